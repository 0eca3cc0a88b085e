import type { Database } from 'better-sqlite3';
import type { HotTables, StoredEvent } from './hot-tables.ts';

/**
 * By prepared statements, row after row, on the connection that holds the transaction: SQLite answers where it is called, and making and
 * reading the text of a statement over hundreds of rows would cost more than the rows.
 */
export function createSqliteHotTables(sqlite: Database): HotTables {
  const insertEvent = sqlite.prepare<[string, string, string, string, string, string, string, string]>(
    `insert into projected_event
       (puskesmas_id, document_id, table_name, subject, event_id, content_hash, device_id, tuple)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  const selectEvents = sqlite.prepare<[string, string, string, string], StoredEvent>(
    `select event_id, content_hash, device_id, tuple from projected_event
     where puskesmas_id = ? and document_id = ? and table_name = ? and subject = ?`,
  );
  const upsertRow = sqlite.prepare<[string, string, string, string, string]>(
    `insert into projection_row (puskesmas_id, document_id, table_name, subject, slots) values (?, ?, ?, ?, ?)
     on conflict (puskesmas_id, document_id, table_name, subject) do update set slots = excluded.slots`,
  );
  return {
    insertEvents: async (rows) => {
      for (const row of rows) {
        const { puskesmas_id, document_id, table_name, subject, event_id, content_hash, device_id, tuple } = row;
        insertEvent.run(puskesmas_id, document_id, table_name, subject, event_id, content_hash, device_id, tuple);
      }
    },
    selectEvents: async (subjects) =>
      subjects.map((one) => selectEvents.all(one.puskesmasId, one.documentId, one.table, one.subject)),
    upsertRows: async (rows) => {
      for (const { puskesmas_id, document_id, table_name, subject, slots } of rows) {
        upsertRow.run(puskesmas_id, document_id, table_name, subject, slots);
      }
    },
  };
}
