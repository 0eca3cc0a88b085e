import type { SchemaStep } from '../migrate.ts';

/**
 * The ledger of exports (who, when, what, and a seal of each row, so that the next one can say what has changed), and the narrative of a
 * month: problem, cause, plan, owner, date. Neither holds a value of a person: rows are ids and seals.
 */
export const createExports: SchemaStep = async (db) => {
  const table = (name: string) =>
    db.schema.createTable(name).addColumn('puskesmas_id', 'text', (column) => column.notNull());

  await table('export_run')
    .addColumn('run_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('unit_id', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('extent', 'text', (column) => column.notNull())
    .addColumn('since_run_id', 'text')
    .addColumn('row_count', 'integer', (column) => column.notNull())
    .addColumn('added', 'integer', (column) => column.notNull())
    .addColumn('changed', 'integer', (column) => column.notNull())
    .addColumn('gone', 'integer', (column) => column.notNull())
    .addColumn('rows_seal', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('export_run_key', ['puskesmas_id', 'run_id'])
    .execute();
  await db.schema
    .createIndex('export_run_of_unit')
    .on('export_run')
    .columns(['puskesmas_id', 'unit_id', 'month', 'kind', 'at'])
    .execute();

  await table('export_row')
    .addColumn('run_id', 'text', (column) => column.notNull())
    .addColumn('row_key', 'text', (column) => column.notNull())
    .addColumn('row_seal', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('export_row_key', ['puskesmas_id', 'run_id', 'row_key'])
    .execute();

  await table('narrative_entry')
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('unit_id', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('problem', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('plan', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('due_date', 'text')
    .addColumn('done_at', 'bigint')
    // Taken out of the report, and kept: what was planned once can be asked for later.
    .addColumn('removed_at', 'bigint')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('narrative_entry_key', ['puskesmas_id', 'entry_id'])
    .execute();
  await db.schema
    .createIndex('narrative_entry_of_unit')
    .on('narrative_entry')
    .columns(['puskesmas_id', 'unit_id', 'month'])
    .execute();
};
