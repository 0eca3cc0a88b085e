import { isCadreRole, unitKindOf, type AccountRole, type NewAccount } from './account-api.ts';
import { posyanduOf, villagesOf, type UnitTree } from './unit-tree.ts';

/** An account while it is being typed. */
export interface AccountDraft {
  readonly role: AccountRole;
  readonly displayName: string;
  /** Empty until one has been chosen. */
  readonly unitId: string;
  readonly userName: string;
  readonly password: string;
  readonly pin: string;
}

/** A unit that an account can be for. */
export interface UnitChoice {
  readonly unitId: string;
  readonly name: string;
  /** The desa of a Posyandu, since names come twice. */
  readonly within?: string;
}

/** An account of nobody yet. */
export function emptyDraft(role: AccountRole, unitId = ''): AccountDraft {
  return { role, displayName: '', unitId, userName: '', password: '', pin: '' };
}

/** The units that an account of a role can be for. */
export function unitChoices(tree: UnitTree, role: AccountRole): readonly UnitChoice[] {
  switch (unitKindOf(role)) {
    case 'puskesmas':
      return tree.map(({ puskesmasId: unitId, name }) => ({ unitId, name }));
    case 'village':
      return villagesOf(tree).map(({ villageId: unitId, name }) => ({ unitId, name }));
    case 'posyandu':
      return villagesOf(tree).flatMap((village) =>
        village.posyandu.map(({ posyanduId: unitId, name }) => ({ unitId, name, within: village.name })),
      );
  }
}

/** Another role for a draft; the unit stays where the new role can have it. */
export function withRole(draft: AccountDraft, role: AccountRole, tree: UnitTree): AccountDraft {
  const choices = unitChoices(tree, role);
  const fits = choices.some(({ unitId }) => unitId === draft.unitId);
  const only = choices.length === 1 ? (choices[0]?.unitId ?? '') : '';
  return { ...draft, role, unitId: fits ? draft.unitId : only };
}

/** What is sent for a draft: the secrets that its role has, and no others. */
export function accountOf({ role, displayName, unitId, userName, password, pin }: AccountDraft): NewAccount {
  const account = { role, displayName: displayName.trim(), scope: { kind: unitKindOf(role), unitIds: [unitId] } };
  if (!isCadreRole(role)) return { ...account, userName: userName.trim(), password };
  return pin === '' ? account : { ...account, pin };
}

/** True where the tree has a Posyandu, so that cadres can be added at all. */
export function hasPosyandu(tree: UnitTree): boolean {
  return posyanduOf(tree).length > 0;
}
