import type { SchemaStep } from '../../log/migrate.ts';

/**
 * The day from which a problem has stood, beside the month. It is kept with the set of facts of its month (`problem-days.ts`). A projection made
 * before has none and is made anew (`PROJECTION_VERSION`).
 */
export const addProblemDays: SchemaStep = async (db) => {
  await db.schema
    .alterTable('fact_set')
    .addColumn('days', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('problem_span')
    .addColumn('since_date', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  // It held every column; so it does again.
  await db.schema.dropIndex('problem_span_unit').execute();
  await db.schema
    .createIndex('problem_span_unit')
    .on('problem_span')
    .columns(['puskesmas_id', 'posyandu_id', 'until', 'since_date'])
    .execute();
};
