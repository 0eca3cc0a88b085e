import * as v from 'valibot';
import type { Settings } from '#lib/db/settings.ts';

/** Names under which the device keeps what it knows of itself. */
export const DEVICE_KEYS = { identity: 'device', profile: 'profile', posyandu: 'posyandu' } as const;

const identitySchema = v.object({
  deviceId: v.string(),
  token: v.string(),
  revoked: v.optional(v.boolean(), false),
  /** Staff have struck it off, by the server's own word: what it keeps may be destroyed. */
  struckOff: v.optional(v.boolean(), false),
});
/** What an enrolment has left: who this device is, and what opens the server's doors. */
export type DeviceIdentity = v.InferOutput<typeof identitySchema>;

/** Reads the identity that an enrolment has left in the settings; the service worker asks too. */
export async function loadIdentity(settings: Settings): Promise<DeviceIdentity | undefined> {
  const parsed = v.safeParse(identitySchema, await settings.load(DEVICE_KEYS.identity));
  return parsed.success ? parsed.output : undefined;
}
