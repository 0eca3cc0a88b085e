import type { CreateTableBuilder } from 'kysely';
import type { SchemaStep } from '../migrate.ts';

/**
 * What goes to SATUSEHAT, row by row with what came of it, and how the figures of a Puskesmas are called in a DHIS2.
 * `satusehat_row.body` is what is to be sent or was sent last, so that a row taken back can be marked as entered in error.
 */
export const createNationalExports: SchemaStep = async (db) => {
  const table = (name: string, ...columns: string[]): Table =>
    columns.reduce<Table>(
      (made, column) => made.addColumn(column, 'text', (one) => one.notNull()),
      db.schema.createTable(name).addColumn('puskesmas_id', 'text', (column) => column.notNull()),
    );

  await table('satusehat_row', 'row_key', 'group_key', 'source', 'body', 'hash', 'state')
    // The order of sending: nothing refers to what comes later.
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('person_id', 'text')
    // Why it is held here, or what SATUSEHAT said last.
    .addColumn('answer', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    // 1 from before a request leaves until its answer is read: it may have been stored there.
    .addColumn('unsure', 'integer', (column) => column.notNull())
    .addColumn('server_id', 'text')
    .addColumn('sent_hash', 'text')
    .addColumn('sent_at', 'bigint')
    .addPrimaryKeyConstraint('satusehat_row_pk', ['puskesmas_id', 'row_key'])
    .execute();
  await db.schema
    .createIndex('satusehat_row_waiting')
    .on('satusehat_row')
    .columns(['puskesmas_id', 'state', 'position'])
    .execute();
  await table('satusehat_lease', 'holder')
    .addColumn('until_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('satusehat_lease_pk', ['puskesmas_id'])
    .execute();
  // Numbers that others give out: of the Puskesmas, its nakes, its desa, its vaccines.
  await table('satusehat_code', 'kind', 'local_id', 'code', 'display')
    .addPrimaryKeyConstraint('satusehat_code_pk', ['puskesmas_id', 'kind', 'local_id'])
    .execute();

  await table('dhis2_setting', 'settings').addPrimaryKeyConstraint('dhis2_setting_pk', ['puskesmas_id']).execute();
};

/** A table under construction; the names of its columns are checked where they are used, in the tables' types. */
type Table = CreateTableBuilder<string, string>;
