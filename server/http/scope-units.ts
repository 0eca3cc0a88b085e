import { covers, type Scope } from '../auth/actor.ts';
import type { Posyandu, Puskesmas, UnitsPort } from '../units/port.ts';

/** The Puskesmas in which a scope has anything, by name. */
export async function listPuskesmasIn(scope: Scope, units: UnitsPort): Promise<Puskesmas[]> {
  const all = await units.listPuskesmas();
  if (scope.kind === 'all') return all;
  const ids = new Set<string>();
  for (const unitId of scope.unitIds) {
    const puskesmasId = await findPuskesmasId(scope.kind, unitId, units);
    if (puskesmasId !== undefined) ids.add(puskesmasId);
  }
  return all.filter(({ puskesmasId }) => ids.has(puskesmasId));
}

/**
 * The Posyandu that a unit consists of, a Posyandu itself or all of a desa.
 * @returns undefined where there is no such unit, or where any of it lies outside the scope
 */
export async function findPosyanduOf(
  unitId: string,
  scope: Scope,
  units: UnitsPort,
): Promise<readonly Posyandu[] | undefined> {
  const posyandu = await units.findPosyandu(unitId);
  const village = posyandu ? undefined : await units.findVillage(unitId);
  if (!posyandu && !village) return undefined;
  const all = posyandu
    ? [posyandu]
    : (await units.listPosyandu(village?.puskesmasId ?? '')).filter(({ villageId }) => villageId === unitId);
  return all.every((unit) => covers(scope, unit)) ? all : undefined;
}

async function findPuskesmasId(
  kind: 'puskesmas' | 'village' | 'posyandu',
  unitId: string,
  units: UnitsPort,
): Promise<string | undefined> {
  if (kind === 'puskesmas') return unitId;
  const unit = kind === 'village' ? await units.findVillage(unitId) : await units.findPosyandu(unitId);
  return unit?.puskesmasId;
}
