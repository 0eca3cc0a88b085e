import type { Kysely } from 'kysely';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { UnitsPort } from '../units/port.ts';
import { ACCOUNT_COLUMNS, readAccounts, type Account } from './account-rows.ts';
import { CADRE_ROLES, STAFF_ROLES, type Scope } from './actor.ts';
import { ABOVE_PUSKESMAS, type AuthTables } from './auth-tables.ts';
import { checkNewAccount, userNameKey, type NewAccount, type NewAccountProblem } from './new-account.ts';
import { hashPassword } from './passwords.ts';
import { makePinVerifier, type PinVerifier } from './pin.ts';
import { newId, type RandomBytes } from './random.ts';

/** What an accounts store is built from. */
export interface AccountsStoreParts {
  readonly db: Kysely<AuthTables>;
  readonly units: UnitsPort;
  readonly now: () => number;
  readonly random: RandomBytes;
}

/** Accounts of cadres and staff. */
export class AccountsStore {
  readonly #parts: AccountsStoreParts;

  constructor(parts: AccountsStoreParts) {
    this.#parts = parts;
  }

  /** Makes an account. Its units must exist and lie in one Puskesmas. */
  async add(wanted: NewAccount): Promise<Result<Account, NewAccountProblem>> {
    const checked = checkNewAccount(wanted);
    if (!checked.ok) return checked;
    const puskesmasId = await this.#puskesmasOf(wanted.scope);
    if (puskesmasId === undefined) return err({ code: 'unit.unknown' });
    const { db, random, now } = this.#parts;
    const accountId = newId(random, 'ac');
    const pin = wanted.pin === undefined ? null : await makePinVerifier(wanted.pin, random);
    const passwordHash = wanted.password === undefined ? null : await hashPassword(wanted.password);
    const unitIds = wanted.scope.kind === 'all' ? [] : [...new Set(wanted.scope.unitIds)];
    const made = await db.transaction().execute(async (tx) => {
      const inserted = await tx
        .insertInto('account')
        .values({
          puskesmas_id: puskesmasId,
          account_id: accountId,
          display_name: wanted.displayName.trim(),
          role: wanted.role,
          scope_kind: wanted.scope.kind,
          user_name: wanted.userName === undefined ? null : userNameKey(wanted.userName),
          password_hash: passwordHash,
          pin_salt: pin?.salt ?? null,
          pin_hash: pin?.hash ?? null,
          pin_iterations: pin?.iterations ?? null,
          active: 1,
          created_at: now(),
          password_expires_at: wanted.passwordExpiresAt ?? null,
          disabled_at: null,
        })
        .onConflict((conflict) => conflict.column('user_name').doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 0n) return false;
      const rows = unitIds.map((unitId) => ({ puskesmas_id: puskesmasId, account_id: accountId, unit_id: unitId }));
      if (rows.length > 0) await tx.insertInto('account_unit').values(rows).execute();
      return true;
    });
    if (!made) return err({ code: 'account.userNameTaken' });
    const account = await this.find(puskesmasId, accountId);
    if (!account) throw new Error('an account vanished while it was made');
    return ok(account);
  }

  async find(puskesmasId: string, accountId: string): Promise<Account | undefined> {
    const rows = await this.#parts.db
      .selectFrom('account')
      .select(ACCOUNT_COLUMNS)
      .where('puskesmas_id', '=', puskesmasId)
      .where('account_id', '=', accountId)
      .execute();
    return (await readAccounts(this.#parts.db, rows))[0];
  }

  /** The account that signs in under a user name, and the hash to check its password against. */
  async findSignIn(userName: string): Promise<{ account: Account; passwordHash: string | null } | undefined> {
    const row = await this.#parts.db
      .selectFrom('account')
      .select([...ACCOUNT_COLUMNS, 'password_hash'])
      .where('user_name', '=', userNameKey(userName))
      .executeTakeFirst();
    if (!row) return undefined;
    const [account] = await readAccounts(this.#parts.db, [row]);
    return account && { account, passwordHash: row.password_hash };
  }

  /** Accounts of the Puskesmas named, or all, by name; those above every Puskesmas come with `all` only. */
  async list(puskesmasIds: readonly string[] | 'all'): Promise<Account[]> {
    let query = this.#parts.db
      .selectFrom('account')
      .select(ACCOUNT_COLUMNS)
      .orderBy('display_name')
      .orderBy('account_id');
    if (puskesmasIds !== 'all') query = query.where('puskesmas_id', 'in', [...puskesmasIds]);
    return readAccounts(this.#parts.db, await query.execute());
  }

  /** Cadres in use of any of these Posyandu, by name. */
  async listCadres(puskesmasId: string, posyanduIds: readonly string[]): Promise<Account[]> {
    const rows = await this.#parts.db
      .selectFrom('account')
      .select(ACCOUNT_COLUMNS)
      .where('puskesmas_id', '=', puskesmasId)
      .where('role', 'in', CADRE_ROLES)
      .where('active', '=', 1)
      .where('account_id', 'in', (unit) =>
        unit
          .selectFrom('account_unit')
          .select('account_unit.account_id')
          .where('account_unit.puskesmas_id', '=', puskesmasId)
          .where('unit_id', 'in', [...posyanduIds]),
      )
      .orderBy('display_name')
      .orderBy('account_id')
      .execute();
    return readAccounts(this.#parts.db, rows);
  }

  /** True when somebody can sign in with a password. */
  async hasStaff(): Promise<boolean> {
    const query = this.#parts.db.selectFrom('account').select('account_id').where('role', 'in', STAFF_ROLES).limit(1);
    return (await query.executeTakeFirst()) !== undefined;
  }

  /**
   * Stores the PIN that a cadre has chosen on a device. A PIN that stands is not replaced (an admin takes it away first); the same
   * one again is no fault, since the answer to the first call may have been lost.
   */
  async setPin(account: Account, pin: PinVerifier): Promise<Result<undefined, { code: 'account.pinAlreadySet' }>> {
    const updated = await this.#parts.db
      .updateTable('account')
      .set({ pin_salt: pin.salt, pin_hash: pin.hash, pin_iterations: pin.iterations })
      .where('puskesmas_id', '=', account.puskesmasId)
      .where('account_id', '=', account.accountId)
      .where((where) => where.or([where('pin_hash', 'is', null), where('pin_hash', '=', pin.hash)]))
      .executeTakeFirst();
    return updated.numUpdatedRows === 0n ? err({ code: 'account.pinAlreadySet' }) : ok(undefined);
  }

  /** Puts an account out of use, or in use again; the first time stands. */
  async setActive(account: Account, active: boolean): Promise<void> {
    await this.#parts.db
      .updateTable('account')
      .set({ active: active ? 1 : 0, disabled_at: active ? null : this.#parts.now() })
      .where('puskesmas_id', '=', account.puskesmasId)
      .where('account_id', '=', account.accountId)
      .where('active', '=', active ? 0 : 1)
      .execute();
  }

  /** Takes a forgotten PIN away; the cadre chooses a new one on a device. */
  async clearPin(account: Account): Promise<void> {
    await this.#parts.db
      .updateTable('account')
      .set({ pin_salt: null, pin_hash: null, pin_iterations: null })
      .where('puskesmas_id', '=', account.puskesmasId)
      .where('account_id', '=', account.accountId)
      .execute();
  }

  /** True when every unit of a scope exists inside `within`, which must be all or Puskesmas. */
  async liesIn(scope: Scope, within: Scope): Promise<boolean> {
    if (within.kind === 'all') return true;
    if (within.kind !== 'puskesmas' || scope.kind === 'all') return false;
    const units = await Promise.all(scope.unitIds.map((unitId) => this.#findUnit(scope.kind, unitId)));
    return units.every((unit) => unit !== undefined && within.unitIds.includes(unit.puskesmasId));
  }

  /** The Puskesmas that a scope lies in; undefined where a unit does not exist, or desa and Posyandu lie in several. */
  async #puskesmasOf(scope: Scope): Promise<string | undefined> {
    if (scope.kind === 'all') return ABOVE_PUSKESMAS;
    const found = new Set<string | undefined>();
    for (const unitId of scope.unitIds) found.add((await this.#findUnit(scope.kind, unitId))?.puskesmasId);
    const [puskesmasId, ...others] = found;
    if (scope.kind === 'puskesmas' && others.length > 0) return found.has(undefined) ? undefined : ABOVE_PUSKESMAS;
    return others.length === 0 ? puskesmasId : undefined;
  }

  #findUnit(kind: 'puskesmas' | 'village' | 'posyandu', unitId: string): Promise<{ puskesmasId: string } | undefined> {
    const { units } = this.#parts;
    switch (kind) {
      case 'puskesmas':
        return units.findPuskesmas(unitId);
      case 'village':
        return units.findVillage(unitId);
      case 'posyandu':
        return units.findPosyandu(unitId);
      default:
        return kind satisfies never;
    }
  }
}
