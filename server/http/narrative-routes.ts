import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StaffActor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import type { NarrativePlaceFound, Narratives } from '../reports/narrative.ts';
import type { UnitsPort } from '../units/port.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { monthInput, unitInput } from './report-routes.ts';
import { findReportUnit } from './report-unit.ts';
import { addRoute } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';

/** What the routes of the narrative need. */
export interface NarrativePorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly narratives: Narratives;
}

const MAX_WORDS = 600;
const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_WORDS));
const textEntries = {
  problem: words,
  cause: v.pipe(v.string(), v.trim(), v.maxLength(MAX_WORDS)),
  plan: words,
  owner: v.pipe(v.string(), v.trim(), v.maxLength(100)),
  dueDate: v.nullable(v.custom<LocalDate>((text) => typeof text === 'string' && isLocalDate(text))),
};
const entryParams = v.object({ entryId: idInput });

/** The narrative of a month: problems, causes, plans with owner and date. Typed text may name people: it is for those who may see names. Each change is written down. */
export function mountNarratives(app: FastifyInstance, ports: NarrativePorts): void {
  const { auth, units, narratives } = ports;
  const gate = staffGate('reports');
  addRoute(app, {
    method: 'GET',
    path: '/api/narrative',
    gate,
    summary: 'Problems and plans of a unit and all below it in a month, those due first.',
    answer:
      '{ unitId, entries: [{ entryId, unitId, problem, cause, plan, owner, dueDate, done, changedAt, changedBy }] }',
    input: v.object({ query: v.object({ unit: v.optional(unitInput, ''), month: monthInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input: { query } }) => {
      const unit = await findReportUnit(query.unit, actor.scope, units);
      if (!unit) return err({ code: 'unit.unknown' });
      const below = unit.posyandu.flatMap(({ posyanduId, villageId }) =>
        unit.level === 'posyandu' ? [posyanduId] : [posyanduId, villageId],
      );
      const unitIds = [...new Set([unit.unitId, ...below])];
      const entries = await narratives.list(unit.puskesmas.puskesmasId, { unitIds, month: query.month });
      return ok({ unitId: unit.unitId, entries });
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/narrative',
    gate,
    summary: 'Adds a problem with its plan.',
    answer: '{ entryId }',
    input: v.object({ body: v.object({ unit: unitInput, month: monthInput, ...textEntries }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input: { body } }) => {
      const { unit: unitId, month, ...text } = body;
      const unit = await findReportUnit(unitId, actor.scope, units);
      if (!unit) return err({ code: 'unit.unknown' });
      const place = { puskesmasId: unit.puskesmas.puskesmasId, unitId: unit.unitId, month };
      const entryId = await narratives.add(place, text, await nameOf(auth, actor));
      await recordChange(auth, actor, { ...place, entryId }, ':add');
      return ok({ entryId });
    },
  });
  addRoute(app, {
    method: 'PATCH',
    path: '/api/narrative/:entryId',
    gate,
    summary: 'Writes a problem with its plan anew, or says that it is done.',
    answer: 'nothing (204)',
    input: v.object({ params: entryParams, body: v.object({ ...textEntries, done: v.boolean() }) }),
    problems: ['narrative.unknown'],
    handle: async ({ actor, input: { params, body } }) => {
      const found = await findEntry(ports, actor, params.entryId);
      if (!found.ok) return found;
      const key = { ...found.value, entryId: params.entryId };
      await narratives.change(key, body, await nameOf(auth, actor));
      await recordChange(auth, actor, key);
      return undefined;
    },
  });
  addRoute(app, {
    method: 'DELETE',
    path: '/api/narrative/:entryId',
    gate,
    summary: 'Takes a problem out of the report.',
    answer: 'nothing (204)',
    input: v.object({ params: entryParams }),
    problems: ['narrative.unknown'],
    handle: async ({ actor, input: { params } }) => {
      const found = await findEntry(ports, actor, params.entryId);
      if (!found.ok) return found;
      const key = { ...found.value, entryId: params.entryId };
      await narratives.remove(key, await nameOf(auth, actor));
      await recordChange(auth, actor, key, ':remove');
      return undefined;
    },
  });
}

/** A line of a unit that is wholly the caller's. */
async function findEntry(
  { units, narratives }: NarrativePorts,
  actor: StaffActor,
  entryId: string,
): Promise<Result<NarrativePlaceFound, { code: 'narrative.unknown' }>> {
  const own = await listPuskesmasIn(actor.scope, units);
  const place = await narratives.findUnit(
    own.map(({ puskesmasId }) => puskesmasId),
    entryId,
  );
  const unit = place && (await findReportUnit(place.unitId, actor.scope, units));
  return place && unit ? ok(place) : err({ code: 'narrative.unknown' });
}

/** Writes down who has changed a line; what it says stays out of the trail. */
async function recordChange(
  auth: Auth,
  actor: StaffActor,
  { puskesmasId, entryId }: { readonly puskesmasId: string; readonly entryId: string },
  how: '' | ':add' | ':remove' = '',
): Promise<void> {
  await auth.audit.record({ actor, action: 'narrativeChange', subject: `narrative:${entryId}${how}`, puskesmasId });
}

async function nameOf(auth: Auth, actor: StaffActor): Promise<string> {
  return (await auth.accounts.find(actor.puskesmasId, actor.accountId))?.displayName ?? '';
}
