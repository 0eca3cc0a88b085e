import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { monthOf } from '#lib/domain/dates.ts';
import { localDateOf } from '../import/today.ts';
import { keepUpWith } from './counted-months.ts';
import { countStep, emptyCounts } from './counting.ts';
import type { Follower } from './follower.ts';
import type { LogPort, ReadEntry } from '../log/port.ts';
import { applyEntries } from './apply-entries.ts';
import type { ProjectionDatabase } from './open-projection.ts';
import { SubjectCache } from './subject-cache.ts';
import type { ProjectionTables } from './tables.ts';

/** Grows whenever the fold, a rule or a fact changes: an older projection is then made anew from the log. */
export const PROJECTION_VERSION = '6';

const CURSOR = 'log';
/**
 * Events of one transaction: few enough to be held and to let others in, many enough that a subject is folded once for several. An entry of a
 * tablet holds one event, one of an import hundreds: how many entries come to so many events is learned from those before.
 */
const CHUNK_EVENTS = 20_000;
const FIRST_ENTRIES = 250;
const MOST_ENTRIES = 4_000;
/** Part of the time that following the log may take, and the longest rest for its sake: an edit is due in the numbers within two seconds. */
const SHARE_OF_TIME = 1 / 10;
const LONGEST_REST_MS = 1_200;

/** Times that a projection is given. */
export interface ProjectionTimes {
  readonly now?: () => number;
  readonly restAfter?: (workedMs: number) => number;
}

/** What a chunk of the log came to. */
interface LogStep {
  /** Puskesmas of its entries. */
  readonly touched: ReadonlySet<string>;
  /** Those of them whose tables another process has moved on. */
  readonly byOthers: ReadonlySet<string>;
  /** More waits. */
  readonly isFull: boolean;
}

/**
 * Follows the log and keeps the projection's tables.
 * 1. It reads the log and writes only its own tables; taking updates never waits for it.
 * 2. The cursor moves in the transaction that writes the rows: after a kill it goes on where it stood.
 * 3. Applying entries twice changes nothing, and a rebuild gives the same tables.
 */
export class Projection implements Follower {
  readonly #log: LogPort;
  readonly #database: ProjectionDatabase;
  readonly #listeners = new Set<(puskesmasIds: ReadonlySet<string>) => void>();
  readonly #onFailure: (error: unknown) => void;
  readonly #now: () => number;
  readonly #restAfter: (workedMs: number) => number;
  readonly #cache = new SubjectCache();
  /** Entry at which the tables stood when this process last looked. */
  #seenSeq: number | undefined;
  #entriesAStep = FIRST_ENTRIES;
  #running: Promise<void> | undefined;
  /** How many wait for the rows alone: counting goes on after them. */
  #hurried = 0;
  #wanted = false;
  #resting: NodeJS.Timeout | undefined;
  #closed = false;

  /**
   * @param now ms since epoch: the months up to the present one are kept
   * @param restAfter ms to rest after a piece of work of so many ms, where others come first
   */
  constructor(
    log: LogPort,
    database: ProjectionDatabase,
    onFailure: (error: unknown) => void,
    { now = Date.now, restAfter = () => 0 }: ProjectionTimes = {},
  ) {
    this.#restAfter = restAfter;
    this.#log = log;
    this.#now = now;
    this.#database = database;
    this.#onFailure = onFailure;
  }

  /** Entry of the log at which the tables stood when this process last moved them; 0 before. */
  get seenSeq(): number {
    return this.#seenSeq ?? 0;
  }

  /** Says that the log has something new; the work is done on the projection's own time. */
  wake(): void {
    this.#wanted = true;
    if (this.#running || this.#resting || this.#closed) return;
    const begunMs = performance.now();
    this.#running = this.#follow('all')
      .catch((error: unknown) => this.#onFailure(error))
      .finally(() => {
        this.#running = undefined;
        this.#rest(performance.now() - begunMs);
      });
  }

  /** Resolves when everything that was in the log at the call is in the tables. @throws what hindered it */
  async catchUp(): Promise<void> {
    await this.#running;
    await this.#follow('all');
  }

  /** The same for the rows alone: what has to be counted is counted afterwards. */
  async followLog(): Promise<void> {
    this.#hurried += 1;
    try {
      await this.#running;
      await this.#follow('rows');
    } finally {
      this.#hurried -= 1;
      this.wake();
    }
  }

  /** Empties the tables and makes them from the log. */
  async rebuild(): Promise<void> {
    await this.#running;
    await this.#database.kysely.transaction().execute((transaction) => empty(transaction, 0));
    await this.#follow('all');
  }

  /** Calls back after each piece of work, of this process or another, with the Puskesmas whose tables have changed. @returns how to stop */
  onChanged(listener: (puskesmasIds: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends after the piece of work at hand. The database is closed by whoever opened it. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#resting);
    await this.#running;
    this.#listeners.clear();
  }

  /** Waits until the work is a small part of the time: what gathers meanwhile costs less together. */
  #rest(workedMs: number): void {
    if (this.#closed) return;
    const restMs = Math.min(workedMs * (1 / SHARE_OF_TIME - 1), LONGEST_REST_MS);
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      if (this.#wanted) this.wake();
    }, restMs);
  }

  /** Follows the log, and counts what it has touched once no more of it waits. */
  async #follow(until: 'rows' | 'all'): Promise<void> {
    this.#wanted = false;
    const byOthers = new Set<string>();
    for (let more = true; more && !this.#closed;) {
      const begunMs = performance.now();
      const step = await this.#database.kysely.transaction().execute((transaction) => this.#step(transaction));
      const mayCount = !step?.isFull && until === 'all' && this.#hurried === 0;
      const counted = mayCount ? await this.#count() : undefined;
      more = step !== undefined || counted !== undefined;
      const changed = new Set([...(step?.touched ?? []), ...(counted === undefined ? [] : [counted])]);
      this.#tell(changed);
      for (const puskesmasId of step?.byOthers ?? []) byOthers.add(puskesmasId);
      // Sockets and requests come first; but who waits for the rows here is one of them.
      const restMs = this.#hurried > 0 ? 0 : this.#restAfter(performance.now() - begunMs);
      if (more) await (restMs > 0 ? pause(restMs) : nextTurn());
    }
    // Some of it may have been counted by them meanwhile.
    this.#tell(byOthers);
  }

  #tell(puskesmasIds: ReadonlySet<string>): void {
    if (puskesmasIds.size > 0) for (const listener of this.#listeners) listener(puskesmasIds);
  }

  /** Counts a part of what was touched. @returns the Puskesmas, or undefined when there was nothing */
  async #count(): Promise<string | undefined> {
    const thisMonth = monthOf(localDateOf(this.#now()));
    return await this.#database.kysely.transaction().execute(async (transaction) => {
      await readCursor(transaction);
      return (await countStep(transaction)) ?? (await keepUpWith(transaction, thisMonth));
    });
  }

  /** One chunk of the log. @returns undefined when there was nothing */
  async #step(db: Kysely<ProjectionTables>): Promise<LogStep | undefined> {
    const cursor = await readCursor(db);
    const byOthers = await this.#followedByOthers(cursor);
    const limit = this.#entriesAStep;
    const entries = await this.#log.readAfter(cursor, limit);
    const last = entries.at(-1);
    if (!last) return byOthers.size > 0 ? { touched: byOthers, byOthers, isFull: false } : undefined;
    this.#cache.open(cursor);
    await applyEntries(db, { hot: this.#database.hotTables(db), cache: this.#cache }, entries);
    await db.updateTable('projection_cursor').set({ seq: last.seq }).where('name', '=', CURSOR).execute();
    this.#cache.close(last.seq);
    this.#seenSeq = last.seq;
    this.#entriesAStep = entriesFor(entries);
    const touched = new Set([...entries.map((entry) => entry.puskesmasId), ...byOthers]);
    return { touched, byOthers, isFull: entries.length === limit };
  }

  /** Puskesmas whose entries another process has followed since the last look; those who read here hear of it all the same. */
  async #followedByOthers(cursor: number): Promise<ReadonlySet<string>> {
    const seen = this.#seenSeq;
    this.#seenSeq = cursor;
    if (seen === undefined || cursor <= seen) return new Set();
    const documents = await this.#log.listChanged(seen);
    return new Set(documents.map(({ puskesmasId }) => puskesmasId));
  }
}

/** How many entries like these hold the events of one step. */
function entriesFor(entries: readonly ReadEntry[]): number {
  const events = entries.reduce((sum, { tuples }) => sum + tuples.length, 0);
  const fitting = Math.floor((entries.length * CHUNK_EVENTS) / Math.max(events, 1));
  return Math.min(Math.max(fitting, 1), MOST_ENTRIES);
}

/** Where the projection stands; an older version's tables are emptied first. Holds the row against another process. */
async function readCursor(db: Kysely<ProjectionTables>): Promise<number> {
  const made = await db
    .updateTable('projection_cursor')
    .set((row) => ({ seq: row.ref('seq') }))
    .where('name', '=', CURSOR)
    .returning(['seq', 'made_by'])
    .executeTakeFirst();
  if (made?.made_by === PROJECTION_VERSION) return made.seq;
  await empty(db, 0);
  return 0;
}

async function empty(db: Kysely<ProjectionTables>, seq: number): Promise<void> {
  for (const table of ['projected_event', 'aside_event', 'projection_row', 'person_alias', 'data_through'] as const) {
    await db.deleteFrom(table).execute();
  }
  await emptyCounts(db);
  await db.deleteFrom('projection_cursor').execute();
  await db.insertInto('projection_cursor').values({ name: CURSOR, seq, made_by: PROJECTION_VERSION }).execute();
}
