import { isCadreRole, type AccountLine } from '#lib/app/staff/account-api.ts';
import { villagesOf, type PosyanduBranch, type UnitTree } from '#lib/app/staff/unit-tree.ts';

/** A Posyandu with its cadres. */
export interface PosyanduCadres {
  readonly posyandu: PosyanduBranch;
  /** For telling Posyandu of the same name apart. */
  readonly village: string;
  readonly cadres: readonly AccountLine[];
}

/** Accounts as an admin looks at them: staff by name, and the cadres of each Posyandu; one who serves several stands under each. */
export function groupAccounts(
  tree: UnitTree,
  accounts: readonly AccountLine[],
): { readonly staff: readonly AccountLine[]; readonly posyandu: readonly PosyanduCadres[] } {
  const cadres = accounts.filter(({ role }) => isCadreRole(role));
  return {
    staff: accounts.filter(({ role }) => !isCadreRole(role)),
    posyandu: villagesOf(tree).flatMap((village) =>
      village.posyandu.map((posyandu) => ({
        posyandu,
        village: village.name,
        cadres: cadres.filter(({ scope }) => scope.kind === 'posyandu' && scope.unitIds.includes(posyandu.posyanduId)),
      })),
    ),
  };
}
