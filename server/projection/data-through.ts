import { sql, type Kysely } from 'kysely';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { LogEntry } from '../log/port.ts';
import { inChunks } from './chunks.ts';
import type { ProjectionTables } from './tables.ts';

/** A register bears on every month. */
const EVERY_MONTH = '';

type Through = ProjectionTables['data_through'];

/** Notes when entries came in whose rows have just been written. */
export async function noteReceived(
  db: Kysely<ProjectionTables>,
  entries: readonly Pick<LogEntry, 'puskesmasId' | 'documentId' | 'receivedAt'>[],
): Promise<void> {
  const newest = new Map<string, Through>();
  for (const { puskesmasId, documentId, receivedAt } of entries) {
    const ref = parseDocumentId(documentId);
    if (ref?.kind !== 'register' && ref?.kind !== 'session') continue;
    const month = ref.kind === 'session' ? (ref.period ?? '').slice(0, 'YYYY-MM'.length) : EVERY_MONTH;
    const key = `${puskesmasId} ${ref.posyanduId} ${month}`;
    if (receivedAt <= (newest.get(key)?.received_at ?? -1)) continue;
    newest.set(key, { puskesmas_id: puskesmasId, posyandu_id: ref.posyanduId, month, received_at: receivedAt });
  }
  await inChunks([...newest.values()], async (part) => {
    await db
      .insertInto('data_through')
      .values([...part])
      .onConflict((conflict) =>
        conflict.columns(['puskesmas_id', 'month', 'posyandu_id']).doUpdateSet({
          received_at: sql<number>`case when excluded.received_at > data_through.received_at then excluded.received_at else data_through.received_at end`,
        }),
      )
      .execute();
  });
}

/** When the newest entry came in that bears on a month, by Posyandu, ms since epoch; those of whom nothing has come are not in it. */
export async function readDataThrough(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  month: LocalMonth,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('data_through')
    .select(['posyandu_id', (through) => through.fn.max('received_at').as('at')])
    .where('puskesmas_id', '=', puskesmasId)
    .where('month', 'in', [EVERY_MONTH, month])
    .groupBy('posyandu_id')
    .execute();
  return new Map(rows.map(({ posyandu_id, at }) => [posyandu_id, at]));
}

/** First and last month of which sessions have come in; undefined where there is none. */
export async function findSessionSpan(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
): Promise<{ first: string; last: string } | undefined> {
  const at = db.selectFrom('data_through').where('puskesmas_id', '=', puskesmasId).where('month', '>', EVERY_MONTH);
  // One end of the key each; both together would read all that lies between.
  const first = await at.select((through) => through.fn.min('month').as('month')).executeTakeFirst();
  const last = await at.select((through) => through.fn.max('month').as('month')).executeTakeFirst();
  return first?.month && last?.month ? { first: first.month, last: last.month } : undefined;
}
