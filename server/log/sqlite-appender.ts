import type { Database } from './database.ts';
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
  return {
    // Kysely's connection is taken for as long as this lasts, so that no half-done transaction of another room is open on it.
    append: (batch) => database.kysely.connection().execute(async () => store.immediate(batch)),
  };
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
