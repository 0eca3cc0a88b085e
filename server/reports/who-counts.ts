import { completedMonths, completedYears } from '#lib/domain/age.ts';
import { lastDayOfMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { ReportKind } from '#lib/domain/reports/report-kinds.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';

/** Completed months below which a report counts children. @source pws.md 6.1 (0-59 months), 6.2 (to 6 years) */
const CHILDREN_BELOW_MONTHS = { f1: 60, buku7: 72 } as const;
/** Nobody younger has been pregnant. A choice of this design */
const MOTHER_FROM_YEARS = 9;

/**
 * Says by the register alone whether a report can count somebody: the histories of the others, nine of ten for Buku 7, need not be read. Whoever is
 * let through is still judged by the report itself.
 */
export function mayCount(kind: ReportKind, month: LocalMonth): (record: PersonRecord) => boolean {
  const lastDay = lastDayOfMonth(month);
  switch (kind) {
    case 'buku7':
      return (record) => isChild(record, CHILDREN_BELOW_MONTHS.buku7, lastDay);
    case 'f1':
      return (record) => isChild(record, CHILDREN_BELOW_MONTHS.f1, lastDay) || mayBeMother(record, lastDay);
    case 'recap':
      return () => true;
    default:
      return kind satisfies never;
  }
}

function isChild({ birthDate }: PersonRecord, belowMonths: number, on: LocalDate): boolean {
  return birthDate !== undefined && completedMonths(birthDate, on) < belowMonths;
}

/** Where nobody said the sex it may be a woman. */
function mayBeMother({ birthDate, sex }: PersonRecord, on: LocalDate): boolean {
  return sex !== 'm' && birthDate !== undefined && completedYears(birthDate, on) >= MOTHER_FROM_YEARS;
}
