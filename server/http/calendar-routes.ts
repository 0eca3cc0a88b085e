import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { err, ok } from '#lib/domain/result.ts';
import { staffGate } from './gate.ts';
import { idInput, textInput } from './inputs.ts';
import { findManaged, listPosyanduOf } from './managed-unit.ts';
import {
  dateInput,
  monthInput,
  openText,
  packagesInput,
  recordChange,
  type ManagementPorts,
} from './management-ports.ts';
import { addRoute } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';

/** Planned Posyandu days, against those that were held. */
export function mountCalendar(app: FastifyInstance, ports: ManagementPorts): void {
  const { units, management, reader } = ports;
  addRoute(app, {
    method: 'GET',
    path: '/api/calendar',
    gate: staffGate('aggregates'),
    summary: 'Planned and held days of a month, by Posyandu of a unit.',
    answer:
      '{ today, posyandu: [{ posyanduId, name, villageId, planned: [{ planId, date, packages, place, cancelReason }], held: [YYYY-MM-DD] }] }',
    input: v.object({ query: v.object({ unit: idInput, month: monthInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const unit = await findManaged(units, actor.scope, input.query.unit);
      if (!unit) return err({ code: 'unit.unknown' });
      const { month } = input.query;
      const [days, sessions, posyandu, profiles] = await Promise.all([
        management.calendar.list(unit.puskesmasId, month),
        reader.listSessions(unit.puskesmasId, month),
        listPosyanduOf(units, unit),
        management.units.listProfiles(unit.puskesmasId),
      ]);
      const held = Map.groupBy(sessions, (documentId) => parseDocumentId(documentId)?.posyanduId ?? '');
      const planned = Map.groupBy(days, ({ posyanduId }) => posyanduId);
      const isOpen = (closedDate: string | null | undefined) => !closedDate || closedDate > `${month}-01`;
      return {
        today: management.today(),
        posyandu: posyandu
          .filter(({ posyanduId }) => isOpen(profiles.get(posyanduId)?.closedDate) || held.has(posyanduId))
          .map(({ posyanduId, name, villageId }) => ({
            posyanduId,
            name,
            villageId,
            planned: (planned.get(posyanduId) ?? []).map(({ planId, date, packages, place, cancelReason }) => {
              return { planId, date, packages, place, cancelReason };
            }),
            held: (held.get(posyanduId) ?? []).map((documentId) => documentId.slice(-'YYYY-MM-DD'.length)),
          })),
      };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/calendar',
    gate: staffGate('management'),
    summary: 'Plans a day of a Posyandu.',
    answer: '{ planId }',
    input: v.object({
      body: v.object({ posyanduId: idInput, date: dateInput, packages: packagesInput, place: openText }),
    }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const unit = await findManaged(units, actor.scope, input.body.posyanduId);
      if (unit?.level !== 'posyandu') return err({ code: 'unit.unknown' });
      const { puskesmasId, unitId } = unit;
      const planId = await management.calendar.add(puskesmasId, { ...input.body, by: actor.accountId });
      await recordChange(ports, { actor, action: 'sessionPlan', subject: `posyandu:${unitId}`, puskesmasId });
      return { planId };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/calendar/:planId/cancel',
    gate: staffGate('management'),
    summary: 'Cancels a planned day, with the reason.',
    answer: 'nothing (204)',
    input: v.object({ params: v.object({ planId: idInput }), body: v.object({ reason: textInput }) }),
    problems: ['plan.unknown'],
    handle: async ({ actor, input }) => {
      const { planId } = input.params;
      const own = (await listPuskesmasIn(actor.scope, units)).map(({ puskesmasId }) => puskesmasId);
      const plan = await management.calendar.find(own, planId);
      const unit = plan && (await findManaged(units, actor.scope, plan.posyanduId));
      if (!unit) return err({ code: 'plan.unknown' });
      const { puskesmasId, unitId } = unit;
      await management.calendar.cancel(puskesmasId, planId, input.body.reason);
      await recordChange(ports, { actor, action: 'sessionPlan', subject: `posyandu:${unitId}:cancel`, puskesmasId });
      return ok(undefined);
    },
  });
}
