import type { FastifyInstance } from 'fastify';
import { err } from '#lib/domain/result.ts';
import type { Auth } from '../auth/auth.ts';
import { staffGate } from './gate.ts';
import { addRoute, noInput } from './route.ts';

/** The doors by which a nakes makes the browser that she has signed in on a device of her own, and forgets its PIN. */
export function mountOwnDevice(app: FastifyInstance, { auth }: { auth: Auth }): void {
  addRoute(app, {
    method: 'POST',
    path: '/api/me/device',
    gate: staffGate('ownDevice'),
    summary:
      'Makes this browser a device of the nakes who is signed in, for the Posyandu of her scope, with her rights.',
    answer: '{ deviceId, token, posyanduIds }',
    input: noInput,
    problems: ['account.unknown', 'device.notForRole', 'device.scopeTooWide'],
    perMinute: 20,
    handle: async ({ actor }) => {
      const account = await auth.accounts.find(actor.puskesmasId, actor.accountId);
      if (!account) return err({ code: 'account.unknown' });
      const enrolled = await auth.ownDevices.enrol(account);
      if (!enrolled.ok) return enrolled;
      const { deviceId, token, posyanduIds } = enrolled.value;
      for (const posyanduId of posyanduIds) auth.rights.deviceEnrolled(posyanduId, deviceId);
      await auth.audit.record({ actor, action: 'deviceEnrol', subject: `device:${deviceId}` });
      return { deviceId, token, posyanduIds };
    },
  });
  addRoute(app, {
    method: 'DELETE',
    path: '/api/me/pin',
    gate: staffGate('ownDevice'),
    summary: 'Takes the forgotten PIN of the nakes who is signed in away; she chooses a new one on her device.',
    answer: 'nothing (204)',
    input: noInput,
    problems: ['account.unknown'],
    handle: async ({ actor }) => {
      const account = await auth.accounts.find(actor.puskesmasId, actor.accountId);
      if (!account) return err({ code: 'account.unknown' });
      await auth.accounts.clearPin(account);
      await auth.audit.record({ actor, action: 'pinClear', subject: `account:${account.accountId}` });
    },
  });
}
