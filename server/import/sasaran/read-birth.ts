import { completedYears } from '#lib/domain/age.ts';
import { calendarDay, isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { birthDateFromNik, isComparableNik, readNik as readNikContent } from '#lib/domain/people/nik.ts';
import type { IssueCode, IssueDetails } from '../issue.ts';
import type { Cell } from '../sheet/cell.ts';
import { readDate } from '../values/date-value.ts';

/** The birth date that a row gives, and what is to be said of it. */
export interface BirthValue {
  readonly birthDate?: LocalDate;
  /** Taken from a year or from the NIK. */
  readonly estimated: boolean;
  readonly issue?: IssueCode;
  readonly details?: IssueDetails;
}

/** True for a birth date that can be held against others: neither estimated nor doubted for its age. */
export function isFirmBirth({ birthDate, estimated, issue }: BirthValue): boolean {
  return birthDate !== undefined && !estimated && issue !== 'BIRTH_DATE_AGE_OVER_110';
}

/** Age above which a birth date is doubted. @source lifecycle.md 0.1 */
const OLDEST_YEARS = 110;
/** Middle of the year: the estimate that is wrong by least. */
const MIDDLE_OF_YEAR = '07-01';

/**
 * Reads a birth date. Where the cell gives no usable day, that of a well-formed NIK is taken as an estimate, so that the person is
 * counted in the right group until someone has asked; the refused value itself is not stored.
 */
export function readBirth(cell: Cell, nik: string | undefined, today: LocalDate): BirthValue {
  const value = readDate(cell, today);
  switch (value.kind) {
    case 'date':
      if (value.date > today) return refused('BIRTH_DATE_FUTURE', nik, today);
      if (completedYears(value.date, today) > OLDEST_YEARS) {
        return { birthDate: value.date, estimated: false, issue: 'BIRTH_DATE_AGE_OVER_110' };
      }
      return { birthDate: value.date, estimated: false, ...(value.form === 'other' ? { issue: 'DATE_FORMAT' } : {}) };
    case 'year': {
      if (value.year > calendarDay(today).year) return refused('BIRTH_DATE_FUTURE', nik, today);
      const birthDate = dayInYear(value.year, nik);
      return { birthDate, estimated: true, issue: 'BIRTH_DATE_YEAR_ONLY', details: { taken: birthDate } };
    }
    case 'empty':
      return refused('BIRTH_DATE_EMPTY', nik, today);
    case 'impossible':
      return refused('BIRTH_DATE_IMPOSSIBLE', nik, today);
  }
}

function refused(issue: IssueCode, nik: string | undefined, today: LocalDate): BirthValue {
  const birthDate = isComparableNik(nik) ? birthDateFromNik(nik, today) : undefined;
  return birthDate ? { birthDate, estimated: true, issue, details: { taken: birthDate } } : { estimated: false, issue };
}

/** The day of the NIK where its year agrees, else the middle of the year. */
function dayInYear(year: number, nik: string | undefined): LocalDate {
  const content = nik === undefined ? undefined : readNikContent(nik);
  const agrees = content?.yearOfCentury === year % 100;
  const fromNik = agrees && `${year}-${String(content.month).padStart(2, '0')}-${String(content.day).padStart(2, '0')}`;
  if (fromNik && isLocalDate(fromNik)) return fromNik;
  const middle = `${year}-${MIDDLE_OF_YEAR}`;
  return isLocalDate(middle) ? middle : invalidYear(year);
}

function invalidYear(year: number): never {
  throw new RangeError(`no year of four digits: ${year}`);
}
