import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { compareText, type Row } from '#lib/events/fold.ts';
import { readSessionStanding, type SessionView } from '#lib/events/validation-view.ts';
import { hasCome } from '../visit-place.ts';

/** One session day of the Posyandu, with where it stands. */
export interface ListedSession {
  readonly documentId: string;
  readonly date: LocalDate;
  /** The row of the session itself. */
  readonly session: Row;
  /** Every row `visit`, also of arrivals that were taken back. */
  readonly visits: readonly Row[];
  /** What nakes said of the session as a whole. */
  readonly validation: Row | undefined;
  readonly view: SessionView;
  /** How many people came. */
  readonly attended: number;
}

/** Rows of the tables that a list of sessions rests on, of every document. */
export interface SessionTables {
  readonly sessions: readonly Row[];
  readonly visits: readonly Row[];
  readonly validations: readonly Row[];
}

/** Every session day that was planned or opened, the newest first. Days that only an import speaks of were never opened and are not among them. */
export function listSessions({ sessions, visits, validations }: SessionTables): ListedSession[] {
  const visitsOf = Map.groupBy(visits, ({ documentId }) => documentId);
  const validationOf = new Map(validations.map((row) => [row.subject, row]));
  const listed = sessions.flatMap((session): ListedSession[] => {
    const { documentId } = session;
    const date = dateOf(documentId);
    if (date === undefined) return [];
    const own = visitsOf.get(documentId) ?? [];
    const validation = validationOf.get(documentId);
    const view = readSessionStanding(session, own, validation);
    if (view.state === 'none') return [];
    return [{ documentId, date, session, visits: own, validation, view, attended: own.filter(hasCome).length }];
  });
  return listed.sort((a, b) => compareText(b.date, a.date));
}

/** The day of a session document. */
export function dateOf(documentId: string): LocalDate | undefined {
  const ref = parseDocumentId(documentId);
  return ref?.kind === 'session' && ref.period !== undefined && isLocalDate(ref.period) ? ref.period : undefined;
}

/** Sessions whose turn it is: the oldest first, since the month waits for them. */
export function sessionsForNakes(sessions: readonly ListedSession[]): ListedSession[] {
  return sessions.filter(({ view }) => view.awaitsNakes).toReversed();
}

/** Sessions that a nakes has sent back to the cadres, the newest first. */
export function sessionsForCadres(sessions: readonly ListedSession[]): ListedSession[] {
  return sessions.filter(({ view }) => view.sentBack);
}
