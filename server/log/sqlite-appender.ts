import { setTimeout } from 'node:timers/promises';
import { SqliteError } from 'better-sqlite3';
import { BUSY_TIMEOUT_MS, type Database } from './database.ts';
import { posyanduOf, type Appender } from './appender.ts';
import type { AppendOutcome, DocumentAppend } from './port.ts';

type SqliteDatabase = Extract<Database, { engine: 'sqlite' }>;

/**
 * Appends by prepared statements in one immediate transaction: building a query anew for each row would cost more than the row.
 * The lock that the transaction takes makes the order of `seq` the order of commits.
 */
export function createSqliteAppender(database: SqliteDatabase): Appender {
  const statements = prepare(database.sqlite);
  const store = database.sqlite.transaction((batch: readonly DocumentAppend[]) => {
    let seq = statements.lastSeq.get() ?? 0;
    return batch.map((document): AppendOutcome => {
      const last = statements.lastSeqOf.get(document.puskesmasId, document.documentId) ?? 0;
      if (last !== document.headSeq) return { kind: 'stale' };
      seq = storeDocument(statements, document, seq);
      return { kind: 'stored', seq };
    });
  });
  // Kysely's connection is taken for as long as this lasts, so that no half-done transaction of another room is open on it.
  const append = (batch: readonly DocumentAppend[]) =>
    database.kysely.connection().execute(async () => withoutWaiting(database.sqlite, () => store.immediate(batch)));
  return {
    append: async (batch) => {
      for (let triesLeft = BUSY_TRIES; ; triesLeft--) {
        try {
          return await append(batch);
        } catch (error) {
          if (!(error instanceof SqliteError) || error.code !== 'SQLITE_BUSY' || triesLeft === 0) throw error;
          await setTimeout(BUSY_WAIT_MS);
        }
      }
    },
  };
}

/** Another process's lock is waited for without holding up the sockets: SQLite itself would wait by blocking this process. */
const BUSY_WAIT_MS = 5;
const BUSY_TRIES = 400;

function withoutWaiting<T>(sqlite: SqliteDatabase['sqlite'], run: () => T): T {
  sqlite.pragma('busy_timeout = 0');
  try {
    return run();
  } finally {
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

function storeDocument(statements: Statements, document: DocumentAppend, lastSeq: number): number {
  const { puskesmasId, documentId, moves, updates } = document;
  let seq = lastSeq;
  if (document.headSeq === 0) statements.addDocument.run(puskesmasId, documentId, posyanduOf(documentId));
  for (const { update, carrierDeviceId, receivedAt } of updates) {
    seq += 1;
    statements.addUpdate.run(puskesmasId, documentId, seq, update, carrierDeviceId, receivedAt);
  }
  for (const [client, clock] of moves.clocks) {
    statements.moveClient.run(puskesmasId, documentId, client, clock, moves.arrays.get(client) ?? '');
  }
  return seq;
}

type Statements = ReturnType<typeof prepare>;

function prepare(sqlite: SqliteDatabase['sqlite']) {
  return {
    lastSeq: sqlite.prepare<[], number>('select max(seq) from log_update').pluck(),
    lastSeqOf: sqlite
      .prepare<[string, string], number>('select max(seq) from log_update where puskesmas_id = ? and document_id = ?')
      .pluck(),
    addDocument: sqlite.prepare<[string, string, string]>('insert or ignore into log_document values (?, ?, ?)'),
    addUpdate: sqlite.prepare<[string, string, number, Uint8Array, string | null, number]>(
      'insert into log_update values (?, ?, ?, ?, ?, ?)',
    ),
    moveClient: sqlite.prepare<[string, string, number, number, string]>(
      `insert into log_client values (?, ?, ?, ?, ?)
       on conflict (puskesmas_id, document_id, client) do update set clock = excluded.clock`,
    ),
  };
}
