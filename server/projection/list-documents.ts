import { sql, type Kysely } from 'kysely';
import { compareText } from '#lib/events/fold.ts';
import type { ProjectionTables } from './tables.ts';

/**
 * Ids of all documents of a Puskesmas that have rows, in order. Goes from one id to the next by the key: a distinct over all rows would read hundreds
 * of thousands to find a few thousand.
 */
export async function listDocumentIds(db: Kysely<ProjectionTables>, puskesmasId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive walk (id) as (
      select min(document_id) from projection_row where puskesmas_id = ${puskesmasId}
      union all
      select (
        select min(document_id) from projection_row
        where puskesmas_id = ${puskesmasId} and document_id > walk.id
      ) from walk where walk.id is not null
    )
    select id from walk where id is not null`.execute(db);
  return rows.map(({ id }) => id).sort(compareText);
}
