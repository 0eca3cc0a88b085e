import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StaffActor } from '../auth/actor.ts';
import type { AuditAction } from '../auth/audit.ts';
import type { Auth } from '../auth/auth.ts';
import { formatDeviceCode } from '../auth/device-codes.ts';
import type { Device } from '../auth/devices-store.ts';
import { may } from '../auth/rights.ts';
import type { UnitsPort } from '../units/port.ts';
import type { CloseSockets } from './close-sockets.ts';
import { staffGate } from './gate.ts';
import { idInput, textInput } from './inputs.ts';
import { addRoute, noInput } from './route.ts';

/** What the routes on devices need. */
export interface DevicePorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly closeSockets: CloseSockets;
}

const deviceInput = v.object({ deviceId: idInput });

/** Devices and their one-time codes, for staff who have the Posyandu in their scope. */
export function mountDevices(app: FastifyInstance, { auth, units, closeSockets }: DevicePorts): void {
  addRoute(app, {
    method: 'POST',
    path: '/api/device-codes',
    gate: staffGate('devices'),
    summary: 'Makes a one-time code with which one device joins a Posyandu within 24 hours.',
    answer: '{ code, shownAs, posyanduId, expiresAt }',
    input: v.object({ body: v.object({ posyanduId: idInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const unit = await units.findPosyandu(input.body.posyanduId);
      if (!unit || !may(actor, { kind: 'manage', door: 'devices', unit })) return err({ code: 'unit.unknown' });
      const issued = await auth.enrolment.issueCode(unit, actor.accountId);
      const subject = `posyandu:${unit.posyanduId}`;
      await auth.audit.record({ actor, action: 'deviceCode', subject, puskesmasId: unit.puskesmasId });
      return { ...issued, shownAs: formatDeviceCode(issued.code) };
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/devices',
    gate: staffGate('devices'),
    summary: 'Devices in the scope of the caller, revoked ones too, by name.',
    answer: '{ devices: [{ deviceId, puskesmasId, posyanduIds, name, ownerId, enrolledAt, seenAt, revokedAt }] }',
    input: noInput,
    handle: async ({ actor }) => ({ devices: await auth.devices.list(actor.scope) }),
  });
  addRoute(app, {
    method: 'PATCH',
    path: '/api/devices/:deviceId',
    gate: staffGate('devices'),
    summary: 'Gives a device another name.',
    answer: 'nothing (204)',
    input: v.object({ params: deviceInput, body: v.object({ name: textInput }) }),
    problems: ['device.unknown'],
    handle: async ({ actor, input }) => {
      const found = await findDevice(auth, actor, input.params.deviceId);
      if (!found.ok) return found;
      await auth.devices.rename(found.value, input.body.name);
      await record(auth, actor, found.value, 'deviceRename');
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/devices/:deviceId/revoke',
    gate: staffGate('devices'),
    summary: 'Ends a device for good: its sockets close at once, its token opens nothing any more.',
    answer: 'nothing (204)',
    input: v.object({ params: deviceInput }),
    problems: ['device.unknown'],
    handle: async ({ actor, input }) => {
      const found = await findDevice(auth, actor, input.params.deviceId);
      if (!found.ok) return found;
      await auth.devices.revoke(found.value);
      closeSockets(({ deviceId }) => deviceId === found.value.deviceId);
      await record(auth, actor, found.value, 'deviceRevoke');
    },
  });
}

/** A device in the scope of the caller; another one is as unknown as one that does not exist. */
async function findDevice(
  auth: Auth,
  actor: StaffActor,
  deviceId: string,
): Promise<Result<Device, { code: 'device.unknown' }>> {
  const device = (await auth.devices.list(actor.scope)).find((one) => one.deviceId === deviceId);
  return device ? ok(device) : err({ code: 'device.unknown' });
}

function record(auth: Auth, actor: StaffActor, device: Device, action: AuditAction): Promise<void> {
  return auth.audit.record({ actor, action, subject: `device:${device.deviceId}`, puskesmasId: device.puskesmasId });
}
