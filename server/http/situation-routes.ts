import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { isLocalMonth, monthOf, nextMonth, parseLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { CHILD_FACTS } from '#lib/domain/indicators/child-facts.ts';
import { RULE_SET } from '#lib/domain/interpretation.ts';
import { err } from '#lib/domain/result.ts';
import { covers, type Scope } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import { localDateOf } from '../import/today.ts';
import type { ProjectionReader } from '../projection/reader.ts';
import type { Freshness } from '../reports/freshness.ts';
import { listNamedChildren } from '../reports/named-children.ts';
import { computeSkdnReport, type SkdnUnitRow } from '../reports/skdn.ts';
import type { UnitsPort } from '../units/port.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { addRoute, noInput } from './route.ts';
import { findPosyanduOf, listPuskesmasIn } from './scope-units.ts';

/** What the routes on counts and the names behind them need. */
export interface SituationPorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly reader: ProjectionReader;
  readonly freshness: Freshness;
  readonly now: () => number;
}

const monthInput = v.custom<LocalMonth>((text) => typeof text === 'string' && isLocalMonth(text));

/** The situation of a Puskesmas: months, counts, and the people behind a count. */
export function mountSituation(app: FastifyInstance, ports: SituationPorts): void {
  addRoute(app, {
    method: 'GET',
    path: '/api/puskesmas/months',
    gate: staffGate('aggregates'),
    summary: 'Months of which there are counts, the newest first.',
    answer: '{ months: [YYYY-MM] }',
    input: noInput,
    handle: async ({ actor }) => ({ months: await listMonthsIn(actor.scope, ports) }),
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/puskesmas/skdn',
    // To the last child, so for those who may see who it is.
    gate: staffGate('names'),
    summary: 'SKDN of a month, one row for each Posyandu and desa in the scope of the caller.',
    answer:
      '{ month, computedAt, dataThrough, ruleSet, rows: [{ level, unit, unitId, villageId, month, sessions, dataThrough, S, K, D, N, ... }] }',
    input: v.object({ query: v.object({ month: monthInput }) }),
    handle: ({ actor, input }) => readSituation(actor.scope, input.query.month, ports),
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/puskesmas/names',
    gate: staffGate('names'),
    summary: 'The children behind a number of a month. Who looks is written down.',
    answer:
      '{ people: [{ personId, name, sex, birthDate, motherName, hamlet, rt, rw, posyandu, facts, lastWeighing: { date, weightKg, lengthHeightCm } | null }] }',
    input: v.object({ query: v.object({ month: monthInput, unitId: idInput, fact: v.picklist(CHILD_FACTS) }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const { month, unitId, fact } = input.query;
      const posyandu = await findPosyanduOf(unitId, actor.scope, ports.units);
      const puskesmasId = posyandu?.[0]?.puskesmasId;
      if (!posyandu || puskesmasId === undefined) return err({ code: 'unit.unknown' });
      const subject = `names:${unitId}:${month}:${fact}`;
      await ports.auth.audit.record({ actor, action: 'namesRead', subject, puskesmasId });
      const names = new Map(posyandu.map((unit) => [unit.posyanduId, unit.name]));
      return { people: await listNamedChildren(ports.reader, puskesmasId, { month, fact, posyandu: names }) };
    },
  });
}

/** Every month from the first session to now, in any Puskesmas of the scope. */
export async function listMonthsIn(scope: Scope, { units, reader, now }: SituationPorts): Promise<LocalMonth[]> {
  const thisMonth = monthOf(localDateOf(now()));
  let first = thisMonth;
  let last = thisMonth;
  for (const { puskesmasId } of await listPuskesmasIn(scope, units)) {
    const span = await reader.findSpan(puskesmasId);
    const [from, to] = [parseLocalMonth(span?.first ?? ''), parseLocalMonth(span?.last ?? '')];
    if (from.ok && from.value < first) first = from.value;
    if (to.ok && to.value > last) last = to.value;
  }
  const months: LocalMonth[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.unshift(month);
  return months;
}

async function readSituation(scope: Scope, month: LocalMonth, ports: SituationPorts) {
  const { units, reader, freshness, now } = ports;
  const rows: (SkdnUnitRow & UnitState)[] = [];
  for (const { puskesmasId } of await listPuskesmasIn(scope, units)) {
    const through = await freshness.readDataThrough(puskesmasId, month);
    const sessions = countSessions(await reader.listSessions(puskesmasId, month));
    const posyandu = new Map((await units.listPosyandu(puskesmasId)).map((unit) => [unit.posyanduId, unit]));
    for (const row of await computeSkdnReport(reader, units, puskesmasId, month)) {
      const own = [...posyandu.values()].filter(
        (unit) => row.unitId === unit.posyanduId || row.unitId === unit.villageId,
      );
      // A desa is shown to those who answer for all of it.
      const visible = row.level === 'posyandu' || ownsVillage(scope, row.villageId, puskesmasId);
      if (!visible || !own.every((unit) => covers(scope, unit))) continue;
      rows.push({
        ...row,
        ...stateOf(
          own.map(({ posyanduId }) => posyanduId),
          sessions,
          through,
        ),
      });
    }
  }
  const dataThrough = newest(rows.map((row) => row.dataThrough));
  return { month, computedAt: now(), dataThrough, ruleSet: RULE_SET, rows };
}

/** How far the numbers of a unit reach. */
interface UnitState {
  /** Session days of the month. */
  readonly sessions: number;
  /** When the newest entry came, ms since epoch; null before the first. */
  readonly dataThrough: number | null;
}

function stateOf(
  posyanduIds: readonly string[],
  sessions: ReadonlyMap<string, number>,
  through: ReadonlyMap<string, number>,
): UnitState {
  return {
    sessions: posyanduIds.reduce((sum, id) => sum + (sessions.get(id) ?? 0), 0),
    dataThrough: newest(posyanduIds.map((id) => through.get(id) ?? null)),
  };
}

function countSessions(documentIds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const documentId of documentIds) {
    const posyanduId = documentId.split(':')[1] ?? '';
    counts.set(posyanduId, (counts.get(posyanduId) ?? 0) + 1);
  }
  return counts;
}

function ownsVillage(scope: Scope, villageId: string, puskesmasId: string): boolean {
  if (scope.kind === 'all') return true;
  return scope.unitIds.includes(scope.kind === 'puskesmas' ? puskesmasId : villageId);
}

function newest(instants: readonly (number | null)[]): number | null {
  return instants.reduce((latest, at) => (at !== null && (latest === null || at > latest) ? at : latest), null);
}
