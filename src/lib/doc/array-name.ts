const PREFIX = 'ev:';

/** Name of the root array into which a device, and only it, appends (SPEC E2). */
export function arrayNameOf(deviceId: string): string {
  return `${PREFIX}${deviceId}`;
}

/** The device that owns a root array, or undefined where the name is no event array. */
export function deviceOfArray(name: string): string | undefined {
  return name.startsWith(PREFIX) && name.length > PREFIX.length ? name.slice(PREFIX.length) : undefined;
}
