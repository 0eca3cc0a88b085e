import type { SchemaStep } from '../migrate.ts';

/**
 * What files were imported, by whom, and what was said of their rows. The rows themselves are events of the log; an issue keeps the
 * cell as it stood, because it must be shown to whoever mends the file.
 */
export const createImports: SchemaStep = async (db) => {
  const table = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('puskesmas_id', 'text', (column) => column.notNull())
      .addColumn('run_id', 'text', (column) => column.notNull());

  await table('import_run')
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    // Moves on while the run works; a run that stands still was killed.
    .addColumn('heartbeat_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('import_run_key', ['puskesmas_id', 'run_id'])
    .execute();

  await table('import_file')
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('kind', 'text')
    .addColumn('row_count', 'integer', (column) => column.notNull())
    .addColumn('taken', 'integer', (column) => column.notNull())
    .addColumn('tidied', 'integer', (column) => column.notNull())
    .addColumn('questioned', 'integer', (column) => column.notNull())
    .addColumn('refused', 'integer', (column) => column.notNull())
    .addColumn('unknown_headings', 'text', (column) => column.notNull())
    // Why the file as a whole could not be read.
    .addColumn('code', 'text')
    .addPrimaryKeyConstraint('import_file_key', ['puskesmas_id', 'run_id', 'place'])
    .execute();

  await table('import_issue')
    .addColumn('issue_no', 'integer', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('data_row', 'integer', (column) => column.notNull())
    .addColumn('column_name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('details', 'text')
    .addPrimaryKeyConstraint('import_issue_key', ['puskesmas_id', 'run_id', 'issue_no'])
    .execute();
};
