import type { Kysely } from 'kysely';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Account } from './account-rows.ts';
import type { AccountsStore } from './accounts-store.ts';
import type { AuthTables } from './auth-tables.ts';
import type { NewAccountProblem } from './new-account.ts';
import { newSecret, type RandomBytes } from './random.ts';
import { findSetting, saveSetting, takeSetting } from './settings.ts';
import { hashSecret, matchesHash } from './tokens.ts';

const SETTING = 'first_admin_code_hash';

/** What the first admin fills in. */
export interface FirstAdminRequest {
  readonly code: string;
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
}

export type FirstAdminProblem =
  NewAccountProblem | { readonly code: 'firstAdmin.codeWrong' | 'firstAdmin.alreadyDone' };

/** The way into a store that nobody can sign in to yet: a code that whoever starts the server reads on its terminal. */
export class FirstAdmin {
  readonly #db: Kysely<AuthTables>;
  readonly #accounts: AccountsStore;
  readonly #random: RandomBytes;

  constructor(parts: { db: Kysely<AuthTables>; accounts: AccountsStore; random: RandomBytes }) {
    this.#db = parts.db;
    this.#accounts = parts.accounts;
    this.#random = parts.random;
  }

  /** A new code, which ends the one before; undefined once there is somebody who can sign in. Only its hash is stored. */
  async offer(): Promise<string | undefined> {
    if (await this.#accounts.hasStaff()) return undefined;
    const code = newSecret(this.#random);
    await saveSetting(this.#db, SETTING, hashSecret(code));
    return code;
  }

  /** Makes the first admin account with the code. It works once, also when two ask at the same moment. */
  async accept(request: FirstAdminRequest): Promise<Result<Account, FirstAdminProblem>> {
    if (await this.#accounts.hasStaff()) return err({ code: 'firstAdmin.alreadyDone' });
    const stored = await findSetting(this.#db, SETTING);
    if (stored === undefined || !matchesHash(request.code, stored)) return err({ code: 'firstAdmin.codeWrong' });
    const { userName, displayName, password } = request;
    const taken = await takeSetting(this.#db, SETTING, stored);
    if (!taken) return err({ code: 'firstAdmin.alreadyDone' });
    const made = await this.#accounts.add({ role: 'admin', scope: { kind: 'all' }, userName, displayName, password });
    // A password that was too short must not cost the only way in.
    if (!made.ok) await saveSetting(this.#db, SETTING, stored);
    return made.ok ? ok(made.value) : made;
  }
}
