import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { RULE_SET } from '#lib/domain/interpretation.ts';
import { err } from '#lib/domain/result.ts';
import type { Account } from '../auth/account-rows.ts';
import type { Auth } from '../auth/auth.ts';
import { MIN_PIN_ITERATIONS } from '../auth/pin.ts';
import { Throttle } from '../auth/throttle.ts';
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
  const guesses = new Throttle(ENROL_LIMITS, now);
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
      const waitMs = guesses.attempt(request.ip);
      if (waitMs > 0) {
        reply.header('retry-after', Math.ceil(waitMs / 1000));
        return err({ code: 'device.wait' });
      }
      const enrolled = await auth.enrolment.enrol(input.body.code);
      if (!enrolled.ok) return enrolled;
      guesses.forgive(request.ip);
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
      'The device, its units, and the cadres who can use it with their PIN verifiers: kept by the device for work offline.',
    answer:
      '{ device, puskesmas, village, posyandu[], accounts: [{ accountId, displayName, role, pinVerifier }], serverTime, ruleSet }',
    input: noInput,
    problems: ['device.unknown'],
    handle: async ({ actor }) => {
      const device = await auth.devices.get(actor.puskesmasId, actor.deviceId);
      const found = await Promise.all(actor.scope.unitIds.map((posyanduId) => units.findPosyandu(posyanduId)));
      const posyandu = found.filter((unit) => unit !== undefined);
      const village = posyandu[0] && (await units.findVillage(posyandu[0].villageId));
      const puskesmas = await units.findPuskesmas(actor.puskesmasId);
      if (!device || !village || !puskesmas) return err({ code: 'device.unknown' });
      const cadres = await auth.accounts.listCadres(actor.puskesmasId, actor.scope.unitIds);
      return {
        device: { deviceId: device.deviceId, name: device.name },
        puskesmas: { puskesmasId: puskesmas.puskesmasId, name: puskesmas.name },
        village: { villageId: village.villageId, name: village.name },
        posyandu: posyandu.map(({ posyanduId, name, hamlet }) => ({ posyanduId, name, hamlet })),
        accounts: cadres.map(cadreOf),
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
      'Stores the verifier of the PIN that a cadre has chosen on the device, where none stands. The PIN itself never travels.',
    answer: 'nothing (204)',
    input: v.object({ params: v.object({ accountId: idInput }), body: v.object({ pinVerifier: pinVerifierInput }) }),
    problems: ['account.unknown', 'account.pinAlreadySet'],
    handle: async ({ actor, input }) => {
      const cadres = await auth.accounts.listCadres(actor.puskesmasId, actor.scope.unitIds);
      const cadre = cadres.find((one) => one.accountId === input.params.accountId);
      if (!cadre) return err({ code: 'account.unknown' });
      const stored = await auth.accounts.setPin(cadre, input.body.pinVerifier);
      if (stored.ok) await auth.audit.record({ actor, action: 'pinSet', subject: `account:${cadre.accountId}` });
      return stored;
    },
  });
}

function cadreOf({ accountId, displayName, role, pinVerifier }: Account) {
  return { accountId, displayName, role, pinVerifier };
}
