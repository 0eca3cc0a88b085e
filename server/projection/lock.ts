import type { Kysely } from 'kysely';
import type { ProjectionTables } from './tables.ts';

/** Holds the projection's tables against others who count, in this process or another, until the transaction ends. */
export async function lockProjection(transaction: Kysely<ProjectionTables>): Promise<void> {
  await transaction
    .updateTable('projection_cursor')
    .set((row) => ({ seq: row.ref('seq') }))
    .execute();
}
