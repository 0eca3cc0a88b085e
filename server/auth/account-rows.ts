import type { Kysely, Selectable } from 'kysely';
import { NAKES_ROLES, STAFF_ROLES, type AccountRole, type DeviceOwner, type Scope, type StaffActor } from './actor.ts';
import type { AuthTables } from './auth-tables.ts';
import type { PinVerifier } from './pin.ts';

/** An account without its password. */
export interface Account {
  readonly accountId: string;
  readonly puskesmasId: string;
  readonly displayName: string;
  readonly role: AccountRole;
  readonly scope: Scope;
  /** Null for cadres. */
  readonly userName: string | null;
  readonly pinVerifier: PinVerifier | null;
  readonly active: boolean;
  /** Until when a one-time password opens the door, ms since epoch; null for a password that its owner chose, and for cadres. */
  readonly passwordExpiresAt: number | null;
  /** True where signing in asks for a code too. */
  readonly hasSecondFactor: boolean;
}

type AccountRow = Omit<Selectable<AuthTables['account']>, 'password_hash' | 'created_at' | 'disabled_at'>;

export const ACCOUNT_COLUMNS = [
  'puskesmas_id',
  'account_id',
  'display_name',
  'role',
  'scope_kind',
  'user_name',
  'pin_salt',
  'pin_hash',
  'pin_iterations',
  'active',
  'password_expires_at',
] as const;

/** Turns rows into accounts, with one query for the units of them all and one for their second factors. */
export async function readAccounts(db: Kysely<AuthTables>, rows: readonly AccountRow[]): Promise<Account[]> {
  if (rows.length === 0) return [];
  const puskesmasIds = [...new Set(rows.map((row) => row.puskesmas_id))];
  const accountIds = rows.map((row) => row.account_id);
  const units = await db
    .selectFrom('account_unit')
    .selectAll()
    .where('puskesmas_id', 'in', puskesmasIds)
    .where('account_id', 'in', accountIds)
    .orderBy('unit_id')
    .execute();
  const factors = await db
    .selectFrom('second_factor')
    .select('account_id')
    .where('puskesmas_id', 'in', puskesmasIds)
    .where('account_id', 'in', accountIds)
    .where('confirmed_at', 'is not', null)
    .execute();
  const byAccount = Map.groupBy(units, (unit) => unit.account_id);
  const guarded = new Set(factors.map((factor) => factor.account_id));
  return rows.map((row) => {
    const unitIds = (byAccount.get(row.account_id) ?? []).map((unit) => unit.unit_id);
    return accountOf(row, unitIds, guarded.has(row.account_id));
  });
}

/** The actor that an account is when it signs in; undefined for one that may not: a cadre, or one put out of use. */
export function staffActorOf(account: Account): StaffActor | undefined {
  const role = STAFF_ROLES.find((one) => one === account.role);
  if (!role || !account.active) return undefined;
  return { kind: 'staff', accountId: account.accountId, puskesmasId: account.puskesmasId, role, scope: account.scope };
}

/** The owner that an account is to its devices; undefined for one that may have none: not a nakes, or put out of use. */
export function deviceOwnerOf({ accountId, role, active }: Account): DeviceOwner | undefined {
  const nakesRole = NAKES_ROLES.find((one) => one === role);
  return nakesRole && active ? { accountId, role: nakesRole } : undefined;
}

function accountOf(row: AccountRow, unitIds: readonly string[], hasSecondFactor: boolean): Account {
  return {
    accountId: row.account_id,
    puskesmasId: row.puskesmas_id,
    displayName: row.display_name,
    role: row.role,
    scope: row.scope_kind === 'all' ? { kind: 'all' } : { kind: row.scope_kind, unitIds },
    userName: row.user_name,
    pinVerifier: pinVerifierOf(row),
    active: row.active === 1,
    passwordExpiresAt: row.password_expires_at,
    hasSecondFactor,
  };
}

function pinVerifierOf({ pin_salt: salt, pin_hash: hash, pin_iterations: iterations }: AccountRow): PinVerifier | null {
  return salt === null || hash === null || iterations === null ? null : { salt, iterations, hash };
}
