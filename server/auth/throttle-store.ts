import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuthTables } from './auth-tables.ts';
import { countAttempt, takeBack, type Attempts, type ThrottleLimits } from './throttle.ts';

/** What a throttle is built from. */
export interface ThrottleParts {
  readonly db: Kysely<AuthTables>;
  readonly now: () => number;
  /** Keys of throttles (names that were typed, addresses) are stored by their keyed hash only. */
  readonly secret: string;
}

/** How often one attempt is counted anew because another process counted in between; more at once have to wait. */
const MAX_TURNS = 8;

/**
 * Lets attempts at a secret through at a growing distance from each other, over all processes on one store.
 * 1. An attempt counts when it begins, so that a thousand at once, at several processes, are no way around.
 * 2. Keys that have been quiet for long are forgotten.
 */
export class Throttle {
  readonly #parts: ThrottleParts;
  readonly #name: string;
  readonly #limits: ThrottleLimits;
  #tidiedAt = 0;

  /** @param name of what is tried; throttles of one name share their keys */
  constructor(name: string, limits: ThrottleLimits, parts: ThrottleParts) {
    this.#name = name;
    this.#limits = limits;
    this.#parts = parts;
  }

  /** Counts an attempt and returns 0, or returns the ms to wait and counts nothing. */
  async attempt(key: string): Promise<number> {
    const keyHash = this.#hashOf(key);
    const now = this.#parts.now();
    await this.#tidy(now);
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const known = await this.#load(keyHash);
      const counted = countAttempt(known, this.#limits, now);
      if (counted.kind === 'wait') return counted.waitMs;
      if (await this.#replace(keyHash, known, counted.attempts)) return 0;
    }
    return this.#limits.firstWaitMs;
  }

  /** Takes the last attempt back. */
  async forgive(key: string): Promise<void> {
    const keyHash = this.#hashOf(key);
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const known = await this.#load(keyHash);
      if (!known || (await this.#replace(keyHash, known, takeBack(known)))) return;
    }
  }

  /** Forgets all attempts of a key. */
  async clear(key: string): Promise<void> {
    await this.#parts.db.deleteFrom('throttle').where('key_hash', '=', this.#hashOf(key)).execute();
  }

  async #load(keyHash: string): Promise<Attempts | undefined> {
    const query = this.#parts.db.selectFrom('throttle').selectAll().where('key_hash', '=', keyHash);
    const row = await query.executeTakeFirst();
    return row && { count: row.count, lastAt: row.last_at, openAt: row.open_at };
  }

  /** Writes what is known anew, unless somebody else has done so since it was read. @returns whether it was written */
  async #replace(keyHash: string, known: Attempts | undefined, { count, lastAt, openAt }: Attempts): Promise<boolean> {
    const values = { count, last_at: lastAt, open_at: openAt };
    if (!known) {
      const made = await this.#parts.db
        .insertInto('throttle')
        .values({ key_hash: keyHash, ...values })
        .onConflict((conflict) => conflict.column('key_hash').doNothing())
        .executeTakeFirst();
      return made.numInsertedOrUpdatedRows === 1n;
    }
    const changed = await this.#parts.db
      .updateTable('throttle')
      .set(values)
      .where('key_hash', '=', keyHash)
      .where('count', '=', known.count)
      .where('last_at', '=', known.lastAt)
      .where('open_at', '=', known.openAt)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n;
  }

  async #tidy(now: number): Promise<void> {
    if (now - this.#tidiedAt < this.#limits.forgetMs) return;
    this.#tidiedAt = now;
    await this.#parts.db
      .deleteFrom('throttle')
      .where('last_at', '<', now - this.#limits.forgetMs)
      .execute();
  }

  #hashOf(key: string): string {
    return createHmac('sha256', this.#parts.secret).update(`${this.#name} ${key}`).digest('base64url');
  }
}
