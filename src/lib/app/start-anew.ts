import { countLocked, startAnew as startDiskAnew } from '#lib/db/start-anew.ts';
import { browserOutside } from './browser-outside.ts';
import { DEVICE_KEYS } from './device-identity.ts';
import { DEVICE_KEY } from './peer/device-key.ts';

/** How many of the own entries on this device, whose key is lost, were never sent. */
export function countUnreadable(): Promise<number> {
  return countLocked({});
}

/** Lets go of everything here that no key opens; the device stays enrolled, and what the server has comes back. Reload afterwards. */
export function startAnew(): Promise<void> {
  return startDiskAnew({}, browserOutside(), [DEVICE_KEYS.identity, DEVICE_KEY]);
}
