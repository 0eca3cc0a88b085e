/**
 * The states of a referral as they count where several were stated apart, offline, and nobody has replaced any: the furthest holds. Who was
 * received was received, whatever else was written meanwhile of not coming, refusing or cancelling.
 * @source homevisit-referral.md 3; bawaan rancangan
 */
export const REFERRAL_STATE_ORDER = [
  'DIUSULKAN',
  'DIKONFIRMASI',
  'BERANGKAT',
  'TIDAK_DATANG',
  'MENOLAK',
  'DIBATALKAN',
  'DITERIMA',
  'SELESAI',
] as const;

/** The furthest of some states; undefined for none. The same for any order of its arguments. */
export function furthestState(
  states: readonly (typeof REFERRAL_STATE_ORDER)[number][],
): (typeof REFERRAL_STATE_ORDER)[number] | undefined {
  return REFERRAL_STATE_ORDER.findLast((state) => states.includes(state));
}
