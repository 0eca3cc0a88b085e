import type { LocalDate } from '#lib/domain/dates.ts';
import type { DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import { AKS_ITEMS } from '#lib/domain/screening/aks.ts';
import { numberIn, sumOf, type Answers } from '#lib/domain/screening/answers.ts';
import { readBloodPressure } from '#lib/domain/screening/blood-pressure.ts';
import type { Row } from '#lib/events/fold.ts';
import { readHomeVisit, type HomeVisitRecord } from '#lib/events/home-visit-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readReferrals, type ReferralRecord } from '#lib/events/referral-view.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import { doseStatusesOf } from '#lib/events/person/dose-statuses.ts';
import { answersIn } from '#lib/events/person/person-care.ts';

/** A measure as it was taken last. */
export interface LastValue {
  /** Its words are in the catalogue under `measure.<code>`. */
  readonly code: string;
  /** With point or comma left to who shows it; two figures of a blood pressure. */
  readonly values: readonly number[];
  readonly unit: string;
  readonly date: LocalDate;
}

/** What one printed page of a person holds besides identity, charts and summary. */
export interface SheetFacts {
  readonly lastValues: readonly LastValue[];
  /** Undefined where nothing is known of any dose. */
  readonly doses?: readonly DoseStatus[];
  /** Newest first, at most four. */
  readonly referrals: readonly ReferralRecord[];
  /** Newest first, at most three. */
  readonly homeVisits: readonly HomeVisitRecord[];
}

const MOST_REFERRALS = 4;
const MOST_VISITS = 3;

type Measure = { readonly code: string; readonly unit: string; readonly of: (answers: Answers) => readonly number[] };

const plain = (code: string, unit: string): Measure => ({
  code,
  unit,
  of: (answers) => [numberIn(answers, code)].filter((value) => value !== undefined),
});

/** Measures of a page, in the order of the cards. */
const MEASURES: readonly Measure[] = [
  plain('weightKg', 'kg'),
  plain('lengthHeightCm', 'cm'),
  plain('headCm', 'cm'),
  plain('muacCm', 'cm'),
  plain('waistCm', 'cm'),
  {
    code: 'bp',
    unit: 'mmHg',
    of: (answers) => {
      const bp = readBloodPressure(answers);
      return bp ? [bp.systolic, bp.diastolic] : [];
    },
  },
  plain('glucoseRandom', 'mg/dL'),
  plain('glucoseFasting', 'mg/dL'),
  plain('cholesterol', 'mg/dL'),
  plain('uricAcid', 'mg/dL'),
  plain('hb', 'g/dL'),
  {
    code: 'aks',
    unit: '',
    of: (answers) => [sumOf(answers, Object.keys(AKS_ITEMS))].filter((value) => value !== undefined),
  },
];

/** What was measured last of each kind. @param visits oldest first */
export function lastValues(visits: readonly VisitRecord[]): LastValue[] {
  const newestFirst = visits.toReversed().map(({ row, date }) => ({ answers: answersIn(row), date }));
  return MEASURES.flatMap(({ code, unit, of }): LastValue[] => {
    const last = newestFirst.find(({ answers }) => of(answers).length > 0);
    return last ? [{ code, unit, values: of(last.answers), date: last.date }] : [];
  });
}

/** Gathers a page. @param rows of this person alone, of every table */
export function makeSheet(
  person: PersonRecord,
  visits: readonly VisitRecord[],
  rows: readonly Row[],
  today: LocalDate,
): SheetFacts {
  const of = (table: string) => rows.filter((row) => row.table === table);
  return {
    lastValues: lastValues(visits),
    doses: doseStatusesOf(person, of('dose'), today),
    referrals: newest(readReferrals(of('referral')), MOST_REFERRALS),
    homeVisits: newest(
      of('homeVisit').flatMap((row) => readHomeVisit(row) ?? []),
      MOST_VISITS,
    ),
  };
}

function newest<One extends { readonly date: LocalDate }>(all: readonly One[], most: number): One[] {
  return all.toSorted((a, b) => (a.date < b.date ? 1 : -1)).slice(0, most);
}
