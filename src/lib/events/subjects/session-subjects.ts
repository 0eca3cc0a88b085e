import { LIFE_CYCLE_GROUPS } from '#lib/domain/age.ts';
import { addMonths, monthOf, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { CountedSubject } from '#lib/domain/indicators/counted-subject.ts';
import { posyanduOf, sessionDayOf } from '../document-place.ts';
import type { Row } from '../fold.ts';
import { dayOfReading } from '../person/reading-day.ts';
import { valueOf } from '../slots.ts';
import { readSessionStanding } from '../validation-view.ts';
import { ofDay } from './of-day.ts';

/** Rows that speak of one session day. */
export interface SessionRows {
  readonly documentId: string;
  readonly session?: Row;
  /** Every visit of the day. */
  readonly visits: readonly Row[];
  /** What nakes have said of the day. */
  readonly validation?: Row;
}

/** A session that was held, with the row that says for whom. */
export type HeldSession = Pick<SessionRows, 'documentId' | 'session'>;

/** Mothers, and everybody by age. @source pws.md 3, M02 */
const EVERY_GROUP = ['pregnant', ...LIFE_CYCLE_GROUPS];

/** A validation is in time to the fifth day of the next month. @source pws.md 3, M03 */
const DUE_DAY = '05';

/** A session day as a subject of facts; it was held once people came, or somebody opened it. */
export function sessionSubject(rows: SessionRows): CountedSubject | undefined {
  const { documentId, session, visits, validation } = rows;
  const place = placeOf(documentId);
  if (!place || !wasHeld(rows)) return undefined;
  const { state, approval } = readSessionStanding(session, visits, validation);
  const facts = ['sessionHeld'];
  if (state === 'validated') {
    facts.push('sessionValidated');
    const day = approval && dayOfReading(approval);
    const due = `${addMonths(place.month, 1)}-${DUE_DAY}`;
    if (day !== undefined && day <= due) facts.push('sessionValidatedInTime');
  }
  return ofDay('session', documentId, place.posyanduId, place.day, facts);
}

/**
 * A Posyandu as a subject of facts: opened in the months in which it held a session.
 * @param held sessions of this Posyandu that were held
 */
export function posyanduSubject(posyanduId: string, held: readonly HeldSession[]): CountedSubject {
  const byMonth = Map.groupBy(held, ({ documentId }) => placeOf(documentId)?.month);
  return {
    kind: 'posyandu',
    subjectId: posyanduId,
    posyanduId,
    factsIn: (month) => ({ facts: openedBy(byMonth.get(month) ?? []) }),
    factsUntil: (day) => {
      const known = (byMonth.get(monthOf(day)) ?? []).filter(
        ({ documentId }) => (placeOf(documentId)?.day ?? '') <= day,
      );
      return { facts: openedBy(known) };
    },
  };
}

function openedBy(sessions: readonly HeldSession[]): string[] {
  if (sessions.length === 0) return [];
  const groups = new Set(sessions.flatMap(groupsOf));
  const servesAll = EVERY_GROUP.every((group) => groups.has(group));
  return servesAll ? ['posyanduOpened', 'posyanduAllGroups'] : ['posyanduOpened'];
}

/** Posyandu, day and month of a session document. */
export function placeOf(
  documentId: string,
): { readonly posyanduId: string; readonly day: LocalDate; readonly month: LocalMonth } | undefined {
  const posyanduId = posyanduOf(documentId);
  const day = sessionDayOf(documentId);
  return posyanduId === undefined || day === undefined ? undefined : { posyanduId, day, month: monthOf(day) };
}

function wasHeld({ session, visits }: SessionRows): boolean {
  if (visits.length > 0) return true;
  const state = valueOf(session, 'state');
  return state !== undefined && state !== 'planned' && state !== 'cancelled';
}

/** Groups that the day was opened for. */
function groupsOf({ session }: HeldSession): unknown[] {
  return (session?.slots['groups'] ?? []).flatMap(({ value }) => (Array.isArray(value) ? value : []));
}
