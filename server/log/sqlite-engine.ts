import { setTimeout } from 'node:timers/promises';
import { SqliteError } from 'better-sqlite3';
import { BUSY_TIMEOUT_MS, type Database } from './database.ts';
import { posyanduOf, type LogEngine } from './engine.ts';
import { encodeMoves } from './moves.ts';
import type { AppendOutcome, DocumentAppend } from './port.ts';
import { SqlitePlaces } from './sqlite-places.ts';

type SqliteDatabase = Extract<Database, { engine: 'sqlite' }>;

/** How often SQLite is asked whether another process has written: one look at shared memory, no disk. */
const POLL_MS = 250;
/** How often a lock of another process is tried again, and how many times. */
const BUSY_WAIT_MS = 5;
const BUSY_TRIES = 400;

/**
 * The log in SQLite, by prepared statements in immediate transactions: building a query anew for each row would cost more than the row.
 * The lock that a transaction takes makes the order of `seq` the order of commits.
 */
export function createSqliteEngine(database: SqliteDatabase): LogEngine {
  const { sqlite } = database;
  const alone = createAlone(database);
  const places = new SqlitePlaces(sqlite);
  const insert = createInsert(sqlite);
  const store = sqlite.transaction((batch: readonly DocumentAppend[]) => {
    let seq = places.learn();
    return batch.map((document): AppendOutcome => {
      if (places.lastSeqOf(document) !== document.headSeq) return { kind: 'stale' };
      seq = insert(document, seq);
      return { kind: 'stored', seq };
    });
  });
  const place = sqlite.transaction(() => places.place());
  const append = (batch: readonly DocumentAppend[]): AppendOutcome[] => {
    const outcomes = store.immediate(batch);
    for (const [i, outcome] of outcomes.entries()) {
      const document = batch[i];
      if (document && outcome.kind === 'stored') places.note(document, outcome.seq, document.updates.length);
    }
    return outcomes;
  };
  const placeBehind = () => void alone(place.immediate).catch(() => undefined);
  return {
    append: async (batch) => {
      const outcomes = await alone(() => append(batch));
      // After the receipts. What fails here is done by the next one, or by who reads.
      if (places.isDue) setImmediate(placeBehind);
      return outcomes;
    },
    completePlaces: async () => {
      if (!places.isComplete) await alone(place.immediate);
    },
    watch: (onForeignAppend) => pollDataVersion(sqlite, onForeignAppend),
  };
}

/** @returns a function that inserts the updates of a document behind `lastSeq` and returns the new last one */
function createInsert(sqlite: SqliteDatabase['sqlite']): (document: DocumentAppend, lastSeq: number) => number {
  const addDocument = sqlite.prepare<[string, string, string]>('insert or ignore into log_document values (?, ?, ?)');
  const addUpdate = sqlite.prepare<[number, string, string, Uint8Array, Uint8Array, string | null, number]>(
    'insert into log_update values (?, ?, ?, ?, ?, ?, ?)',
  );
  return ({ puskesmasId, documentId, headSeq, updates }, lastSeq) => {
    let seq = lastSeq;
    if (headSeq === 0) addDocument.run(puskesmasId, documentId, posyanduOf(documentId));
    for (const one of updates) {
      seq += 1;
      addUpdate.run(seq, puskesmasId, documentId, encodeMoves(one), one.update, one.carrierDeviceId, one.receivedAt);
    }
    return seq;
  };
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

function pollDataVersion(sqlite: SqliteDatabase['sqlite'], onForeignAppend: () => void): () => void {
  // The number changes when another connection has committed, never by commits of this one.
  const statement = sqlite.prepare<[], number>('pragma data_version').pluck();
  let seen = statement.get();
  const timer = setInterval(() => {
    const version = statement.get();
    if (version === seen) return;
    seen = version;
    onForeignAppend();
  }, POLL_MS);
  return () => clearInterval(timer);
}
