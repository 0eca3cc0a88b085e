import type { Posyandu, Puskesmas, UnitsPort, Village } from '../../units/port.ts';

/** Levels of the drill-down. */
export type UnitLevel = 'regency' | 'puskesmas' | 'village' | 'posyandu';

/** A unit of the service tree with all Posyandu that it consists of, as far as the caller answers for them. */
export interface PwsUnit {
  /** Empty for the whole kabupaten. */
  readonly unitId: string;
  readonly level: UnitLevel;
  readonly name: string;
  /** By Puskesmas. */
  readonly parts: readonly UnitPart[];
}

/** What a unit has in one Puskesmas. */
export interface UnitPart {
  readonly puskesmasId: string;
  readonly posyandu: readonly Posyandu[];
  /** All of the Puskesmas: its own totals may stand for the sum. */
  readonly isWhole: boolean;
}

/** A unit that was asked for, the way to it from the top of what the caller sees, and the units below it by name. */
export interface UnitView {
  readonly unit: PwsUnit;
  readonly path: readonly Pick<PwsUnit, 'unitId' | 'level' | 'name'>[];
  readonly children: readonly PwsUnit[];
}

/** Says whether the caller answers for a Posyandu. */
export type Covers = (unit: Posyandu) => boolean;

/** One Puskesmas with what the caller sees of it. */
interface Branch {
  readonly puskesmas: Puskesmas;
  readonly villages: readonly Village[];
  readonly posyandu: readonly Posyandu[];
  readonly isWhole: boolean;
}

const REGENCY = 'Kabupaten';

/**
 * Finds the unit asked for among those of the caller.
 * @param unitId empty for the top of what the caller sees: the kabupaten, the one Puskesmas, the one desa, the one Posyandu
 * @returns undefined for a unit that there is not, or of which the caller sees nothing
 */
export async function findUnitView(
  units: UnitsPort,
  puskesmasIn: readonly Puskesmas[],
  covers: Covers,
  unitId: string,
): Promise<UnitView | undefined> {
  const all = await Promise.all(puskesmasIn.map((one) => readBranch(units, one, covers)));
  const branches = all.filter(({ posyandu }) => posyandu.length > 0);
  const chain = unitId === '' || unitId === regencyOf(branches) ? topOf(branches) : chainTo(branches, unitId);
  const unit = chain?.at(-1);
  if (!chain || !unit) return undefined;
  const top = topOf(branches).length - 1;
  return {
    unit,
    path: chain.slice(Math.min(top, chain.length - 1)).map(({ unitId, level, name }) => ({ unitId, level, name })),
    children: childrenOf(branches, unit),
  };
}

async function readBranch(units: UnitsPort, puskesmas: Puskesmas, covers: Covers): Promise<Branch> {
  const { puskesmasId } = puskesmas;
  const [villages, all] = await Promise.all([units.listVillages(puskesmasId), units.listPosyandu(puskesmasId)]);
  const posyandu = all.filter(covers);
  return { puskesmas, villages, posyandu, isWhole: posyandu.length === all.length };
}

function regencyOf(branches: readonly Branch[]): string | undefined {
  return branches[0]?.puskesmas.regencyCode ?? undefined;
}

/** From the kabupaten down as long as there is only one way. */
function topOf(branches: readonly Branch[]): PwsUnit[] {
  const regency = regencyUnit(branches);
  const [only] = branches;
  if (!only || branches.length > 1) return [regency];
  const puskesmas = puskesmasUnit(only);
  if (only.isWhole) return [regency, puskesmas];
  const villages = villageUnits(only);
  const [village] = villages;
  if (!village || villages.length > 1) return [regency, puskesmas];
  const posyandu = posyanduUnits(only, village.unitId);
  const [first] = posyandu;
  return first && posyandu.length === 1 ? [regency, puskesmas, village, first] : [regency, puskesmas, village];
}

function chainTo(branches: readonly Branch[], unitId: string): PwsUnit[] | undefined {
  const regency = regencyUnit(branches);
  for (const branch of branches) {
    const puskesmas = puskesmasUnit(branch);
    if (puskesmas.unitId === unitId) return [regency, puskesmas];
    for (const village of villageUnits(branch)) {
      if (village.unitId === unitId) return [regency, puskesmas, village];
      const posyandu = posyanduUnits(branch, village.unitId).find((one) => one.unitId === unitId);
      if (posyandu) return [regency, puskesmas, village, posyandu];
    }
  }
  return undefined;
}

function childrenOf(branches: readonly Branch[], { level, unitId }: PwsUnit): PwsUnit[] {
  switch (level) {
    case 'regency':
      return branches.map(puskesmasUnit);
    case 'puskesmas':
      return branches.filter(({ puskesmas }) => puskesmas.puskesmasId === unitId).flatMap(villageUnits);
    case 'village':
      return branches.flatMap((branch) => posyanduUnits(branch, unitId));
    case 'posyandu':
      return [];
    default:
      return level satisfies never;
  }
}

function regencyUnit(branches: readonly Branch[]): PwsUnit {
  return { unitId: '', level: 'regency', name: REGENCY, parts: branches.map(partOf) };
}

function puskesmasUnit(branch: Branch): PwsUnit {
  const { puskesmasId, name } = branch.puskesmas;
  return { unitId: puskesmasId, level: 'puskesmas', name, parts: [partOf(branch)] };
}

function partOf({ puskesmas, posyandu, isWhole }: Branch): UnitPart {
  return { puskesmasId: puskesmas.puskesmasId, posyandu, isWhole };
}

/** Those of which the caller sees anything. */
function villageUnits({ puskesmas, villages, posyandu }: Branch): PwsUnit[] {
  return villages.flatMap(({ villageId, name }): PwsUnit[] => {
    const own = posyandu.filter((one) => one.villageId === villageId);
    const part = { puskesmasId: puskesmas.puskesmasId, posyandu: own, isWhole: false };
    return own.length > 0 ? [{ unitId: villageId, level: 'village', name, parts: [part] }] : [];
  });
}

function posyanduUnits({ puskesmas, posyandu }: Branch, villageId: string): PwsUnit[] {
  const own = posyandu.filter((one) => one.villageId === villageId);
  return own.map((one) => ({
    unitId: one.posyanduId,
    level: 'posyandu',
    name: one.name,
    parts: [{ puskesmasId: puskesmas.puskesmasId, posyandu: [one], isWhole: false }],
  }));
}
