import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';
import { nothing, type Ask, type StaffProblem } from './ask.ts';

const device = v.object({
  deviceId: v.string(),
  name: v.string(),
  posyanduIds: v.array(v.string()),
  ownerId: v.nullish(v.string()),
  enrolledAt: v.number(),
  seenAt: v.nullable(v.number()),
  revokedAt: v.nullable(v.number()),
});
/** A tablet or phone of a Posyandu, or the own device of the nakes whose account is `ownerId`; instants in ms since epoch. */
export type DeviceLine = v.InferOutput<typeof device>;
const deviceList = v.object({ devices: v.array(device) });

const deviceCode = v.object({
  code: v.string(),
  shownAs: v.string(),
  posyanduId: v.string(),
  expiresAt: v.number(),
});
/** A code with which one device joins a Posyandu, once. `shownAs` is how people read it out. */
export type DeviceCode = v.InferOutput<typeof deviceCode>;

type Answer<T> = Promise<Result<T, StaffProblem>>;

/** Devices in the scope of the person signed in, revoked ones too, by name. */
export async function listDevices(ask: Ask): Answer<readonly DeviceLine[]> {
  const answer = await ask({ path: '/api/devices', answer: deviceList });
  return answer.ok ? { ok: true, value: answer.value.devices } : answer;
}

/** Makes a one-time code; `unit.unknown` for a Posyandu outside one's scope. */
export function makeDeviceCode(ask: Ask, posyanduId: string): Answer<DeviceCode> {
  return ask({ method: 'POST', path: '/api/device-codes', body: { posyanduId }, answer: deviceCode });
}

/** Gives a device another name; `device.unknown` for one that is gone. */
export function renameDevice(ask: Ask, deviceId: string, name: string): Answer<undefined> {
  return ask({ method: 'PATCH', path: pathOf(deviceId), body: { name }, answer: nothing });
}

/** Ends a device for good; `device.unknown` for one that is gone. */
export function revokeDevice(ask: Ask, deviceId: string): Answer<undefined> {
  return ask({ method: 'POST', path: `${pathOf(deviceId)}/revoke`, answer: nothing });
}

/** What the QR of a code says: the page that takes it, with the code behind `#`, where no server's log sees it. */
export function enrolLink(origin: string, code: string): string {
  return `${origin}/mulai#kode=${code}`;
}

function pathOf(deviceId: string): string {
  return `/api/devices/${encodeURIComponent(deviceId)}`;
}
