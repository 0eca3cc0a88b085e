import type { Result } from '#lib/domain/result.ts';
import { enrolment, type Enrolment } from '../api/device-api.ts';
import type { App } from '../app.svelte.ts';
import type { Me } from './account-api.ts';
import { nothing, type Ask, type StaffProblem } from './ask.ts';

/** What this browser is to the person who has signed in on it. */
export type OwnDeviceStanding =
  /** No device yet. */
  | { readonly kind: 'free' }
  /** Her own. */
  | { readonly kind: 'own' }
  /** A Posyandu's, or somebody else's. */
  | { readonly kind: 'taken'; readonly name: string };

/** Reads what this browser is from the device that it keeps. */
export function findStanding(
  { standing, profile }: Pick<App['device'], 'standing' | 'profile'>,
  me: Me,
): OwnDeviceStanding {
  if (standing.kind === 'notEnrolled') return { kind: 'free' };
  if (profile?.device.ownerId === me.accountId) return { kind: 'own' };
  return { kind: 'taken', name: profile?.device.name ?? '' };
}

/**
 * Makes this browser a device of the nakes who has signed in on it.
 * @returns `device.taken` where it is a device already; problems of the network, of the server, of the disk
 */
export async function makeOwnDevice(ask: Ask, device: App['device']): Promise<Result<unknown, StaffProblem>> {
  if (device.standing.kind !== 'notEnrolled') return { ok: false, problem: { code: 'device.taken' } };
  const enrolled = await askForDevice(ask);
  return enrolled.ok ? device.adopt(enrolled.value) : enrolled;
}

/** Takes the PIN of the person signed in away, on the server and on this device of hers; the next PIN is chosen on it. */
export async function forgetPin(
  ask: Ask,
  app: Pick<App, 'fetchNews' | 'device'>,
): Promise<Result<unknown, StaffProblem>> {
  // A PIN set without a network goes to the server first: it would come back otherwise.
  await app.fetchNews();
  const cleared = await ask({ method: 'DELETE', path: '/api/me/pin', answer: nothing });
  return cleared.ok ? app.device.refreshProfile() : cleared;
}

function askForDevice(ask: Ask): Promise<Result<Enrolment, StaffProblem>> {
  return ask({ method: 'POST', path: '/api/me/device', body: {}, answer: enrolment });
}
