import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { covers, type Scope, type StaffActor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import type { ProjectionReader } from '../projection/reader.ts';
import { describeMonth } from '../reports/frozen/describe-month.ts';
import type { PeriodActor } from '../reports/frozen/period-store.ts';
import type { Periods } from '../reports/frozen/periods.ts';
import type { UnitsPort, Village } from '../units/port.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { addRoute } from './route.ts';
import { findPosyanduOf, listPuskesmasIn } from './scope-units.ts';

/** What the routes of reported and locked months need. */
export interface PeriodRoutePorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly reader: Pick<ProjectionReader, 'findPeople'>;
  readonly periods: Periods;
  readonly now: () => number;
}

const monthInput = v.custom<LocalMonth>((text) => typeof text === 'string' && isLocalMonth(text));
const kindInput = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
const reasonInput = v.optional(v.pipe(v.string(), v.maxLength(500)), '');
const CHANGES = ['unit.unknown', 'period.noSession', 'period.notValidated'] as const;

/** Months of the desa: which sessions are validated, who is awaited, what is reported, locked and corrected since. */
export function mountPeriods(app: FastifyInstance, ports: PeriodRoutePorts): void {
  const { auth, periods } = ports;
  addRoute(app, {
    method: 'GET',
    path: '/api/periods',
    gate: staffGate('periods'),
    summary: 'The month of every desa in scope: its sessions with where they stand, who is awaited, report and lock.',
    answer:
      '{ month, villages: [{ villageId, name, state: open|reported|locked, version, reason, held, validated, corrections, signatures: [{ role, name, unit, at }], posyandu: [{ posyanduId, name, sessions: [{ documentId, date, state, sentBack, attended, late, changed, closedAt, approvedAt, approvedBy }] }] }] }',
    input: v.object({ query: v.object({ month: monthInput }) }),
    handle: async ({ actor, input }) => {
      const { month } = input.query;
      const villages = [];
      for (const { puskesmasId } of await listPuskesmasIn(actor.scope, ports.units)) {
        const ids = await villagesIn(actor.scope, puskesmasId, ports.units);
        for (const found of await periods.readMonth(puskesmasId, month, ids)) {
          villages.push(await describeMonth(found, { periods, accounts: auth.accounts, units: ports.units }));
        }
      }
      return { month, villages };
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/periods/corrections',
    gate: staffGate('periods'),
    summary: 'What came or changed after a month was locked, with the old value. Who looks is written down.',
    answer:
      '{ corrections: [{ documentId, posyanduId, date, personId, name, slot, value, before: [{ eventId, value }], eventId, by, role, at, reason }] }',
    input: v.object({ query: v.object({ village: idInput, month: monthInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const village = await findVillage(input.query.village, actor.scope, ports.units);
      if (!village) return err({ code: 'unit.unknown' });
      const { puskesmasId, villageId } = village;
      const subject = `corrections:${villageId}:${input.query.month}`;
      await auth.audit.record({ actor, action: 'namesRead', subject, puskesmasId });
      const found = await periods.listCorrections(village, input.query.month);
      const people = await ports.reader.findPeople(puskesmasId, [...new Set(found.map(({ personId }) => personId))]);
      const names = new Map<string, string>(people.map(({ personId, name }) => [personId, name]));
      const named = found.map((one) => Object.assign({ name: names.get(one.personId) ?? null }, one));
      return { corrections: named };
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/periods/copy',
    gate: staffGate('periods'),
    summary: 'The frozen copy of a report of a locked month, with the names under it.',
    answer: '{ kind, unitId, version, bodyHash, signatures: [{ role, name, at }], report: as it was served }',
    input: v.object({ query: v.object({ unit: idInput, month: monthInput, kind: kindInput }) }),
    problems: ['unit.unknown', 'period.noCopy'],
    handle: async ({ actor, input }) => {
      const { unit, month, kind } = input.query;
      const puskesmasId = (await findPosyanduOf(unit, actor.scope, ports.units))?.[0]?.puskesmasId;
      if (puskesmasId === undefined) return err({ code: 'unit.unknown' });
      const found = await periods.frozenReport(puskesmasId, unit, month, kind);
      if (!found) return err({ code: 'period.noCopy' });
      const { body, ...copy } = found;
      const report: unknown = JSON.parse(body);
      return { ...copy, report };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/periods/report',
    gate: staffGate('periodReport'),
    summary: 'The Pustu hands in the month of its desa; of a locked month a new version, with a reason.',
    answer: '{ version }',
    input: v.object({ body: v.object({ villageId: idInput, month: monthInput, reason: reasonInput }) }),
    problems: [...CHANGES, 'period.alreadyReported', 'period.reasonMissing'],
    handle: async ({ actor, input }) => {
      const { villageId, month, reason } = input.body;
      const act = await actOn(ports, actor, villageId);
      if (!act.ok) return act;
      const reported = await periods.report(act.value.village, month, act.value.author, reason);
      if (!reported.ok) return reported;
      const { version, puskesmasId } = reported.value;
      await auth.audit.record({ actor, action: 'periodReport', subject: `period:${villageId}:${month}`, puskesmasId });
      return { version };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/periods/lock',
    gate: staffGate('periodLock'),
    summary: 'The head locks a reported month: its reports are frozen with the names of those who answer for them.',
    answer: '{ version }',
    input: v.object({ body: v.object({ villageId: idInput, month: monthInput }) }),
    problems: [...CHANGES, 'period.notReported', 'period.alreadyLocked'],
    handle: async ({ actor, input }) => {
      const { villageId, month } = input.body;
      const act = await actOn(ports, actor, villageId);
      if (!act.ok) return act;
      const locked = await periods.lock(act.value.village, month, act.value.author);
      if (!locked.ok) return locked;
      const { version, puskesmasId } = locked.value;
      await auth.audit.record({ actor, action: 'periodLock', subject: `period:${villageId}:${month}`, puskesmasId });
      return { version };
    },
  });
}

/** The desa of an act and who does it, by the name of her account. */
async function actOn(
  { auth, units, now }: PeriodRoutePorts,
  actor: StaffActor,
  villageId: string,
): Promise<Result<{ village: Village; author: PeriodActor }, { code: 'unit.unknown' }>> {
  const village = await findVillage(villageId, actor.scope, units);
  if (!village) return err({ code: 'unit.unknown' });
  const { accountId, role } = actor;
  const account = await auth.accounts.find(actor.puskesmasId, accountId);
  return ok({ village, author: { accountId, name: account?.displayName ?? accountId, role, at: now() } });
}

/** A desa that lies wholly in a scope. */
async function findVillage(villageId: string, scope: Scope, units: UnitsPort): Promise<Village | undefined> {
  const village = await units.findVillage(villageId);
  return village && covers(scope, { ...village, posyanduId: '' }) ? village : undefined;
}

async function villagesIn(scope: Scope, puskesmasId: string, units: UnitsPort): Promise<Set<string>> {
  const villages = await units.listVillages(puskesmasId);
  const own = villages.filter((village) => covers(scope, { ...village, posyanduId: '' }));
  return new Set(own.map(({ villageId }) => villageId));
}
