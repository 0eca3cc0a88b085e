import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { EQUIPMENT_KINDS, judgeCalibration } from '#lib/domain/management/calibration.ts';
import { err, ok } from '#lib/domain/result.ts';
import { staffGate } from './gate.ts';
import { idInput, textInput } from './inputs.ts';
import { findManaged, listPosyanduOf, type ManagedUnit } from './managed-unit.ts';
import { dateInput, openText, recordChange, type ManagementPorts } from './management-ports.ts';
import { addRoute } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';
import type { Scope } from '../auth/actor.ts';

const equipmentParams = v.object({ equipmentId: idInput });

/** Equipment that measures people, and when it was last calibrated. */
export function mountEquipment(app: FastifyInstance, ports: ManagementPorts): void {
  const { units, management } = ports;
  addRoute(app, {
    method: 'GET',
    path: '/api/equipment',
    gate: staffGate('management'),
    summary: 'Equipment in use of a unit and of those below it, with its calibrations.',
    answer:
      '{ today, equipment: [{ equipmentId, unitId, kind, name, serial, state: good|old|failed|never, calibrations: [{ date, passed, testedBy }] }] }',
    input: v.object({ query: v.object({ unit: idInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const unit = await findManaged(units, actor.scope, input.query.unit);
      if (!unit) return err({ code: 'unit.unknown' });
      const below = await unitIdsOf(unit);
      const today = management.today();
      const all = await management.equipment.list(unit.puskesmasId);
      return {
        today,
        equipment: all
          .filter(({ unitId, retiredDate }) => below.has(unitId) && retiredDate === null)
          .map(({ equipmentId, unitId, kind, name, serial, calibrations }) => {
            const [last] = calibrations;
            const state = last && !last.passed ? ('failed' as const) : judgeCalibration(last?.date ?? null, today);
            return { equipmentId, unitId, kind, name, serial, state, calibrations };
          }),
      };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/equipment',
    gate: staffGate('management'),
    summary: 'Writes down equipment of a unit.',
    answer: '{ equipmentId }',
    input: v.object({
      body: v.object({ unit: idInput, kind: v.picklist(EQUIPMENT_KINDS), name: textInput, serial: openText }),
    }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const { unit: unitId, kind, name, serial } = input.body;
      const unit = await findManaged(units, actor.scope, unitId);
      if (!unit) return err({ code: 'unit.unknown' });
      const { puskesmasId } = unit;
      const equipmentId = await management.equipment.add(puskesmasId, { unitId, kind, name, serial });
      await recordChange(ports, {
        actor,
        action: 'equipmentChange',
        subject: `equipment:${equipmentId}:add`,
        puskesmasId,
      });
      return { equipmentId };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/equipment/:equipmentId/calibrations',
    gate: staffGate('management'),
    summary: 'Writes down a calibration.',
    answer: 'nothing (204)',
    input: v.object({
      params: equipmentParams,
      body: v.object({ date: dateInput, passed: v.boolean(), testedBy: textInput }),
    }),
    problems: ['equipment.unknown'],
    handle: async ({ actor, input }) => {
      const { equipmentId } = input.params;
      const unit = await unitOf(actor.scope, equipmentId);
      if (!unit) return err({ code: 'equipment.unknown' });
      const { puskesmasId } = unit;
      await management.equipment.calibrate(puskesmasId, equipmentId, { ...input.body, by: actor.accountId });
      await recordChange(ports, { actor, action: 'equipmentChange', subject: `equipment:${equipmentId}`, puskesmasId });
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/equipment/:equipmentId/retire',
    gate: staffGate('management'),
    summary: 'Takes equipment out of use; its calibrations stay.',
    answer: 'nothing (204)',
    input: v.object({ params: equipmentParams }),
    problems: ['equipment.unknown'],
    handle: async ({ actor, input }) => {
      const { equipmentId } = input.params;
      const unit = await unitOf(actor.scope, equipmentId);
      if (!unit) return err({ code: 'equipment.unknown' });
      const { puskesmasId } = unit;
      await management.equipment.retire(puskesmasId, equipmentId, management.today());
      await recordChange(ports, {
        actor,
        action: 'equipmentChange',
        subject: `equipment:${equipmentId}:end`,
        puskesmasId,
      });
      return ok(undefined);
    },
  });

  /** A unit with all below it. */
  async function unitIdsOf(unit: ManagedUnit): Promise<ReadonlySet<string>> {
    const posyandu = await listPosyanduOf(units, unit);
    return new Set([
      unit.unitId,
      ...posyandu.map(({ posyanduId }) => posyanduId),
      ...(unit.level === 'puskesmas' ? posyandu.map(({ villageId }) => villageId) : []),
    ]);
  }

  async function unitOf(scope: Scope, equipmentId: string): Promise<ManagedUnit | undefined> {
    const own = (await listPuskesmasIn(scope, units)).map(({ puskesmasId }) => puskesmasId);
    const unitId = await management.equipment.findUnit(own, equipmentId);
    return unitId === undefined ? undefined : await findManaged(units, scope, unitId);
  }
}
