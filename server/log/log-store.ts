import type { Kysely } from 'kysely';
import { findTuples, type CarriedTuple } from '#lib/doc/update-events.ts';
import { compareText } from '#lib/events/fold.ts';
import type { Appender } from './appender.ts';
import { ArrayNames } from './array-names.ts';
import type { Database } from './database.ts';
import type {
  AppendOutcome,
  ChangedDocument,
  DocumentAppend,
  DocumentFilter,
  DocumentKey,
  LogEntry,
  LogPort,
  ReadEntry,
  StoredHead,
} from './port.ts';
import { createPostgresAppender } from './postgres-appender.ts';
import { createSqliteAppender } from './sqlite-appender.ts';
import type { LogTables } from './tables.ts';
import { watchAppends } from './watch.ts';

/**
 * The log on either engine; what SPEC.md promises as ST1 to ST9. Reading and compaction are the same SQL on both, appending and
 * watching are not. The tables must stand (`migrate`). Closing stops watching; the database is closed by whoever opened it.
 */
export class LogStore implements LogPort {
  readonly #database: Database;
  readonly #db: Kysely<LogTables>;
  readonly #logId: string;
  readonly #appender: Appender;
  readonly #arrays: ArrayNames;
  readonly #watches = new Set<() => void>();

  /** @param logId random, one for each process, so that it knows its own notices */
  constructor(database: Database, logId: string) {
    this.#database = database;
    this.#db = database.kysely.$extendTables<LogTables>();
    this.#logId = logId;
    this.#appender =
      database.engine === 'sqlite' ? createSqliteAppender(database) : createPostgresAppender(database, logId);
    this.#arrays = new ArrayNames(async (key) => (await this.readHead(key)).arrays);
  }

  append(batch: readonly DocumentAppend[]): Promise<AppendOutcome[]> {
    return this.#appender.append(batch);
  }

  async readHead(key: DocumentKey): Promise<StoredHead> {
    // One statement, so that clocks and seq are of the same moment.
    const rows = await this.#db
      .selectFrom('log_client')
      .select(['client', 'clock', 'array_name'])
      .select((from) =>
        from
          .selectFrom('log_update')
          .where('puskesmas_id', '=', key.puskesmasId)
          .where('document_id', '=', key.documentId)
          .select((max) => max.fn.max('seq').as('seq'))
          .as('seq'),
      )
      .where('puskesmas_id', '=', key.puskesmasId)
      .where('document_id', '=', key.documentId)
      .execute();
    return {
      seq: rows[0]?.seq ?? 0,
      clocks: new Map(rows.map((row) => [row.client, row.clock])),
      arrays: new Map(rows.map((row) => [row.client, row.array_name])),
    };
  }

  async readUpdates(key: DocumentKey, afterSeq = 0): Promise<LogEntry[]> {
    const rows = await this.#entries()
      .where('puskesmas_id', '=', key.puskesmasId)
      .where('document_id', '=', key.documentId)
      .where('seq', '>', afterSeq)
      .orderBy('seq')
      .execute();
    return rows.map(entryOf);
  }

  async readAfter(seq: number, limit: number): Promise<ReadEntry[]> {
    const rows = await this.#entries().where('seq', '>', seq).orderBy('seq').limit(limit).execute();
    const entries: ReadEntry[] = [];
    for (const row of rows) {
      const entry = entryOf(row);
      entries.push({ ...entry, tuples: await this.#tuplesOf(entry) });
    }
    return entries;
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

  async compact(key: DocumentKey, throughSeq: number, merged: Uint8Array): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const replaced = await transaction
        .updateTable('log_update')
        .set({ update_bytes: merged, carrier_device_id: null })
        .where('puskesmas_id', '=', key.puskesmasId)
        .where('document_id', '=', key.documentId)
        .where('seq', '=', throughSeq)
        .executeTakeFirst();
      if (replaced.numUpdatedRows === 0n) return;
      await transaction
        .deleteFrom('log_update')
        .where('puskesmas_id', '=', key.puskesmasId)
        .where('document_id', '=', key.documentId)
        .where('seq', '<', throughSeq)
        .execute();
    });
  }

  watch(onForeignAppend: () => void): () => void {
    const end = watchAppends(this.#database, this.#logId, onForeignAppend);
    const stop = () => {
      if (this.#watches.delete(stop)) end();
    };
    this.#watches.add(stop);
    return stop;
  }

  async close(): Promise<void> {
    for (const stop of this.#watches) stop();
  }

  #entries() {
    return this.#db
      .selectFrom('log_update')
      .select(['puskesmas_id', 'document_id', 'seq', 'update_bytes', 'received_at']);
  }

  async #tuplesOf(entry: LogEntry): Promise<readonly CarriedTuple[]> {
    const known = this.#arrays.known(entry);
    const tuples =
      (known && findTuples(entry.update, known)) ?? findTuples(entry.update, await this.#arrays.reload(entry));
    if (!tuples) throw new Error(`log entry ${entry.seq} names no array for one of its clients`);
    return tuples;
  }
}

type EntryRow = Omit<LogTables['log_update'], 'carrier_device_id'>;

function entryOf(row: EntryRow): LogEntry {
  return {
    seq: row.seq,
    puskesmasId: row.puskesmas_id,
    documentId: row.document_id,
    update: row.update_bytes,
    receivedAt: row.received_at,
  };
}

function compareKeys(a: DocumentKey, b: DocumentKey): number {
  return compareText(a.puskesmasId, b.puskesmasId) || compareText(a.documentId, b.documentId);
}
