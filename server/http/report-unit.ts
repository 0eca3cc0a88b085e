import { covers, type Scope } from '../auth/actor.ts';
import type { Posyandu, Puskesmas, UnitsPort, Village } from '../units/port.ts';
import { listPuskesmasIn } from './scope-units.ts';

/** A unit of which reports and exports are asked: with its Puskesmas, and the Posyandu that it consists of. */
export interface ReportUnit {
  readonly unitId: string;
  readonly level: 'puskesmas' | 'village' | 'posyandu';
  readonly name: string;
  readonly puskesmas: Puskesmas;
  readonly villages: readonly Village[];
  readonly posyandu: readonly Posyandu[];
}

/**
 * Finds a Puskesmas, desa or Posyandu. Empty asks for all that the caller answers for in her first Puskesmas.
 * @returns undefined where there is no such unit, or where any of it lies outside the scope
 */
export async function findReportUnit(unitId: string, scope: Scope, units: UnitsPort): Promise<ReportUnit | undefined> {
  const wanted = unitId === '' ? await topOf(scope, units) : unitId;
  if (wanted === undefined) return undefined;
  const posyandu = await units.findPosyandu(wanted);
  const village = await units.findVillage(posyandu?.villageId ?? wanted);
  const puskesmas = await units.findPuskesmas(village?.puskesmasId ?? wanted);
  if (!puskesmas) return undefined;
  const { puskesmasId } = puskesmas;
  const all = posyandu ? [posyandu] : await units.listPosyandu(puskesmasId);
  const own = village && !posyandu ? all.filter(({ villageId }) => villageId === village.villageId) : all;
  // Of a Puskesmas or desa without Posyandu there is nothing to see, and nothing to ask for.
  if (own.length === 0 || !own.every((one) => covers(scope, one))) return undefined;
  return {
    unitId: wanted,
    level: posyandu ? 'posyandu' : village ? 'village' : 'puskesmas',
    name: posyandu?.name ?? village?.name ?? puskesmas.name,
    puskesmas,
    villages: village ? [village] : await units.listVillages(puskesmasId),
    posyandu: own,
  };
}

/** The largest unit that is wholly the caller's. */
async function topOf(scope: Scope, units: UnitsPort): Promise<string | undefined> {
  if (scope.kind !== 'all') return scope.unitIds[0];
  return (await listPuskesmasIn(scope, units))[0]?.puskesmasId;
}
