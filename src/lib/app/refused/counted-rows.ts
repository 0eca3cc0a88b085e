import type { DeviceDatabase } from '#lib/db/database.ts';
import { readHistories } from '#lib/db/histories.ts';
import { readRowsOfTable } from '#lib/db/subjects.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import { foldSubject, type Row } from '#lib/events/fold.ts';
import { readRefusedIds } from './read-refused.ts';

/**
 * The rows of a table as they count: without what the server has refused, so that a recap on this device comes to the numbers the Puskesmas will have.
 * What a refused entry corrected stands again; a row that rests on nothing else is left out.
 */
export async function readCountedRows(database: DeviceDatabase, table: TableName): Promise<Row[]> {
  const [rows, refused] = [await readRowsOfTable(database, table), await readRefusedIds(database)];
  if (refused.size === 0) return rows;
  const counted = await Promise.all(
    rows.map((row) => (refused.has(row.documentId) ? recount(database, row, refused.get(row.documentId)!) : row)),
  );
  return counted.filter((row) => row !== undefined);
}

async function recount(database: DeviceDatabase, row: Row, refused: ReadonlySet<string>): Promise<Row | undefined> {
  const histories = await readHistories(database, row);
  const own = histories.find(({ documentId }) => documentId === row.documentId);
  return foldSubject(row.documentId, row, own?.events.filter(({ id }) => !refused.has(id)) ?? []);
}
