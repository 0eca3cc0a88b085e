import { sql, type Kysely } from 'kysely';
import { inChunks } from './chunks.ts';
import type { HotTables, StoredEvent, SubjectName } from './hot-tables.ts';
import type { ProjectionTables } from './tables.ts';

/** By statements over many rows, where each statement is a journey (PostgreSQL). */
export function createKyselyHotTables(db: Kysely<ProjectionTables>): HotTables {
  return {
    insertEvents: (rows) =>
      inChunks(rows, async (part) => {
        await db
          .insertInto('projected_event')
          .values([...part])
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    selectEvents: async (subjects) => {
      const found: StoredEvent[][] = [];
      await inChunks(subjects, async (part) => void found.push(...(await selectPart(db, part))));
      return found;
    },
    upsertRows: (rows) =>
      inChunks(rows, async (part) => {
        await db
          .insertInto('projection_row')
          .values([...part])
          .onConflict((conflict) =>
            conflict
              .columns(['puskesmas_id', 'document_id', 'table_name', 'subject'])
              .doUpdateSet({ slots: (set) => set.ref('excluded.slots') }),
          )
          .execute();
      }),
  };
}

async function selectPart(db: Kysely<ProjectionTables>, subjects: readonly SubjectName[]): Promise<StoredEvent[][]> {
  const wanted = sql.join(
    subjects.map((one) => sql`(${one.puskesmasId}, ${one.documentId}, ${one.table}, ${one.subject})`),
  );
  const rows = await db
    .selectFrom('projected_event')
    .selectAll()
    .where(sql<boolean>`(puskesmas_id, document_id, table_name, subject) in (values ${wanted})`)
    .execute();
  const groups = Map.groupBy(rows, (row) => nameOf(row.puskesmas_id, row.document_id, row.table_name, row.subject));
  return subjects.map((one) => groups.get(nameOf(one.puskesmasId, one.documentId, one.table, one.subject)) ?? []);
}

function nameOf(...parts: string[]): string {
  return JSON.stringify(parts);
}
