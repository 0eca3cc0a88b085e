import type { FastifyInstance } from 'fastify';
import { covers, type Scope } from '../auth/actor.ts';
import type { UnitsPort } from '../units/port.ts';
import { staffGate } from './gate.ts';
import { addRoute, noInput } from './route.ts';

/** The service tree as far as somebody may see it. */
export function mountUnits(app: FastifyInstance, { units }: { units: UnitsPort }): void {
  addRoute(app, {
    method: 'GET',
    path: '/api/units',
    gate: staffGate('units'),
    summary: 'Puskesmas, desa and Posyandu in the scope of the caller, by name.',
    answer:
      '{ puskesmas: [{ puskesmasId, name, villages: [{ villageId, name, code, posyandu: [{ posyanduId, name, hamlet }] }] }] }',
    input: noInput,
    handle: async ({ actor }) => {
      const trees = await Promise.all((await units.listPuskesmas()).map((one) => treeOf(units, one, actor.scope)));
      return { puskesmas: trees.filter((tree) => tree !== undefined) };
    },
  });
}

async function treeOf(units: UnitsPort, { puskesmasId, name }: { puskesmasId: string; name: string }, scope: Scope) {
  const [villages, posyandu] = await Promise.all([units.listVillages(puskesmasId), units.listPosyandu(puskesmasId)]);
  const branches = villages.map((village) => ({
    villageId: village.villageId,
    name: village.name,
    code: village.code,
    posyandu: posyandu
      .filter((unit) => unit.villageId === village.villageId && covers(scope, unit))
      .map(({ posyanduId, name, hamlet }) => ({ posyanduId, name, hamlet })),
  }));
  // A unit without anything below it yet is still its own people's.
  const own = (kind: Scope['kind'], id: string) =>
    scope.kind === 'all' || (scope.kind === kind && scope.unitIds.includes(id));
  const wholePuskesmas = own('puskesmas', puskesmasId);
  const visible = branches.filter(
    (village) => village.posyandu.length > 0 || wholePuskesmas || own('village', village.villageId),
  );
  return visible.length > 0 || wholePuskesmas ? { puskesmasId, name, villages: visible } : undefined;
}
