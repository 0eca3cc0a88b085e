import type { DeviceData } from '#lib/db/device-data.ts';
import { listHeldElsewhere } from '#lib/db/holdings.ts';
import { DEVICE_KEYS } from './device-identity.ts';
import type { Device } from './device.svelte.ts';

/**
 * Destroys what a device keeps that staff have struck off. Not while it alone has an entry of its own: that would be lost for ever, so it stays, sealed
 * and behind a page that shows nobody, until it is taken over or another device has it.
 * @returns true where everything has just been destroyed
 */
export async function destroyIfStruckOff(data: DeviceData, device: Device): Promise<boolean> {
  if (!device.isStruckOff || !device.profile) return false;
  const held = new Set(await listHeldElsewhere(data.database));
  const alone = (await data.journal.listUnsent()).filter(({ eventId }) => !held.has(eventId));
  if (alone.length > 0) return false;
  await data.destroy([DEVICE_KEYS.identity]);
  return true;
}
