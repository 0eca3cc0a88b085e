import type { Scope } from '../account-api.ts';
import type { UnitTree } from '../unit-tree.ts';

/** A unit that a page can be about. */
export interface UnitOption {
  readonly value: string;
  readonly label: string;
}

/** Desa of a tree, after each Puskesmas that lies in the scope as a whole. */
export function unitOptions(tree: UnitTree, scope: Scope): readonly UnitOption[] {
  return tree.flatMap(({ puskesmasId, name, villages }) => [
    ...(hasWhole(scope, puskesmasId) ? [{ value: puskesmasId, label: `Puskesmas ${name}` }] : []),
    ...villages.map((village) => ({ value: village.villageId, label: village.name })),
  ]);
}

/** The Puskesmas of a tree that lie in the scope as a whole. */
export function puskesmasOptions(tree: UnitTree, scope: Scope): readonly UnitOption[] {
  return tree
    .filter(({ puskesmasId }) => hasWhole(scope, puskesmasId))
    .map(({ puskesmasId, name }) => ({ value: puskesmasId, label: `Puskesmas ${name}` }));
}

function hasWhole(scope: Scope, puskesmasId: string): boolean {
  return scope.kind === 'all' || (scope.kind === 'puskesmas' && scope.unitIds.includes(puskesmasId));
}
