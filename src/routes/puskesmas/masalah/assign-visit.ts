import { goto } from '$app/navigation';
import type { Me } from '#lib/app/staff/account-api.ts';
import { visitReasonOf } from '#lib/app/staff/pws/visit-reason-of.ts';
import { mayPass } from '#lib/app/staff/staff-rights.ts';

/** A home to visit: whose, and for what. */
export interface VisitWish {
  readonly personId: string;
  /** The kind of problem. */
  readonly kind: string;
}

/**
 * Opens the form of a home visit where this browser is the nakes's own device: what she states there is hers, and works without internet.
 * @returns false where it is not, and she has to be told how
 */
export async function assignVisit(me: Me, { personId, kind }: VisitWish): Promise<boolean> {
  if (!mayPass(me.role, 'ownDevice')) return false;
  const [{ openApp }, { findStanding }] = await Promise.all([
    import('#lib/app/open-app.ts'),
    import('#lib/app/staff/own-device.ts'),
  ]);
  const opened = await openApp();
  if (!opened.ok || findStanding(opened.value.device, me).kind !== 'own') return false;
  const reason = visitReasonOf(kind);
  await goto(`/kunjungan/baru?${new URLSearchParams({ orang: personId, ...(reason && { alasan: reason }) })}`);
  return true;
}
