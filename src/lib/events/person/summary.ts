import { cardGroup, completedMonths } from '#lib/domain/age.ts';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { isDue, type DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import { gestationWeeks } from '#lib/domain/pregnancy/gestation.ts';
import { isOpen } from '#lib/domain/referral/referral-state.ts';
import type { Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readPregnancies } from '#lib/events/pregnancy-view.ts';
import { readReferrals, type ReferralRecord } from '#lib/events/referral-view.ts';
import { conflictsOf, textOf } from '#lib/events/slots.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import { doseStatusesOf } from './dose-statuses.ts';
import { choosePregnancy, episodeStateOn, lmpOf } from './pregnancy-state.ts';
import { interpretOf, type VisitResult } from './interpret-of.ts';
import { readPersonCare } from './person-care.ts';
import { heldSessions, missedSessions } from './absence.ts';
import { visitsUntil } from './visits-until.ts';

/** What is known of a person, as rows of every document. */
export interface SummaryFacts {
  readonly person: PersonRecord;
  /** Of this person alone: visit, pregnancy, dose, contact, lab, referral. No answers given in confidence. */
  readonly rows: readonly Row[];
  /** Of the table `session`, of the Posyandu. */
  readonly sessions: readonly Row[];
  readonly today: LocalDate;
}

/** What somebody who opens the page needs at once. */
export interface PersonSummary {
  /** The last visit, and what it meant (missing without a birth date). */
  readonly last?: { readonly date: LocalDate; readonly result?: VisitResult };
  /** Weeks of the pregnancy that is open; undefined weeks where its beginning is not known. */
  readonly pregnancy?: { readonly weeks?: number };
  /** Doses that could be given today; undefined where nothing is known of any dose. */
  readonly dosesDue?: readonly DoseStatus[];
  /** Newest first. */
  readonly openReferrals: readonly ReferralRecord[];
  /** The day the family was told to come again, where it lies ahead. */
  readonly nextDate?: LocalDate;
  /** Sessions missed one after another, up to the last. */
  readonly missed: number;
  /** Slots with several different standing values, over all documents. */
  readonly conflicts: number;
}

/** Sums up a person; a pure function of the rows. */
export function summarise({ person, rows, sessions, today }: SummaryFacts): PersonSummary {
  const visits = visitsUntil(rows, today);
  const of = (table: string) => rows.filter((row) => row.table === table);
  const nextDate = visits.flatMap((visit) => nextDateOf(visit) ?? []).at(-1);
  return {
    ...lastOf(person, visits, rows),
    ...pregnancyOf(of('pregnancy'), today),
    dosesDue: doseStatusesOf(person, of('dose'), today)?.filter(isDue),
    openReferrals: readReferrals(of('referral'))
      .filter(({ state }) => isOpen(state))
      .toSorted((a, b) => (a.date < b.date ? 1 : -1)),
    ...(nextDate !== undefined && nextDate >= today ? { nextDate } : {}),
    missed: missedBy(person, visits, sessions, today),
    conflicts: rows.reduce((sum, row) => sum + conflictsOf(row).length, 0),
  };
}

function lastOf(
  person: PersonRecord,
  visits: readonly VisitRecord[],
  rows: readonly Row[],
): Pick<PersonSummary, 'last'> {
  const visit = visits.at(-1);
  if (!visit) return {};
  const care = readPersonCare(rows, person, visit.date);
  const earlier = visits.filter(({ documentId }) => documentId !== visit.documentId);
  return { last: { date: visit.date, result: interpretOf({ visit, person, earlier, care }) } };
}

function pregnancyOf(rows: readonly Row[], today: LocalDate): Pick<PersonSummary, 'pregnancy'> {
  const open = readPregnancies(rows).filter((one) => episodeStateOn(one, today) === 'pregnant');
  const chosen = choosePregnancy(open)?.current;
  if (!chosen) return {};
  const lmp = lmpOf(chosen);
  return { pregnancy: lmp === undefined ? {} : { weeks: gestationWeeks(lmp, today) } };
}

function nextDateOf({ row }: VisitRecord): LocalDate | undefined {
  const text = textOf(row, 'nextVisit');
  return text !== undefined && isLocalDate(text) ? text : undefined;
}

function missedBy(
  { birthDate, enteredDate, outOfArea, status }: PersonRecord,
  visits: readonly VisitRecord[],
  sessions: readonly Row[],
  today: LocalDate,
): number {
  if (outOfArea || status === 'moved' || status === 'deceased' || birthDate === undefined) return 0;
  const came = new Set(visits.map(({ documentId }) => documentId));
  const since = enteredDate !== undefined && enteredDate > birthDate ? enteredDate : birthDate;
  return missedSessions(heldSessions(sessions, today), {
    groups: [cardGroup(Math.max(0, completedMonths(birthDate, today)))],
    since,
    attended: ({ documentId }) => came.has(documentId),
  });
}
