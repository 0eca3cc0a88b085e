import type { Kysely } from 'kysely';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Account } from './account-rows.ts';
import type { AuthTables } from './auth-tables.ts';
import { newEasyText } from './easy-text.ts';
import { hashPassword, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, type PasswordCheck } from './passwords.ts';
import type { RandomBytes } from './random.ts';

/** How long a one-time password opens the door. */
export const ONE_TIME_LIFE_MS = 72 * 60 * 60 * 1000;
const ONE_TIME_LETTERS = 12;

/** A password that an admin hands over; it is stored as a hash only. */
export interface OneTimePassword {
  readonly password: string;
  readonly expiresAt: number;
}

export type NewPasswordProblem = {
  readonly code: 'account.passwordTooShort' | 'account.passwordTooLong' | 'account.passwordSame';
};

/** Passwords of accounts: those that their owners choose, and one-time ones that an admin gives out. */
export class PasswordsStore {
  readonly #db: Kysely<AuthTables>;
  readonly #check: PasswordCheck;
  readonly #now: () => number;
  readonly #random: RandomBytes;

  constructor(parts: { db: Kysely<AuthTables>; passwords: PasswordCheck; now: () => number; random: RandomBytes }) {
    this.#db = parts.db;
    this.#check = parts.passwords;
    this.#now = parts.now;
    this.#random = parts.random;
  }

  /** True for the password of an account, with the same work where there is none. */
  async matches(account: Account, password: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('account')
      .select('password_hash')
      .where('puskesmas_id', '=', account.puskesmasId)
      .where('account_id', '=', account.accountId)
      .executeTakeFirst();
    return this.#check.matches(password, row?.password_hash ?? null);
  }

  /** Stores the password that its owner has chosen, and that `checkNewPassword` has let through. */
  async change(account: Account, chosen: string): Promise<void> {
    await this.#save(account, await hashPassword(chosen), null);
  }

  /** Puts a one-time password in the place of a forgotten one. */
  async reset(account: Account): Promise<OneTimePassword> {
    const password = newEasyText(this.#random, ONE_TIME_LETTERS);
    const expiresAt = this.#now() + ONE_TIME_LIFE_MS;
    await this.#save(account, await hashPassword(password), expiresAt);
    return { password, expiresAt };
  }

  async #save(account: Account, passwordHash: string, expiresAt: number | null): Promise<void> {
    await this.#db
      .updateTable('account')
      .set({ password_hash: passwordHash, password_expires_at: expiresAt })
      .where('puskesmas_id', '=', account.puskesmasId)
      .where('account_id', '=', account.accountId)
      .execute();
  }
}

/** Says whether a password may follow another one. @param old the one that has just been proved */
export function checkNewPassword(old: string, chosen: string): Result<undefined, NewPasswordProblem> {
  if (chosen.length < MIN_PASSWORD_LENGTH) return err({ code: 'account.passwordTooShort' });
  if (chosen.length > MAX_PASSWORD_LENGTH) return err({ code: 'account.passwordTooLong' });
  if (chosen.normalize('NFKC') === old.normalize('NFKC')) return err({ code: 'account.passwordSame' });
  return ok(undefined);
}
