import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 5;

/** Looks again and again until something is true. @returns false where it was not in time */
export async function waitUntil(isTrue: () => boolean, longestMs: number): Promise<boolean> {
  for (const until = performance.now() + longestMs; !isTrue(); await pause(LOOK_MS)) {
    if (performance.now() > until) return false;
  }
  return true;
}
