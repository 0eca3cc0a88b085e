import type { Kysely } from 'kysely';
import type { TableName } from '#lib/events/catalogue.ts';
import { compareText, type Row } from '#lib/events/fold.ts';
import { inChunks } from './chunks.ts';
import type { HotTables } from './hot-tables.ts';
import { packSlots, unpackSlots } from './packed-slots.ts';
import type { ProjectionTables } from './tables.ts';

/** A row of the fold with the Puskesmas that its document belongs to. */
export interface StoredRow extends Row {
  readonly puskesmasId: string;
}

/** Writes rows, replacing those of the same subject. */
export async function storeRows(tables: HotTables, rows: readonly StoredRow[]): Promise<void> {
  await tables.upsertRows(
    rows.map(({ puskesmasId, documentId, table, subject, slots }) => ({
      puskesmas_id: puskesmasId,
      document_id: documentId,
      table_name: table,
      subject,
      slots: packSlots(slots),
    })),
  );
}

/** Rows of one table for the given subjects, in every document of the Puskesmas; all subjects where none are named. */
export async function loadRows(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  table: TableName,
  subjects?: readonly string[],
): Promise<Row[]> {
  const query = db
    .selectFrom('projection_row')
    .select(['document_id', 'table_name', 'subject', 'slots'])
    .where('puskesmas_id', '=', puskesmasId)
    .where('table_name', '=', table);
  if (!subjects) return inOrder((await query.execute()).map(readRow));
  const rows: Row[] = [];
  await inChunks(subjects, async (part) => {
    rows.push(...(await query.where('subject', 'in', [...part]).execute()).map(readRow));
  });
  return inOrder(rows);
}

/** All rows of one document, in the order of table and subject. */
export async function loadDocumentRows(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  documentId: string,
): Promise<Row[]> {
  const rows = await db
    .selectFrom('projection_row')
    .select(['document_id', 'table_name', 'subject', 'slots'])
    .where('puskesmas_id', '=', puskesmasId)
    .where('document_id', '=', documentId)
    .execute();
  return inOrder(rows.map(readRow));
}

/** By table, subject and document in code units: engines sort text by their own locale. */
function inOrder(rows: Row[]): Row[] {
  return rows.sort(
    (a, b) =>
      compareText(a.table, b.table) || compareText(a.subject, b.subject) || compareText(a.documentId, b.documentId),
  );
}

function readRow(row: { document_id: string; table_name: string; subject: string; slots: string }): Row {
  const { document_id: documentId, table_name: table, subject } = row;
  return { documentId, table: table as TableName, subject, slots: unpackSlots(row.slots) };
}
