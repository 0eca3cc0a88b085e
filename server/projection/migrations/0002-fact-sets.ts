import { sql } from 'kysely';
import type { SchemaStep } from '../../log/migrate.ts';

/**
 * One row of facts a subject and month, and a tally a unit and month, in place of one row a fact: a page reads a dozen rows instead of
 * counting a million. What was there is made again from the log.
 */
export const createFactSets: SchemaStep = async (db, types) => {
  const packed = types.bytes === 'blob' ? sql`without rowid` : sql``;
  const table = (name: string) =>
    db.schema.createTable(name).addColumn('puskesmas_id', 'text', (column) => column.notNull());
  await db.schema.dropTable('fact').execute();
  await db.schema.dropTable('projected_month').execute();

  // Whom a row speaks of: its person, and of some the family.
  await table('row_owner')
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('table_name', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('row_owner_key', ['puskesmas_id', 'owner_id', 'table_name', 'subject'])
    .modifyEnd(packed)
    .execute();
  await db.schema
    .createIndex('row_owner_subject')
    .on('row_owner')
    .columns(['puskesmas_id', 'table_name', 'subject'])
    .execute();

  // What has to be counted anew, from a month on; empty: in all months.
  await table('touched_subject')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    // The Posyandu where it was said: what is counted together shall change few tallies.
    .addColumn('place', 'text', (column) => column.notNull())
    // 1 where a whole Puskesmas is counted: edits of today go first.
    .addColumn('bulk', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('touched_subject_key', ['puskesmas_id', 'kind', 'subject_id'])
    .modifyEnd(packed)
    .execute();
  await db.schema
    .createIndex('touched_subject_bulk')
    .on('touched_subject')
    .columns(['bulk', 'puskesmas_id', 'place'])
    .execute();

  await table('counted_month')
    .addColumn('month', 'text', (column) => column.notNull())
    // 0: wanted; 2: everybody is noted to be counted; 1: everybody has been.
    .addColumn('done', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('counted_month_key', ['puskesmas_id', 'month'])
    .execute();

  await table('fact_set')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('posyandu_id', 'text', (column) => column.notNull())
    .addColumn('sex', 'text', (column) => column.notNull())
    .addColumn('band', 'text', (column) => column.notNull())
    // Codes between blanks, with one before the first and one after the last.
    .addColumn('codes', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fact_set_key', ['puskesmas_id', 'kind', 'subject_id', 'month'])
    .modifyEnd(packed)
    .execute();
  await db.schema
    .createIndex('fact_set_unit')
    .on('fact_set')
    .columns(['puskesmas_id', 'month', 'posyandu_id'])
    .execute();

  await table('tally')
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('unit_id', 'text', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('tally_key', ['puskesmas_id', 'month', 'unit_id'])
    .execute();
};
