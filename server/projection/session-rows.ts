import type { Kysely } from 'kysely';
import type { CountedSubject } from '#lib/domain/indicators/counted-subject.ts';
import { placeOf, posyanduSubject, sessionSubject, type SessionRows } from '#lib/events/subjects/session-subjects.ts';
import { loadDocumentRows, loadRows } from './row-store.ts';
import type { ProjectionTables } from './tables.ts';

/** Session days as subjects of facts. */
export async function loadSessionSubjects(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  documentIds: readonly string[],
): Promise<CountedSubject[]> {
  const sessions = await loadSessions(db, puskesmasId, documentIds);
  return sessions.flatMap((session) => sessionSubject(session) ?? []);
}

/** Posyandu as subjects of facts, by those of their sessions that are counted as held. */
export async function loadPosyanduSubjects(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  posyanduIds: readonly string[],
): Promise<CountedSubject[]> {
  const held = await db
    .selectFrom('fact_set')
    .select('subject_id')
    .distinct()
    .where('puskesmas_id', '=', puskesmasId)
    .where('kind', '=', 'session')
    .execute();
  const wanted = new Set(posyanduIds);
  const documentIds = held
    .map(({ subject_id }) => subject_id)
    .filter((id) => wanted.has(placeOf(id)?.posyanduId ?? ''));
  const rows = (await loadRows(db, puskesmasId, 'session', ['session'])).filter(({ documentId }) =>
    wanted.has(placeOf(documentId)?.posyanduId ?? ''),
  );
  const sessionOf = new Map(rows.map((row) => [row.documentId, row]));
  const byPosyandu = Map.groupBy(documentIds, (id) => placeOf(id)?.posyanduId);
  return posyanduIds.map((posyanduId) =>
    posyanduSubject(
      posyanduId,
      (byPosyandu.get(posyanduId) ?? []).map((documentId) => ({ documentId, session: sessionOf.get(documentId) })),
    ),
  );
}

async function loadSessions(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  documentIds: readonly string[],
): Promise<SessionRows[]> {
  const validations = new Map(
    (await loadRows(db, puskesmasId, 'validation', documentIds)).map((row) => [row.subject, row]),
  );
  const sessions: SessionRows[] = [];
  for (const documentId of documentIds) {
    const rows = await loadDocumentRows(db, puskesmasId, documentId);
    sessions.push({
      documentId,
      session: rows.find(({ table }) => table === 'session'),
      visits: rows.filter(({ table }) => table === 'visit'),
      validation: validations.get(documentId),
    });
  }
  return sessions;
}
