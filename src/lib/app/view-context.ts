import type { Device } from './device.svelte.ts';
import type { Register } from './register.svelte.ts';
import type { Ticks } from './ticks.svelte.ts';
import type { ViewContext } from './visit-views.ts';

/** Names for ids, as far as this device knows them; an id stands for itself where it does not. */
export function makeViewContext(register: Register, device: Device, ticks: Ticks): ViewContext {
  return {
    findPerson: (personId) => register.find(personId),
    nameOf: (accountId) =>
      device.profile?.accounts.find((one) => one.accountId === accountId)?.displayName ?? accountId,
    nameOfDevice: (deviceId) => device.nameOf(deviceId),
    tickOf: (eventId, documentId) => ticks.tickOf(eventId, documentId),
  };
}
