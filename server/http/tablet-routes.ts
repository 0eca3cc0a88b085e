import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { RULE_SET } from '#lib/domain/interpretation.ts';
import { err } from '#lib/domain/result.ts';
import type { Account } from '../auth/account-rows.ts';
import type { DeviceActor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import { MIN_PIN_ITERATIONS } from '../auth/pin.ts';
import { Throttle } from '../auth/throttle-store.ts';
import type { UnitsPort } from '../units/port.ts';
import { deviceGate, openGate } from './gate.ts';
import { idInput, secretInput } from './inputs.ts';
import { addRoute, noInput } from './route.ts';

/** What the device's own doors need. */
export interface TabletPorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly now: () => number;
}

/** A village's tablets may share one address; codes have 36 bits. */
const ENROL_LIMITS = { free: 20, firstWaitMs: 1_000, longestWaitMs: 15 * 60_000, forgetMs: 60 * 60_000 };
const base64 = v.pipe(v.string(), v.base64(), v.maxLength(128));
const pinVerifierInput = v.object({
  salt: base64,
  iterations: v.pipe(v.number(), v.integer(), v.minValue(MIN_PIN_ITERATIONS), v.maxValue(10_000_000)),
  hash: base64,
});

/** What a tablet or phone asks for itself: to join a Posyandu, and what it needs to work there for days without a network. */
export function mountTablet(app: FastifyInstance, { auth, units, now }: TabletPorts): void {
  const guesses = new Throttle('enrol address', ENROL_LIMITS, auth.throttle);
  addRoute(app, {
    method: 'POST',
    path: '/api/devices/enrol',
    gate: openGate,
    summary: 'Turns a one-time code into an enrolled device. Case, spaces and dashes of the code do not matter.',
    answer: '{ deviceId, token, posyanduIds }',
    input: v.object({ body: v.object({ code: secretInput }) }),
    problems: ['device.codeWrong', 'device.codeExpired', 'device.codeUsed', 'device.wait'],
    perMinute: 60,
    handle: async ({ input, request, reply }) => {
      const waitMs = await guesses.attempt(request.ip);
      if (waitMs > 0) {
        reply.header('retry-after', Math.ceil(waitMs / 1000));
        return err({ code: 'device.wait' });
      }
      const enrolled = await auth.enrolment.enrol(input.body.code);
      if (!enrolled.ok) return enrolled;
      await guesses.forgive(request.ip);
      const { deviceId, puskesmasId, token, posyanduIds } = enrolled.value;
      for (const posyanduId of posyanduIds) auth.rights.deviceEnrolled(posyanduId, deviceId);
      const subject = `device:${deviceId}`;
      await auth.audit.record({ actor: { kind: 'visitor' }, action: 'deviceEnrol', subject, puskesmasId });
      return { deviceId, token, posyanduIds };
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/device/profile',
    gate: deviceGate('profile'),
    summary:
      'The device, its units, and who can use it, with their PIN verifiers: the cadres of its Posyandu, or the nakes whose own it is. Kept by the device for work offline.',
    answer:
      '{ device: { deviceId, name, ownerId }, puskesmas, village, posyandu: [{ posyanduId, name, hamlet, village }], accounts: [{ accountId, displayName, role, pinVerifier }], devices: [{ deviceId, name }], peer: { certificate, serverKeys, boxKeys, revoked }, serverTime, ruleSet }',
    input: noInput,
    problems: ['device.unknown'],
    handle: async ({ actor }) => {
      const device = await auth.devices.get(actor.puskesmasId, actor.deviceId);
      const puskesmas = await units.findPuskesmas(actor.puskesmasId);
      const villages = new Map((await units.listVillages(actor.puskesmasId)).map((one) => [one.villageId, one.name]));
      const found = await Promise.all(actor.scope.unitIds.map((posyanduId) => units.findPosyandu(posyanduId)));
      const posyandu = found.filter((unit) => unit !== undefined);
      const villageId = posyandu[0]?.villageId ?? '';
      if (!device || !puskesmas || !villages.has(villageId)) return err({ code: 'device.unknown' });
      const people = await listPeople(auth, actor);
      const devices = await auth.devices.listNames(actor.puskesmasId, actor.scope.unitIds);
      const peer = await auth.deviceKeys.profileOf(actor);
      return {
        device: { deviceId: device.deviceId, name: device.name, ownerId: device.ownerId },
        puskesmas: { puskesmasId: puskesmas.puskesmasId, name: puskesmas.name },
        village: { villageId, name: villages.get(villageId) },
        posyandu: posyandu.map((unit) => ({
          posyanduId: unit.posyanduId,
          name: unit.name,
          hamlet: unit.hamlet,
          village: villages.get(unit.villageId),
        })),
        accounts: people.map(withVerifier),
        devices,
        peer,
        serverTime: now(),
        ruleSet: RULE_SET,
      };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/device/accounts/:accountId/pin',
    gate: deviceGate('profile'),
    summary:
      'Stores the verifier of the PIN that a cadre, or the owner, has chosen on the device, where none stands. The PIN itself never travels.',
    answer: 'nothing (204)',
    input: v.object({ params: v.object({ accountId: idInput }), body: v.object({ pinVerifier: pinVerifierInput }) }),
    problems: ['account.unknown', 'account.pinAlreadySet'],
    handle: async ({ actor, input }) => {
      const people = await listPeople(auth, actor);
      const person = people.find((one) => one.accountId === input.params.accountId);
      if (!person) return err({ code: 'account.unknown' });
      const stored = await auth.accounts.setPin(person, input.body.pinVerifier);
      if (stored.ok) await auth.audit.record({ actor, action: 'pinSet', subject: `account:${person.accountId}` });
      return stored;
    },
  });
}

/** Who uses a device with a PIN: the cadres of its Posyandu, or its owner alone. */
async function listPeople(auth: Auth, { puskesmasId, owner, scope }: DeviceActor): Promise<Account[]> {
  if (!owner) return auth.accounts.listCadres(puskesmasId, scope.unitIds);
  const account = await auth.accounts.find(puskesmasId, owner.accountId);
  return account ? [account] : [];
}

function withVerifier({ accountId, displayName, role, pinVerifier }: Account) {
  return { accountId, displayName, role, pinVerifier };
}
