import type { LocalDate } from '#lib/domain/dates.ts';
import type { HomeVisitRecord } from '#lib/events/home-visit-view.ts';
import { readHomeVisits } from '#lib/events/home-visit-view.ts';
import type { Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readReferrals, type ReferralRecord } from '#lib/events/referral-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { textOf } from '#lib/events/slots.ts';
import { CARE_TABLES, readPersonCare, type PersonCare } from '../interpretation/person-care.ts';

/** Tables of which the list of home visits is made. */
export const VISIT_LIST_TABLES = ['visit', 'referral', 'homeVisit', 'household', ...CARE_TABLES] as const;

/** All that this device knows of a person, as far as it bears on visiting the house. */
export interface KnownPerson {
  readonly person: PersonRecord;
  /** Row of the register, for what the record leaves out. */
  readonly register?: Row;
  /** Visits to session days, newest first. */
  readonly visits: readonly VisitRecord[];
  readonly care: PersonCare;
  /** Confidential answers about this person that this device holds. */
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

/** Reads what the rows of one person say on a day. @param rows of `VISIT_LIST_TABLES`, any order */
export function readKnownPerson(
  person: PersonRecord,
  rows: readonly Row[],
  on: LocalDate,
  register?: Row,
): KnownPerson {
  const of = (table: string) => rows.filter((row) => row.table === table);
  const visits = of('visit').flatMap((row) => readVisit(row) ?? []);
  return {
    person,
    ...(register && { register }),
    visits: visits.filter(({ date }) => date <= on).sort((a, b) => (a.date < b.date ? 1 : -1)),
    care: readPersonCare(rows, person, on),
    sensitive: of('sensitive'),
    contacts: of('contact'),
    referrals: readReferrals(of('referral')),
    homeVisits: readHomeVisits(of('homeVisit')),
  };
}
