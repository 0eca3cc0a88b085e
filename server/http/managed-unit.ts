import { covers, type Scope, type UnitPath } from '../auth/actor.ts';
import type { UnitsPort } from '../units/port.ts';

/** A unit of any level, and the path at which rights are asked; ids below its own level are empty. */
export interface ManagedUnit extends UnitPath {
  readonly unitId: string;
  readonly level: 'puskesmas' | 'village' | 'posyandu';
  readonly name: string;
}

/** A Puskesmas, desa or Posyandu that lies wholly in a scope; undefined for another one, and for none. */
export async function findManaged(units: UnitsPort, scope: Scope, unitId: string): Promise<ManagedUnit | undefined> {
  const unit = await findUnit(units, unitId);
  return unit && covers(scope, unit) ? unit : undefined;
}

/** The Posyandu of a unit, of whatever level. */
export async function listPosyanduOf(units: UnitsPort, { level, unitId, puskesmasId }: ManagedUnit) {
  const all = await units.listPosyandu(puskesmasId);
  if (level === 'puskesmas') return all;
  return all.filter(({ villageId, posyanduId }) => (level === 'village' ? villageId : posyanduId) === unitId);
}

async function findUnit(units: UnitsPort, unitId: string): Promise<ManagedUnit | undefined> {
  const posyandu = await units.findPosyandu(unitId);
  if (posyandu) {
    const { posyanduId, villageId, puskesmasId, name } = posyandu;
    return { unitId, level: 'posyandu', name, posyanduId, villageId, puskesmasId };
  }
  const village = await units.findVillage(unitId);
  if (village) {
    const { villageId, puskesmasId, name } = village;
    return { unitId, level: 'village', name, posyanduId: '', villageId, puskesmasId };
  }
  const puskesmas = await units.findPuskesmas(unitId);
  if (!puskesmas) return undefined;
  const { puskesmasId, name } = puskesmas;
  return { unitId, level: 'puskesmas', name, posyanduId: '', villageId: '', puskesmasId };
}
