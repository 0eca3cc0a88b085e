/**
 * Beginnings of device ids. The id of the array that holds an event so tells whose hands wrote it, on every device and for ever, without
 * a list of devices: `dv_` a tablet of a Posyandu, enrolled by code; `dn_` the own device of a nakes.
 */
export const DEVICE_PREFIX = { posyandu: 'dv', nakes: 'dn' } as const;

const CADRES: ReadonlySet<string> = new Set(['cadre', 'cadre_lead']);
const NAKES: ReadonlySet<string> = new Set(['village_nurse', 'health_officer']);

/** Says whether a device may hold events in a role (SPEC E11). Ids of other kinds (the server's own, those of older stores) hold any. */
export function mayHold(device: string, role: string): boolean {
  if (device.startsWith(`${DEVICE_PREFIX.posyandu}_`)) return CADRES.has(role);
  if (device.startsWith(`${DEVICE_PREFIX.nakes}_`)) return NAKES.has(role);
  return true;
}

/** True for the own device of a nakes, which may see what only nakes may. */
export function isOwnDevice(device: string): boolean {
  return device.startsWith(`${DEVICE_PREFIX.nakes}_`);
}
