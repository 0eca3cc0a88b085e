import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import { err, ok } from '#lib/domain/result.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { findManaged, type ManagedUnit } from './managed-unit.ts';
import { recordChange, yearInput, yearNumber, type ManagementPorts } from './management-ports.ts';
import { addRoute } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';
import type { StaffActor } from '../auth/actor.ts';

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const codeInput = v.picklist(INDICATORS.map(({ code }) => code));

/** Targets per year: those of the catalogue, or what the Puskesmas has set in their place. */
export function mountTargets(app: FastifyInstance, ports: ManagementPorts): void {
  const { management } = ports;
  addRoute(app, {
    method: 'GET',
    path: '/api/targets',
    gate: staffGate('aggregates'),
    summary:
      'Targets of a year in percent, as they hold for a unit; `isOwn` where the Puskesmas has set it, `confirmed` where it is settled.',
    answer: '{ year, targets: [{ code, good, bad, confirmed, isOwn }] }',
    input: v.object({ query: v.object({ unit: v.optional(idInput), year: yearInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const { unit, year } = input.query;
      const puskesmasId = await puskesmasOf(ports, actor, unit);
      if (unit !== undefined && puskesmasId === undefined) return err({ code: 'unit.unknown' });
      const own = puskesmasId === undefined ? new Map() : await management.targets.listTargets(puskesmasId, year);
      return {
        year,
        targets: INDICATORS.flatMap(({ code, target }) => {
          const set = own.get(code);
          if (set) return [{ ...set, isOwn: true }];
          if (!target) return [];
          const { good, bad = null, uncertain = false } = target;
          return [{ code, good, bad, confirmed: !uncertain, isOwn: false }];
        }),
      };
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/targets/history',
    gate: staffGate('aggregates'),
    summary: 'What the Puskesmas of a unit has set for a year, the newest first.',
    answer: '{ changes: [{ code, good, bad, confirmed, writtenByName, writtenAt }] }',
    input: v.object({ query: v.object({ unit: v.optional(idInput), year: yearInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const puskesmasId = await puskesmasOf(ports, actor, input.query.unit);
      if (puskesmasId === undefined) return err({ code: 'unit.unknown' });
      const accounts = await ports.auth.accounts.list([puskesmasId]);
      const names = new Map(accounts.map(({ accountId, displayName }) => [accountId, displayName]));
      const changes = await management.targets.listChanges(puskesmasId, input.query.year);
      return {
        changes: changes.map(({ code, good, bad, confirmed, writtenBy, writtenAt }) => {
          return { code, good, bad, confirmed, writtenByName: names.get(writtenBy) ?? null, writtenAt };
        }),
      };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/targets',
    gate: staffGate('unitChanges'),
    summary:
      'Sets the target of an indicator for a year, and says whether it is settled. What held before stays in the history.',
    answer: 'nothing (204)',
    input: v.object({
      body: v.object({
        unit: idInput,
        year: yearNumber,
        code: codeInput,
        good: percent,
        bad: v.optional(v.nullable(percent), null),
        confirmed: v.boolean(),
      }),
    }),
    problems: ['unit.unknown', 'target.orderWrong'],
    handle: async ({ actor, input }) => {
      const { unit, year, code, good, bad, confirmed } = input.body;
      const found: ManagedUnit | undefined = await findManaged(ports.units, actor.scope, unit);
      if (found?.level !== 'puskesmas') return err({ code: 'unit.unknown' });
      if (bad !== null && bad < good) return err({ code: 'target.orderWrong' });
      await management.targets.setTarget(unit, year, { code, good, bad, confirmed }, actor.accountId);
      const subject = `target:${code}:${year}`;
      await recordChange(ports, { actor, action: 'targetSet', subject, puskesmasId: unit });
      return ok(undefined);
    },
  });
}

/** The Puskesmas whose targets hold: of the unit named, or the only one of the scope. */
async function puskesmasOf(
  { units }: ManagementPorts,
  { scope }: StaffActor,
  unit: string | undefined,
): Promise<string | undefined> {
  const own = await listPuskesmasIn(scope, units);
  if (unit === undefined) return own.length === 1 ? own[0]?.puskesmasId : undefined;
  const path = (await units.findPosyandu(unit)) ?? (await units.findVillage(unit)) ?? (await units.findPuskesmas(unit));
  return own.find(({ puskesmasId }) => puskesmasId === path?.puskesmasId)?.puskesmasId;
}
