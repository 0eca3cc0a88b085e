import type { Kysely } from 'kysely';
import type { Account } from './account-rows.ts';
import { staffActorOf } from './account-rows.ts';
import type { AccountsStore } from './accounts-store.ts';
import type { StaffActor } from './actor.ts';
import type { AuthTables } from './auth-tables.ts';
import { newId, type RandomBytes } from './random.ts';
import { formatToken, hashSecret, makeToken, matchesHash, parseToken, type Token } from './tokens.ts';

/** A session ends after a working day, or when nobody has used it for so long. */
export const SESSION_LIFE_MS = 12 * 60 * 60 * 1000;
export const SESSION_IDLE_MS = 4 * 60 * 60 * 1000;
/** The last use is written at most so often: it costs a commit. */
const TOUCH_EVERY_MS = 60_000;

/** A session that has just begun. */
export interface OpenedSession {
  /** For the cookie; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: number;
}

/** Who is signed in on which browser. Losing a session costs a sign-in, nothing more. */
export class SessionsStore {
  readonly #db: Kysely<AuthTables>;
  readonly #accounts: AccountsStore;
  readonly #now: () => number;
  readonly #random: RandomBytes;

  constructor(parts: { db: Kysely<AuthTables>; accounts: AccountsStore; now: () => number; random: RandomBytes }) {
    this.#db = parts.db;
    this.#accounts = parts.accounts;
    this.#now = parts.now;
    this.#random = parts.random;
  }

  async open(account: Account): Promise<OpenedSession> {
    const now = this.#now();
    const token = makeToken(account.puskesmasId, newId(this.#random, 'ss'), this.#random);
    await this.#db.deleteFrom('staff_session').where('expires_at', '<', now).execute();
    await this.#db
      .insertInto('staff_session')
      .values({
        puskesmas_id: token.puskesmasId,
        session_id: token.id,
        secret_hash: hashSecret(token.secret),
        account_id: account.accountId,
        expires_at: now + SESSION_LIFE_MS,
        used_at: now,
      })
      .execute();
    return { token: formatToken(token), expiresAt: now + SESSION_LIFE_MS };
  }

  /** Who holds this token; undefined when it is unknown, ended or idle, or when the account may no longer sign in. */
  async find(text: string): Promise<StaffActor | undefined> {
    const token = parseToken(text);
    if (!token) return undefined;
    const row = await this.#rowOf(token).executeTakeFirst();
    if (!row || !matchesHash(token.secret, row.secret_hash)) return undefined;
    const now = this.#now();
    if (now >= row.expires_at || now - row.used_at >= SESSION_IDLE_MS) return undefined;
    if (now - row.used_at >= TOUCH_EVERY_MS) await this.#touch(token, now);
    const account = await this.#accounts.find(token.puskesmasId, row.account_id);
    return account && staffActorOf(account);
  }

  /** Ends a session; an unknown one is no fault. */
  async close(text: string): Promise<void> {
    const token = parseToken(text);
    if (!token) return;
    await this.#db
      .deleteFrom('staff_session')
      .where('puskesmas_id', '=', token.puskesmasId)
      .where('session_id', '=', token.id)
      .where('secret_hash', '=', hashSecret(token.secret))
      .execute();
  }

  /** Ends all sessions of an account, on every browser. */
  async closeAll({ puskesmasId, accountId }: Account): Promise<void> {
    await this.#db
      .deleteFrom('staff_session')
      .where('puskesmas_id', '=', puskesmasId)
      .where('account_id', '=', accountId)
      .execute();
  }

  #rowOf(token: Token) {
    return this.#db
      .selectFrom('staff_session')
      .selectAll()
      .where('puskesmas_id', '=', token.puskesmasId)
      .where('session_id', '=', token.id);
  }

  async #touch(token: Token, now: number): Promise<void> {
    await this.#db
      .updateTable('staff_session')
      .set({ used_at: now })
      .where('puskesmas_id', '=', token.puskesmasId)
      .where('session_id', '=', token.id)
      .execute();
  }
}
