import type { Kysely } from 'kysely';
import type { LocalMonth } from '#lib/domain/dates.ts';
import { SUBJECT_KINDS } from '#lib/domain/indicators/counted-subject.ts';
import { placeOf } from '#lib/events/subjects/session-subjects.ts';
import { finishMonths, listKeptMonths, startWanted, wantMonths } from './counted-months.ts';
import { storeFacts, type Recount } from './fact-store.ts';
import { loadSubjectsOf } from './load-subjects.ts';
import type { ProjectionTables } from './tables.ts';

/** Subjects of one transaction: few enough that the next entries of the log do not wait long, many enough to share the tallies they change. */
const SUBJECTS_A_STEP = 500;

type Touched = ProjectionTables['touched_subject'];

/**
 * Counts some of what was touched, edits of today first.
 * @param puskesmasId of one Puskesmas alone, where given
 * @returns the Puskesmas that it belongs to; undefined where nothing was left
 */
export async function countStep(db: Kysely<ProjectionTables>, puskesmasId?: string): Promise<string | undefined> {
  await startWanted(db);
  const touched = await nextTouched(db, puskesmasId);
  const found = touched[0]?.puskesmas_id;
  if (found === undefined) {
    await finishMonths(db);
    return undefined;
  }
  await countTouched(db, found, touched);
  // The last of this Puskesmas: its months need not wait for those of others.
  if (touched.length < SUBJECTS_A_STEP) await finishMonths(db);
  return found;
}

/** Counts one month of a Puskesmas through, for who cannot wait until it comes by itself. @param step runs each part in a transaction */
export async function countMonth(
  step: <T>(work: (db: Kysely<ProjectionTables>) => Promise<T>) => Promise<T>,
  puskesmasId: string,
  month: LocalMonth,
): Promise<void> {
  const isDone = await step(async (db) => {
    const done = await listKeptMonths(db, puskesmasId, true);
    if (done.includes(month)) return true;
    if (!(await listKeptMonths(db, puskesmasId)).includes(month)) await wantMonths(db, puskesmasId, [month]);
    return false;
  });
  if (isDone) return;
  while ((await step((db) => countStep(db, puskesmasId))) !== undefined);
}

/** Empties all that is counted, to be made again from the rows; the months stay kept. */
export async function emptyCounts(db: Kysely<ProjectionTables>): Promise<void> {
  for (const table of ['row_owner', 'touched_subject', 'fact_set', 'tally', 'problem_span'] as const) {
    await db.deleteFrom(table).execute();
  }
  await db.updateTable('counted_month').set({ done: 0 }).execute();
}

async function nextTouched(db: Kysely<ProjectionTables>, puskesmasId: string | undefined): Promise<Touched[]> {
  const all = db.selectFrom('touched_subject').selectAll();
  const query = puskesmasId === undefined ? all : all.where('puskesmas_id', '=', puskesmasId);
  const rows = await query.orderBy('bulk').orderBy('puskesmas_id').orderBy('place').limit(SUBJECTS_A_STEP).execute();
  return rows.filter((row) => row.puskesmas_id === rows[0]?.puskesmas_id);
}

async function countTouched(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  touched: readonly Touched[],
): Promise<void> {
  const months = await listKeptMonths(db, puskesmasId);
  for (const kind of SUBJECT_KINDS) {
    const own = touched.filter((row) => row.kind === kind);
    if (own.length === 0) continue;
    await countKind(db, puskesmasId, { kind, own, months });
    if (kind !== 'session') continue;
    // A Posyandu was open where one of its sessions was held.
    const ids = new Set(own.flatMap(({ subject_id }) => placeOf(subject_id)?.posyanduId ?? []));
    const units = [...ids].map((subject_id) => ({ subject_id, since: '' }));
    await countKind(db, puskesmasId, { kind: 'posyandu', own: units, months });
  }
  for (const [kind, own] of Map.groupBy(touched, (row) => row.kind)) {
    await db
      .deleteFrom('touched_subject')
      .where('puskesmas_id', '=', puskesmasId)
      .where('kind', '=', kind)
      .where(
        'subject_id',
        'in',
        own.map(({ subject_id }) => subject_id),
      )
      .execute();
  }
}

async function countKind(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  {
    kind,
    own,
    months,
  }: {
    readonly kind: Recount['kind'];
    readonly own: readonly Pick<Touched, 'subject_id' | 'since'>[];
    readonly months: readonly LocalMonth[];
  },
): Promise<void> {
  const since = new Map(own.map((row) => [row.subject_id, row.since]));
  const {
    ids,
    subjects,
    meantBy = (id: string) => id,
  } = await loadSubjectsOf(db, puskesmasId, kind, [...since.keys()]);
  // What is said of a double is counted with whom it means, from the earlier month on.
  for (const { subject_id, since: from } of own) {
    const meant = meantBy(subject_id);
    if (from < (since.get(meant) ?? '')) since.set(meant, from);
  }
  const subjectOf = new Map(subjects.map((subject) => [subject.subjectId, subject]));
  // An id that was not noted itself is a human that one of them means: all its months.
  const recounts = ids.map((id): Recount => {
    const from = since.get(id) ?? '';
    return { kind, id, subject: subjectOf.get(id), months: months.filter((month) => month >= from) };
  });
  await storeFacts(db, puskesmasId, recounts);
}
