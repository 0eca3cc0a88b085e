import { sql, type Kysely } from 'kysely';
import type { SubjectKind } from '#lib/domain/indicators/counted-subject.ts';
import { placeOf } from '#lib/events/subjects/session-subjects.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import { refreshAliases } from './aliases.ts';
import { inChunks } from './chunks.ts';
import { wantSessionMonths } from './counted-months.ts';
import { isOwned, loadOwned, refreshOwners } from './owners.ts';
import type { StoredRow } from './row-store.ts';
import type { ProjectionTables } from './tables.ts';

/** All months of what is touched are counted anew. */
const EVER = '';

interface TouchedSubject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly since: string;
  /** A document of the Posyandu that it belongs to. */
  readonly place: string;
}

/** What has to be counted anew, and from which month on. */
class Touched {
  readonly #since = new Map<string, TouchedSubject>();
  readonly #place: string;

  /** @param place the document in which most of it was said */
  constructor(place: string) {
    this.#place = place;
  }

  add(kind: SubjectKind, id: string, since: string = EVER, place: string = this.#place): void {
    const key = `${kind} ${id}`;
    const known = this.#since.get(key);
    if (!known || since < known.since) this.#since.set(key, { kind, id, since, place });
  }

  list(): TouchedSubject[] {
    return [...this.#since.values()];
  }
}

/**
 * Notes what the rows just written bear on, in their own transaction: it is counted after the log has been followed. What happened at a
 * session bears on its month and those after it, anything else on all.
 */
export async function noteTouched(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  rows: readonly StoredRow[],
): Promise<void> {
  const touched = new Touched(rows[0]?.documentId ?? '');
  const months = new Set<string>();
  for (const { documentId } of rows) {
    const place = placeOf(documentId);
    if (place) months.add(place.month);
  }
  for (const documentId of await findStirredSessions(db, puskesmasId, rows)) {
    touched.add('session', documentId, placeOf(documentId)?.month);
  }
  for (const [table, own] of Map.groupBy(rows, (row) => row.table)) {
    await noteTable(db, puskesmasId, table, own, touched);
  }
  await writeTouched(db, puskesmasId, touched.list());
  await wantSessionMonths(db, puskesmasId, months);
}

/**
 * Session days that some rows can change. Visits do so only to a day that is not yet known as held, or that nakes have judged: what comes
 * late ends a validation.
 */
async function findStirredSessions(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  rows: readonly StoredRow[],
): Promise<ReadonlySet<string>> {
  const stirred = new Set<string>();
  const visited = new Set<string>();
  for (const { table, documentId } of rows) {
    if (placeOf(documentId)) (table === 'visit' ? visited : stirred).add(documentId);
  }
  await inChunks([...visited], async (part) => {
    const held = await db
      .selectFrom('fact_set')
      .select('subject_id')
      .where('puskesmas_id', '=', puskesmasId)
      .where('kind', '=', 'session')
      .where('subject_id', 'in', [...part])
      .execute();
    const judged = await db
      .selectFrom('projection_row')
      .select('subject')
      .where('puskesmas_id', '=', puskesmasId)
      .where('table_name', '=', 'validation')
      .where('subject', 'in', [...part])
      .execute();
    const known = new Set(held.map(({ subject_id }) => subject_id));
    for (const documentId of part) if (!known.has(documentId)) stirred.add(documentId);
    for (const { subject } of judged) stirred.add(subject);
  });
  return stirred;
}

async function noteTable(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  table: TableName,
  rows: readonly StoredRow[],
  touched: Touched,
): Promise<void> {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  if (isOwned(table)) {
    const { people, families } = await refreshOwners(db, puskesmasId, table, subjects);
    for (const id of people) touched.add('person', id);
    for (const id of families) touched.add('family', id);
    if (table === 'homeVisit' || table === 'referral') await noteVisitsOf(db, puskesmasId, [...people], touched);
  }
  switch (table) {
    case 'visit':
      for (const { subject, documentId } of rows) {
        const place = placeOf(documentId);
        touched.add('person', subject, place?.month, `register:${place?.posyanduId ?? ''}`);
      }
      return;
    case 'validation':
      for (const subject of subjects) {
        const documentId = subject.split('/')[0] ?? '';
        touched.add('session', documentId, placeOf(documentId)?.month);
      }
      return;
    case 'personMerge':
      for (const id of await refreshAliases(db, puskesmasId)) touched.add('person', id);
      return;
    case 'person':
      for (const { subject, documentId } of rows) touched.add('person', subject, EVER, documentId);
      return;
    case 'household':
      return subjects.forEach((subject) => touched.add('family', subject));
    case 'homeVisit':
    case 'sensitive':
      return subjects.forEach((subject) => touched.add('homeVisit', subject));
    case 'referral':
      return subjects.forEach((subject) => touched.add('referral', subject));
    case 'communityReport':
      return subjects.forEach((subject) => touched.add('report', subject));
    default:
  }
}

/** A visit to a house is followed up by what comes after it: the others of the same person, and where the person lives, are looked at again. */
async function noteVisitsOf(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  personIds: readonly string[],
  touched: Touched,
): Promise<void> {
  for (const { table, subject } of await loadOwned(db, puskesmasId, personIds)) {
    if (table === 'homeVisit') touched.add('homeVisit', subject);
  }
  await inChunks(personIds, async (part) => {
    const homes = await db
      .selectFrom('row_owner')
      .select('owner_id')
      .where('puskesmas_id', '=', puskesmasId)
      .where('table_name', '=', 'person')
      .where('subject', 'in', [...part])
      .execute();
    for (const { owner_id } of homes) touched.add('family', owner_id);
  });
}

/** Keeps what is to be counted; what is noted already, from the earlier month on. */
async function writeTouched(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  subjects: readonly TouchedSubject[],
): Promise<void> {
  await inChunks(subjects, async (part) => {
    await db
      .insertInto('touched_subject')
      .values(
        part.map(({ kind, id, since, place }) => ({
          puskesmas_id: puskesmasId,
          kind,
          subject_id: id,
          since,
          place,
          bulk: 0,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['puskesmas_id', 'kind', 'subject_id']).doUpdateSet({
          since: sql<string>`case when excluded.since < touched_subject.since then excluded.since else touched_subject.since end`,
          bulk: 0,
        }),
      )
      .execute();
  });
}
