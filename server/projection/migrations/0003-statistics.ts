import { sql } from 'kysely';
import type { SchemaStep } from '../../log/migrate.ts';

/**
 * What SQLite's planner shall believe of the tables: rows in all, and rows for each value of the first column of an index, of the first two, and
 * so on. Without it every lookup of a few people reads all rows of their Puskesmas. Measured on a Puskesmas of 40,000 people; only the
 * proportions matter. PostgreSQL counts by itself.
 */
const STATISTICS: readonly (readonly [table: string, index: string, rows: string])[] = [
  ['projection_row', 'projection_row', '200000 200000 100 60 1'],
  ['projection_row', 'projection_row_subject', '200000 200000 20000 2'],
  ['row_owner', 'row_owner', '80000 80000 3 2 1'],
  ['row_owner', 'row_owner_subject', '80000 80000 10000 1'],
  ['touched_subject', 'touched_subject', '50000 50000 10000 1'],
  ['touched_subject', 'touched_subject_bulk', '50000 25000 25000 200'],
  ['fact_set', 'fact_set', '500000 500000 80000 12 1'],
  ['fact_set', 'fact_set_unit', '500000 500000 40000 500'],
];

export const tellStatistics: SchemaStep = async (db, types) => {
  if (types.bytes !== 'blob') return;
  // Makes the table of statistics where there is none yet.
  await sql`analyze sqlite_schema`.execute(db);
  for (const [table, index, rows] of STATISTICS) {
    await sql`insert into sqlite_stat1 (tbl, idx, stat) values (${table}, ${index}, ${rows})`.execute(db);
  }
  await sql`analyze sqlite_schema`.execute(db);
};
