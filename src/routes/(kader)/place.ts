import type { App } from '#lib/app/app.svelte.ts';

/** What of the app decides where it begins. */
interface Standing {
  readonly device: Pick<App['device'], 'standing'>;
  readonly signIn: Pick<App['signIn'], 'current'>;
}

/** The page to begin with: a device without Posyandu needs a code, one without user a name. */
export function placeFor({ device, signIn }: Standing): '/mulai' | '/siapa' | '/hari-buka' {
  if (device.standing.kind === 'notEnrolled') return '/mulai';
  return signIn.current === undefined ? '/siapa' : '/hari-buka';
}
