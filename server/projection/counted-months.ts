import { sql, type Kysely } from 'kysely';
import { addMonths, isLocalMonth, nextMonth, type LocalMonth } from '#lib/domain/dates.ts';
import type { SubjectKind } from '#lib/domain/indicators/counted-subject.ts';
import type { ProjectionTables } from './tables.ts';

/** The oldest month that is counted by itself: an import may go back far, a wrong clock further. */
const MONTHS_BACK = 60;

/** How far a month has come: wanted, everybody noted for it, everybody counted. */
const WANTED = 0;
const DONE = 1;
const STARTED = 2;

/** Tables that make a subject of each kind be counted. A Posyandu's months are those of its sessions. */
const KIND_TABLES: readonly (readonly [table: string, kind: SubjectKind])[] = [
  ['person', 'person'],
  ['household', 'family'],
  ['homeVisit', 'homeVisit'],
  ['referral', 'referral'],
  ['communityReport', 'report'],
];

/** Months that are kept of a Puskesmas, in order. @param done only those of which everybody has been counted */
export async function listKeptMonths(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  done?: boolean,
): Promise<LocalMonth[]> {
  const query = db.selectFrom('counted_month').select('month').where('puskesmas_id', '=', puskesmasId).orderBy('month');
  const rows = await (done === undefined ? query : query.where('done', done ? '=' : '!=', DONE)).execute();
  return rows.map((row) => row.month).filter(isLocalMonth);
}

/** Wants the months in which sessions were. */
export async function wantSessionMonths(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  months: ReadonlySet<string>,
): Promise<void> {
  if (months.size === 0) return;
  const kept = new Set<string>(await listKeptMonths(db, puskesmasId));
  const missing = [...months].filter((month) => !kept.has(month)).filter(isLocalMonth);
  await wantMonths(db, puskesmasId, missing);
}

/** Fills the months between the first one kept and the present one. @returns a Puskesmas that has new months; undefined where none has */
export async function keepUpWith(db: Kysely<ProjectionTables>, thisMonth: LocalMonth): Promise<string | undefined> {
  const spans = await db
    .selectFrom('counted_month')
    .select('puskesmas_id')
    .select((select) => select.fn.min('month').as('first'))
    .groupBy('puskesmas_id')
    .execute();
  const oldest = addMonths(thisMonth, -MONTHS_BACK);
  for (const { puskesmas_id, first } of spans) {
    if (!isLocalMonth(first)) continue;
    const kept = new Set<string>(await listKeptMonths(db, puskesmas_id));
    const missing: LocalMonth[] = [];
    for (let month = first < oldest ? oldest : first; month <= thisMonth; month = nextMonth(month)) {
      if (!kept.has(month)) missing.push(month);
    }
    await wantMonths(db, puskesmas_id, missing);
    if (missing.length > 0) return puskesmas_id;
  }
  return undefined;
}

/** Keeps some months from now on: everybody is counted for them when there is time. */
export async function wantMonths(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  months: readonly LocalMonth[],
): Promise<void> {
  if (months.length === 0) return;
  await db
    .insertInto('counted_month')
    .values(months.map((month) => ({ puskesmas_id: puskesmasId, month, done: WANTED })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes everybody to be counted for the months that are wanted: once for many months, when the log has been followed. */
export async function startWanted(db: Kysely<ProjectionTables>): Promise<void> {
  const wanted = await db
    .selectFrom('counted_month')
    .select('puskesmas_id')
    .select((select) => select.fn.min('month').as('first'))
    .where('done', '=', WANTED)
    .groupBy('puskesmas_id')
    .execute();
  for (const { puskesmas_id, first } of wanted) {
    for (const [table, kind] of KIND_TABLES) await noteAll(db, puskesmas_id, { table, kind, since: first });
    await db
      .updateTable('counted_month')
      .set({ done: STARTED })
      .where('puskesmas_id', '=', puskesmas_id)
      .where('done', '=', WANTED)
      .execute();
  }
}

async function noteAll(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  { table, kind, since }: { readonly table: string; readonly kind: SubjectKind; readonly since: string },
): Promise<void> {
  await db
    .insertInto('touched_subject')
    .columns(['puskesmas_id', 'kind', 'subject_id', 'since', 'place', 'bulk'])
    .expression(
      db
        .selectFrom('projection_row')
        .select((select) => [
          'puskesmas_id',
          sql<string>`cast(${kind} as text)`.as('kind'),
          'subject',
          sql<string>`cast(${since} as text)`.as('since'),
          select.fn.min<string>('document_id').as('place'),
          sql<number>`1`.as('bulk'),
        ])
        .groupBy(['puskesmas_id', 'subject'])
        .where('puskesmas_id', '=', puskesmasId)
        .where('table_name', '=', table),
    )
    .onConflict((conflict) =>
      conflict.columns(['puskesmas_id', 'kind', 'subject_id']).doUpdateSet({
        since: sql<string>`case when excluded.since < touched_subject.since then excluded.since else touched_subject.since end`,
      }),
    )
    .execute();
}

/** Months of which nobody is left to count are done. */
export async function finishMonths(db: Kysely<ProjectionTables>): Promise<void> {
  await db
    .updateTable('counted_month')
    .set({ done: DONE })
    .where('done', '=', STARTED)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('touched_subject')
            .select('kind')
            .whereRef('touched_subject.puskesmas_id', '=', 'counted_month.puskesmas_id'),
        ),
      ),
    )
    .execute();
}
