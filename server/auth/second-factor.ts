import type { Kysely } from 'kysely';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Account } from './account-rows.ts';
import type { AuthTables } from './auth-tables.ts';
import { newEasyText, tidyEasyText } from './easy-text.ts';
import type { RandomBytes } from './random.ts';
import { hashSecret } from './tokens.ts';
import { findStep, newTotpSecret, totpUri } from './totp.ts';

/** What an authenticator app needs, as text and as the address that its QR says. Shown once. */
export interface OfferedFactor {
  readonly secret: string;
  readonly uri: string;
}

export type SecondFactorProblem = { readonly code: 'secondFactor.codeWrong' | 'secondFactor.notBegun' };

const RECOVERY_CODES = 10;
const RECOVERY_LETTERS = 12;

/**
 * The second factor of an account: a code of an authenticator app, or one of the recovery codes given with it.
 * 1. It guards only after its first code has been typed.
 * 2. A code opens the door once, also when two try it at the same moment at two processes.
 * 3. Recovery codes lie here as hashes; each is good once.
 */
export class SecondFactor {
  readonly #db: Kysely<AuthTables>;
  readonly #now: () => number;
  readonly #random: RandomBytes;

  constructor(parts: { db: Kysely<AuthTables>; now: () => number; random: RandomBytes }) {
    this.#db = parts.db;
    this.#now = parts.now;
    this.#random = parts.random;
  }

  /** A new secret for an account that has no second factor in force; an earlier one that was never confirmed is forgotten. */
  async begin(account: Account): Promise<OfferedFactor> {
    const secret = newTotpSecret(this.#random);
    const key = keyOf(account);
    await this.#db
      .deleteFrom('second_factor')
      .where('confirmed_at', 'is', null)
      .where((row) => row.and(key))
      .execute();
    await this.#db
      .insertInto('second_factor')
      .values({ ...key, secret, confirmed_at: null, last_step: 0 })
      .onConflict((conflict) => conflict.columns(['puskesmas_id', 'account_id']).doNothing())
      .execute();
    return { secret, uri: totpUri(secret, account.userName ?? '') };
  }

  /** Puts the offered secret in force with the first code that it makes. @returns recovery codes, to be kept on paper */
  async confirm(account: Account, code: string): Promise<Result<readonly string[], SecondFactorProblem>> {
    const row = await this.#row(account);
    if (!row || row.confirmed_at !== null) return err({ code: 'secondFactor.notBegun' });
    if (!(await this.#useStep(account, code))) return err({ code: 'secondFactor.codeWrong' });
    const codes = Array.from({ length: RECOVERY_CODES }, () => newEasyText(this.#random, RECOVERY_LETTERS));
    const key = keyOf(account);
    await this.#db.transaction().execute(async (tx) => {
      await tx
        .updateTable('second_factor')
        .set({ confirmed_at: this.#now() })
        .where((row) => row.and(key))
        .execute();
      await tx
        .insertInto('recovery_code')
        .values(codes.map((one) => ({ ...key, code_hash: hashSecret(tidyEasyText(one)) })))
        .execute();
    });
    return ok(codes);
  }

  /** True when this code, of the app or on paper, is good now; it is used up by this. */
  async use(account: Account, code: string): Promise<boolean> {
    if (/^\d{6}$/.test(code.replaceAll(' ', ''))) return this.#useStep(account, code.replaceAll(' ', ''));
    const key = keyOf(account);
    const used = await this.#db
      .deleteFrom('recovery_code')
      .where((row) => row.and(key))
      .where('code_hash', '=', hashSecret(tidyEasyText(code)))
      .executeTakeFirst();
    return used.numDeletedRows > 0n;
  }

  /** Takes the second factor away, with its recovery codes. */
  async remove(account: Account): Promise<void> {
    const key = keyOf(account);
    await this.#db.transaction().execute(async (tx) => {
      for (const table of ['second_factor', 'recovery_code'] as const) {
        await tx
          .deleteFrom(table)
          .where((row) => row.and(key))
          .execute();
      }
    });
  }

  async #useStep(account: Account, code: string): Promise<boolean> {
    const row = await this.#row(account);
    const step = row && findStep(row.secret, code, this.#now());
    if (step === undefined) return false;
    const key = keyOf(account);
    const used = await this.#db
      .updateTable('second_factor')
      .set({ last_step: step })
      .where((row) => row.and(key))
      .where('last_step', '<', step)
      .executeTakeFirst();
    return used.numUpdatedRows > 0n;
  }

  #row(account: Account) {
    const key = keyOf(account);
    return this.#db
      .selectFrom('second_factor')
      .selectAll()
      .where((row) => row.and(key))
      .executeTakeFirst();
  }
}

function keyOf({ puskesmasId, accountId }: Account): { puskesmas_id: string; account_id: string } {
  return { puskesmas_id: puskesmasId, account_id: accountId };
}
