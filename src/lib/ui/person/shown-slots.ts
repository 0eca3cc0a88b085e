/** Slots that link records or serve the app, and the day, which heads the entry; they say nothing more to who reads a history. */
const HIDDEN: ReadonlySet<string> = new Set([
  'personId',
  'date',
  'householdId',
  'motherId',
  'birthOrder',
  'childIds',
  'arrivedAt',
  'fromVisit',
  'reportedToNurseDate',
  'confidentialColour',
  'visitDate',
]);

/** Slots that are nobody's business but that of nakes. @source README.md of the domain, roles and access */
const FOR_NAKES: ReadonlySet<string> = new Set(['poorHousehold', 'decile', 'disability']);

/** Whether a slot is shown to who reads. */
export function isReadable(slot: string, { forNakes = false }: { readonly forNakes?: boolean } = {}): boolean {
  return forNakes || !FOR_NAKES.has(slot);
}

/** Whether a slot stands in a history. Steps that were simply done stay out of it. */
export function isShownSlot(
  slot: string,
  values: readonly unknown[],
  reader?: { readonly forNakes?: boolean },
): boolean {
  if (HIDDEN.has(slot) || !isReadable(slot, reader)) return false;
  return !(slot.endsWith('Step') && values.every((value) => value === 'done'));
}
