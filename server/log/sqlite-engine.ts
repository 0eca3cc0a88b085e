import { setTimeout } from 'node:timers/promises';
import { SqliteError } from 'better-sqlite3';
import { CommitThread } from './commit-thread.ts';
import { BUSY_TIMEOUT_MS, type Database } from './database.ts';
import type { LogEngine } from './engine.ts';
import { watchForeignCommits } from './foreign-commits.ts';
import { encodeMoves } from './moves.ts';
import type { DocumentAppend } from './port.ts';
import { SqliteCommits, type RowsAppend } from './sqlite-commits.ts';

type SqliteDatabase = Extract<Database, { engine: 'sqlite' }>;

/** How often a lock of another process is tried again, and how many times. */
const BUSY_WAIT_MS = 5;
const BUSY_TRIES = 400;

/** The log in SQLite on the store's own connection: for whoever serves nobody meanwhile. */
export function createSqliteEngine(database: SqliteDatabase): LogEngine {
  const { sqlite } = database;
  const alone = createAlone(database);
  const commits = new SqliteCommits(sqlite);
  const placeBehind = () => void alone(() => commits.place()).catch(() => undefined);
  return {
    append: async (batch) => {
      const rows = batch.map(rowsOf);
      const outcomes = await alone(() => commits.append(rows));
      // After the receipts. What fails here is done by the next one, or by who reads.
      if (commits.isPlacingDue) setImmediate(placeBehind);
      return outcomes;
    },
    completePlaces: () => alone(() => commits.place()),
    watch: (onForeignAppend) => watchForeignCommits(sqlite, onForeignAppend),
    close: async () => undefined,
  };
}

/** The same with commits in a thread: a server reads its sockets while the disk writes. */
export function createThreadedSqliteEngine({ sqlite }: SqliteDatabase): LogEngine {
  const thread = new CommitThread(sqlite.name);
  return {
    append: (batch) => thread.append(batch.map(rowsOf)),
    completePlaces: () => thread.place(),
    watch: (onForeignAppend) => thread.watch(onForeignAppend),
    close: () => thread.close(),
  };
}

function rowsOf({ puskesmasId, documentId, headSeq, updates }: DocumentAppend): RowsAppend {
  const rows = updates.map((one) => ({
    moves: encodeMoves(one),
    update: one.update,
    carrierDeviceId: one.carrierDeviceId,
    receivedAt: one.receivedAt,
  }));
  return { puskesmasId, documentId, headSeq, rows };
}

/** Runs something on the store's connection while nobody else does. */
type Alone = <T>(run: () => T) => Promise<T>;

/**
 * Kysely's connection is taken for as long as a run lasts, so that no half-done transaction of another room is open on it. Another process's
 * lock is waited for without holding up the sockets; SQLite itself would wait by blocking this process.
 */
function createAlone({ kysely, sqlite }: SqliteDatabase): Alone {
  const waitNever = sqlite.prepare('pragma busy_timeout = 0');
  const waitAsOthers = sqlite.prepare(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return async (run) => {
    for (let triesLeft = BUSY_TRIES; ; triesLeft--) {
      try {
        return await kysely.connection().execute(async () => {
          waitNever.get();
          try {
            return run();
          } finally {
            waitAsOthers.get();
          }
        });
      } catch (error) {
        if (!(error instanceof SqliteError) || error.code !== 'SQLITE_BUSY' || triesLeft === 0) throw error;
        await setTimeout(BUSY_WAIT_MS);
      }
    }
  };
}
