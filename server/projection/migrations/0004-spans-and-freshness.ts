import { sql } from 'kysely';
import type { SchemaStep } from '../../log/migrate.ts';

/**
 * What pages would otherwise look together over a year of facts and thousands of documents: from which month to which a problem stands, and when
 * the newest entry of a Posyandu came in. A projection made before has neither and is made anew (`PROJECTION_VERSION`).
 */
export const createSpansAndFreshness: SchemaStep = async (db, types) => {
  const packed = types.bytes === 'blob' ? sql`without rowid` : sql``;
  const table = (name: string) =>
    db.schema.createTable(name).addColumn('puskesmas_id', 'text', (column) => column.notNull());

  await table('problem_span')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    // The fact that stands, and the first and the last month of the run.
    .addColumn('problem', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('until', 'text', (column) => column.notNull())
    .addColumn('posyandu_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('problem_span_key', ['puskesmas_id', 'kind', 'subject_id', 'problem', 'since'])
    .modifyEnd(packed)
    .execute();
  // Of SQLite this index holds every column: a list is read from it alone.
  await db.schema
    .createIndex('problem_span_unit')
    .on('problem_span')
    .columns(['puskesmas_id', 'posyandu_id', 'until'])
    .execute();

  // Month of the sessions; empty for the register. ms since epoch.
  await table('data_through')
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('posyandu_id', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('data_through_key', ['puskesmas_id', 'month', 'posyandu_id'])
    .modifyEnd(packed)
    .execute();
};
