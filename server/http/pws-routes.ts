import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { isLocalMonth, monthOf, type LocalMonth } from '#lib/domain/dates.ts';
import { findIndicator } from '#lib/domain/indicators/indicator-list.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import { err } from '#lib/domain/result.ts';
import { covers, type StaffActor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import { seesSmallCells } from '../auth/small-cell-rights.ts';
import { localDateOf } from '../import/today.ts';
import { computeDashboard } from '../reports/pws/dashboard.ts';
import type { PwsPorts } from '../reports/pws/ports.ts';
import { listProblems } from '../reports/pws/problems.ts';
import { protectAnswer, protectTrend } from '../reports/pws/protect.ts';
import { listNamedSubjects, type SubjectSource } from '../reports/pws/subjects.ts';
import { computeTrend } from '../reports/pws/trend.ts';
import { findUnitView, type UnitView } from '../reports/pws/unit-tree.ts';
import type { UnitsPort } from '../units/port.ts';
import { staffGate } from './gate.ts';
import { addRoute } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';

/** What the dashboards' routes need. */
export interface PwsRoutePorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly pws: PwsPorts & { readonly subjects: SubjectSource };
  readonly now: () => number;
}

const monthInput = v.custom<LocalMonth>((text) => typeof text === 'string' && isLocalMonth(text));
/** Empty for the top of what the caller sees. */
const unitInput = v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{0,64}$/)), '');
const factInput = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,40}$/));
const indicatorInput = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Indicator => {
    const indicator = findIndicator(dataset.value);
    if (indicator) return indicator;
    addIssue({ message: 'no indicator' });
    return NEVER;
  }),
);
const UNKNOWN = ['unit.unknown'] as const;

/** The situation by unit: figures, their year, who stands behind them, and what is open. */
export function mountPws(app: FastifyInstance, ports: PwsRoutePorts): void {
  const { pws, auth, now } = ports;
  addRoute(app, {
    method: 'GET',
    path: '/api/pws',
    gate: staffGate('aggregates'),
    summary:
      'Figures of a unit and of those below it in a month. Counts from 1 to 4 are hidden from those who never see names.',
    answer:
      '{ month, computedAt, dataThrough, ruleSet, counting, path: [{ unitId, level, name }], codes, total: Row, rows: [Row], before: Row | null, population: [{ group, real, projected }], strip: [{ group, target, attended, absentTwoMonths, withProblem, referred, done }], alarms }; Row = { unitId, level, name, standing, posyandu, posyanduIlp, sessionsHeld, sessionsValidated, dataThrough, figures: [[part, whole] | null] }',
    input: v.object({ query: v.object({ unit: unitInput, month: monthInput }) }),
    problems: UNKNOWN,
    handle: async ({ actor, input }) => {
      const view = await viewOf(ports, actor, input.query.unit);
      if (!view) return err({ code: 'unit.unknown' });
      const answer = await computeDashboard(pws, view, input.query.month);
      return seesSmallCells(actor.role) ? answer : protectAnswer(answer);
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/pws/trend',
    gate: staffGate('aggregates'),
    summary: 'Twelve months of one indicator, of a unit and of those below it.',
    answer: '{ months: [YYYY-MM], rows: [{ unitId, level, name, figures: [[part, whole] | null] }] }, the unit first',
    input: v.object({ query: v.object({ unit: unitInput, month: monthInput, indicator: indicatorInput }) }),
    problems: UNKNOWN,
    handle: async ({ actor, input }) => {
      const { unit, month, indicator } = input.query;
      const view = await viewOf(ports, actor, unit);
      if (!view) return err({ code: 'unit.unknown' });
      const answer = await computeTrend(pws, view, indicator, month);
      return seesSmallCells(actor.role) ? answer : protectTrend(answer, indicator);
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/pws/names',
    gate: staffGate('names'),
    summary: 'The people, and other subjects, behind one fact of a unit. Who looks is written down.',
    answer:
      '{ path: [{ unitId, level, name }], subjects: [{ kind, subjectId, personId, name, birthDate, sex, posyanduId, posyandu, hamlet, rt }] }',
    input: v.object({ query: v.object({ unit: unitInput, month: monthInput, fact: factInput }) }),
    problems: UNKNOWN,
    handle: async ({ actor, input }) => {
      const { unit, month, fact } = input.query;
      const view = await viewOf(ports, actor, unit);
      if (!view) return err({ code: 'unit.unknown' });
      await auth.audit.record({
        actor,
        action: 'namesRead',
        subject: `names:${view.unit.unitId}:${month}:${fact}`,
        ...puskesmasOf(view),
      });
      return { path: view.path, subjects: await listNamedSubjects(pws.subjects, view.unit, month, fact) };
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/pws/problems',
    gate: staffGate('names'),
    summary: 'What is open in a unit today and whose turn it is, the most pressing first. Who looks is written down.',
    answer:
      '{ computedAt, leftOut, problems: [{ kind, subject, subjectId, personId, name, birthDate, sex, posyanduId, posyandu, village, hamlet, rt, reason, colour, since, owner }] }',
    input: v.object({ query: v.object({ unit: unitInput }) }),
    problems: UNKNOWN,
    handle: async ({ actor, input }) => {
      const view = await viewOf(ports, actor, input.query.unit);
      if (!view) return err({ code: 'unit.unknown' });
      const month = monthOf(localDateOf(now()));
      await auth.audit.record({
        actor,
        action: 'namesRead',
        subject: `problems:${view.unit.unitId}`,
        ...puskesmasOf(view),
      });
      const villages = await villageNames(ports.units, view);
      return { computedAt: now(), ...(await listProblems(pws.subjects, view.unit, month, villages)) };
    },
  });
}

async function viewOf({ units }: PwsRoutePorts, { scope }: StaffActor, unitId: string): Promise<UnitView | undefined> {
  return await findUnitView(units, await listPuskesmasIn(scope, units), (unit) => covers(scope, unit), unitId);
}

/** The one Puskesmas that a unit belongs to, for the audit trail. */
function puskesmasOf({ unit }: UnitView): { puskesmasId?: string } {
  const [only] = unit.parts;
  return only && unit.parts.length === 1 ? { puskesmasId: only.puskesmasId } : {};
}

async function villageNames(units: UnitsPort, { unit }: UnitView): Promise<Map<string, string>> {
  const lists = await Promise.all(unit.parts.map(({ puskesmasId }) => units.listVillages(puskesmasId)));
  return new Map(lists.flat().map(({ villageId, name }) => [villageId, name]));
}
