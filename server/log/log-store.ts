import type { Kysely, Transaction } from 'kysely';
import { findTuples } from '#lib/doc/carried-tuples.ts';
import { emptyHead, type DocumentHead } from '#lib/doc/document-head.ts';
import { compareText } from '#lib/events/fold.ts';
import type { Database } from './database.ts';
import type { LogEngine } from './engine.ts';
import { applyMoves, decodeMoves, encodeMoves } from './moves.ts';
import type {
  AppendOutcome,
  ChangedDocument,
  DocumentAppend,
  DocumentFilter,
  DocumentKey,
  LogEntry,
  LogPort,
  ReadEntry,
  SeqRange,
  StoredHead,
} from './port.ts';
import { createPostgresEngine } from './postgres-engine.ts';
import { createSqliteEngine, createThreadedSqliteEngine } from './sqlite-engine.ts';
import type { LogTables } from './tables.ts';

/**
 * The log on either engine; what SPEC.md promises as ST1 to ST12. Reading and compaction are the same SQL on both, the rest is in the
 * engines. The tables must stand (`migrate`). Closing stops watching; the database is closed by whoever opened it.
 */
export class LogStore implements LogPort {
  readonly #db: Kysely<LogTables>;
  readonly #engine: LogEngine;
  readonly #watches = new Set<() => void>();

  /**
   * @param logId random, one for each process, so that it knows its own notices
   * @param commits where SQLite's commits wait for the disk: `here`, or in a `thread` of their own, for who has sockets to serve
   */
  constructor(database: Database, logId: string, commits: 'here' | 'thread' = 'here') {
    this.#db = database.kysely.$extendTables<LogTables>();
    this.#engine = openEngine(database, logId, commits);
  }

  append(batch: readonly DocumentAppend[]): Promise<AppendOutcome[]> {
    return this.#engine.append(batch);
  }

  async readHead(key: DocumentKey): Promise<StoredHead> {
    await this.#engine.completePlaces();
    const rows = await selectPlaces(this.#db, key).execute();
    return { ...headOf(rows), seq: rows.at(-1)?.seq ?? 0 };
  }

  async readUpdates(key: DocumentKey, afterSeq = 0): Promise<LogEntry[]> {
    await this.#engine.completePlaces();
    const rows = await this.#db
      .selectFrom('log_place')
      .innerJoin('log_update', (join) =>
        join
          .onRef('log_update.puskesmas_id', '=', 'log_place.puskesmas_id')
          .onRef('log_update.document_id', '=', 'log_place.document_id')
          .onRef('log_update.seq', '=', 'log_place.seq'),
      )
      .select(['log_place.seq', 'log_place.moves', 'log_update.update_bytes', 'log_update.received_at'])
      .where('log_place.puskesmas_id', '=', key.puskesmasId)
      .where('log_place.document_id', '=', key.documentId)
      .where('log_place.seq', '>', afterSeq)
      .orderBy('log_place.seq')
      .execute();
    return rows.map((row) => entryOf(key, row));
  }

  async readNext(seq: number, limit: number): Promise<LogEntry[]> {
    const rows = await this.#db
      .selectFrom('log_update')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => entryOf({ puskesmasId: row.puskesmas_id, documentId: row.document_id }, row));
  }

  async readAfter(seq: number, limit: number): Promise<ReadEntry[]> {
    return (await this.readNext(seq, limit)).map((entry) => {
      const tuples = findTuples(entry.update, entry.arrays);
      if (!tuples) throw new Error(`log entry ${entry.seq} names no array for one of its clients`);
      return Object.assign(entry, { tuples });
    });
  }

  async listChanged(seq: number): Promise<ChangedDocument[]> {
    const rows = await this.#db
      .selectFrom('log_update')
      .select(['puskesmas_id', 'document_id', (max) => max.fn.max('seq').as('newest')])
      .where('seq', '>', seq)
      .groupBy(['puskesmas_id', 'document_id'])
      .orderBy('newest')
      .execute();
    return rows.map((row) => ({ puskesmasId: row.puskesmas_id, documentId: row.document_id, seq: row.newest }));
  }

  async lastSeq(): Promise<number> {
    const row = await this.#db
      .selectFrom('log_update')
      .select((max) => max.fn.max('seq').as('newest'))
      .executeTakeFirst();
    return row?.newest ?? 0;
  }

  async listDocuments({ puskesmasId, posyanduId }: DocumentFilter = {}): Promise<DocumentKey[]> {
    let query = this.#db.selectFrom('log_document').select(['puskesmas_id', 'document_id']);
    if (puskesmasId !== undefined) query = query.where('puskesmas_id', '=', puskesmasId);
    if (posyanduId !== undefined) query = query.where('posyandu_id', '=', posyanduId);
    const rows = await query.execute();
    // Sorted here: PostgreSQL would sort by the language of its installation.
    return rows.map((row) => ({ puskesmasId: row.puskesmas_id, documentId: row.document_id })).sort(compareKeys);
  }

  async readReceivedAt(puskesmasId: string, documentIds: readonly string[]): Promise<Map<string, number>> {
    await this.#engine.completePlaces();
    const receivedAt = new Map<string, number>();
    for (let from = 0; from < documentIds.length; from += NAMES_AT_ONCE) {
      const rows = await this.#db
        .selectFrom('log_document')
        .innerJoin('log_update', (join) =>
          join
            .onRef('log_update.puskesmas_id', '=', 'log_document.puskesmas_id')
            .onRef('log_update.document_id', '=', 'log_document.document_id')
            .on('log_update.seq', '=', (newest) =>
              newest
                .selectFrom('log_place')
                .whereRef('log_place.puskesmas_id', '=', 'log_document.puskesmas_id')
                .whereRef('log_place.document_id', '=', 'log_document.document_id')
                .select((max) => max.fn.max('log_place.seq').as('seq')),
            ),
        )
        .select(['log_document.document_id', 'log_update.received_at'])
        .where('log_document.puskesmas_id', '=', puskesmasId)
        .where('log_document.document_id', 'in', documentIds.slice(from, from + NAMES_AT_ONCE))
        .execute();
      for (const row of rows) receivedAt.set(row.document_id, row.received_at);
    }
    return receivedAt;
  }

  async compact(key: DocumentKey, range: SeqRange, merged: Uint8Array): Promise<void> {
    await this.#engine.completePlaces();
    await this.#db.transaction().execute((transaction) => replaceEntries(transaction, key, range, merged));
  }

  watch(onForeignAppend: () => void): () => void {
    const end = this.#engine.watch(onForeignAppend);
    const stop = () => {
      if (this.#watches.delete(stop)) end();
    };
    this.#watches.add(stop);
    return stop;
  }

  async close(): Promise<void> {
    for (const stop of this.#watches) stop();
    await this.#engine.close();
  }
}

function openEngine(database: Database, logId: string, commits: 'here' | 'thread'): LogEngine {
  if (database.engine === 'postgres') return createPostgresEngine(database, logId);
  return commits === 'thread' ? createThreadedSqliteEngine(database) : createSqliteEngine(database);
}

/** Values of one `in (...)`; SQLite takes 32,766 in all. */
const NAMES_AT_ONCE = 1_000;

function selectPlaces(db: Kysely<LogTables>, key: DocumentKey) {
  return db
    .selectFrom('log_place')
    .select(['seq', 'moves'])
    .where('puskesmas_id', '=', key.puskesmasId)
    .where('document_id', '=', key.documentId)
    .orderBy('seq');
}

/** The document's entries in the range become one, in the place of the last; unless that one has been merged away. */
async function replaceEntries(
  db: Transaction<LogTables>,
  key: DocumentKey,
  { afterSeq, throughSeq }: SeqRange,
  merged: Uint8Array,
): Promise<void> {
  const places = selectPlaces(db, key).where('seq', '>', afterSeq);
  const rows = await places.where('seq', '<=', throughSeq).execute();
  if (rows.at(-1)?.seq !== throughSeq) return;
  const moves = encodeMoves(headOf(rows));
  const { numUpdatedRows } = await db
    .updateTable('log_update')
    .set({ update_bytes: merged, moves, carrier_device_id: null })
    .where('puskesmas_id', '=', key.puskesmasId)
    .where('document_id', '=', key.documentId)
    .where('seq', '=', throughSeq)
    .executeTakeFirst();
  // Another process has been quicker between the two statements (PostgreSQL).
  if (numUpdatedRows === 0n) return;
  await db
    .deleteFrom('log_update')
    .where('puskesmas_id', '=', key.puskesmasId)
    .where('document_id', '=', key.documentId)
    .where('seq', 'in', places.where('seq', '<', throughSeq).clearOrderBy().clearSelect().select('seq'))
    .execute();
  // In PostgreSQL these find nothing left to do: there `log_place` is a view of `log_update`.
  await db
    .updateTable('log_place')
    .set({ moves })
    .where('puskesmas_id', '=', key.puskesmasId)
    .where('document_id', '=', key.documentId)
    .where('seq', '=', throughSeq)
    .execute();
  await db
    .deleteFrom('log_place')
    .where('puskesmas_id', '=', key.puskesmasId)
    .where('document_id', '=', key.documentId)
    .where('seq', '>', afterSeq)
    .where('seq', '<', throughSeq)
    .execute();
}

function headOf(rows: readonly { readonly moves: Uint8Array }[]): DocumentHead {
  const head = emptyHead();
  for (const { moves } of rows) applyMoves(head, moves);
  return head;
}

type EntryRow = Pick<LogTables['log_update'], 'seq' | 'moves' | 'update_bytes' | 'received_at'>;

function entryOf({ puskesmasId, documentId }: DocumentKey, row: EntryRow): LogEntry {
  const { clocks, arrays } = decodeMoves(row.moves);
  return {
    seq: row.seq,
    puskesmasId,
    documentId,
    update: row.update_bytes,
    receivedAt: row.received_at,
    clocks,
    arrays,
  };
}

function compareKeys(a: DocumentKey, b: DocumentKey): number {
  return compareText(a.puskesmasId, b.puskesmasId) || compareText(a.documentId, b.documentId);
}
