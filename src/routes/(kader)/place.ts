import type { App } from '#lib/app/app.svelte.ts';

/** The page to begin with: a device without Posyandu needs a code, one without user a name. */
export function placeFor({ device, signIn }: Pick<App, 'device' | 'signIn'>): '/mulai' | '/siapa' | '/hari-buka' {
  if (device.standing.kind === 'notEnrolled') return '/mulai';
  return signIn.current === undefined ? '/siapa' : '/hari-buka';
}
