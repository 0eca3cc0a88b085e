import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from './ask.ts';

const posyandu = v.object({ posyanduId: v.string(), name: v.string(), hamlet: v.nullable(v.string()) });
const village = v.object({ villageId: v.string(), name: v.string(), posyandu: v.array(posyandu) });
const puskesmas = v.object({ puskesmasId: v.string(), name: v.string(), villages: v.array(village) });
const unitTree = v.object({ puskesmas: v.array(puskesmas) });

export type PosyanduBranch = v.InferOutput<typeof posyandu>;
export type VillageBranch = v.InferOutput<typeof village>;
export type PuskesmasBranch = v.InferOutput<typeof puskesmas>;
/** The units that somebody may see, by name. */
export type UnitTree = readonly PuskesmasBranch[];

export async function loadUnits(ask: Ask): Promise<Result<UnitTree, StaffProblem>> {
  const answer = await ask({ path: '/api/units', answer: unitTree });
  return answer.ok ? { ok: true, value: answer.value.puskesmas } : answer;
}

/** Every desa of a tree. */
export function villagesOf(tree: UnitTree): readonly VillageBranch[] {
  return tree.flatMap((one) => one.villages);
}

/** Every Posyandu of a tree. */
export function posyanduOf(tree: UnitTree): readonly PosyanduBranch[] {
  return villagesOf(tree).flatMap((one) => one.posyandu);
}

/** The name of a unit of any kind; undefined for one outside the tree. */
export function unitName(tree: UnitTree, unitId: string): string | undefined {
  return (
    tree.find((one) => one.puskesmasId === unitId)?.name ??
    villagesOf(tree).find((one) => one.villageId === unitId)?.name ??
    posyanduOf(tree).find((one) => one.posyanduId === unitId)?.name
  );
}
