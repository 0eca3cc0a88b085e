import type { LocalDate } from '#lib/domain/dates.ts';
import type { HomeVisitRecord } from '#lib/events/home-visit-view.ts';
import { readHomeVisits } from '#lib/events/home-visit-view.ts';
import type { Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readReferrals, type ReferralRecord } from '#lib/events/referral-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { textOf } from '#lib/events/slots.ts';
import { CARE_TABLES, readPersonCare, type PersonCare, type Reader } from '#lib/events/person/person-care.ts';
import { visibleRows } from './visible-rows.ts';

/** Tables of which the list of home visits is made. */
export const VISIT_LIST_TABLES = ['visit', 'referral', 'homeVisit', 'household', ...CARE_TABLES] as const;

/** All that this device knows of a person, as far as it bears on visiting the house. */
export interface KnownPerson {
  readonly person: PersonRecord;
  /** Row of the register, for what the record leaves out. */
  readonly register?: Row;
  /** Visits to session days, newest first. */
  readonly visits: readonly VisitRecord[];
  /** What other documents say, as it bears on today. */
  readonly care: PersonCare;
  /** The same as it bore on the day of a visit: what nakes measured then, how the doses stood then. */
  readonly careOn: (day: LocalDate) => PersonCare;
  /** Confidential answers about this person that this device holds and whoever looks may see. */
  readonly sensitive: readonly Row[];
  /** Days on which nakes saw the newborn. */
  readonly contacts: readonly Row[];
  readonly referrals: readonly ReferralRecord[];
  /** Newest first. */
  readonly homeVisits: readonly HomeVisitRecord[];
}

/** The person that a row speaks of, as it was stated; undefined for rows about something else. */
export function personOf(row: Row): string | undefined {
  return textOf(row, 'personId') ?? (row.table === 'visit' || row.table === 'sensitive' ? row.subject : undefined);
}

/** What besides the rows bears on it. */
export interface KnownBy {
  /** Who looks: confidential answers are for who asked them and for nakes. */
  readonly reader?: Reader;
  /** Row of the register, for what the record leaves out. */
  readonly register?: Row;
}

/** Reads what the rows of one person say on a day. @param rows of `VISIT_LIST_TABLES`, any order */
export function readKnownPerson(
  person: PersonRecord,
  rows: readonly Row[],
  on: LocalDate,
  { reader, register }: KnownBy = {},
): KnownPerson {
  const of = (table: string) => rows.filter((row) => row.table === table);
  const visits = of('visit').flatMap((row) => readVisit(row) ?? []);
  return {
    person,
    ...(register && { register }),
    visits: visits.filter(({ date }) => date <= on).sort((a, b) => (a.date < b.date ? 1 : -1)),
    careOn: (day) => readPersonCare(rows, person, day, reader),
    care: readPersonCare(rows, person, on, reader),
    sensitive: visibleRows(of('sensitive'), reader),
    contacts: of('contact'),
    referrals: readReferrals(of('referral')),
    homeVisits: readHomeVisits(of('homeVisit')),
  };
}
