import {
  addDays,
  calendarDay,
  daysBetween,
  firstDayOfMonth,
  isLocalDate,
  isLocalMonth,
  lastDayOfMonth,
  type LocalDate,
} from '#lib/domain/dates.ts';

/** A month or a week as DHIS2 writes it, with its days. */
export interface Dhis2Period {
  readonly kind: 'monthly' | 'weekly';
  /** `202608` or `2026W32`. */
  readonly code: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

const MONTH = /^(\d{4})(0[1-9]|1[0-2])$/;
const WEEK = /^(\d{4})W([1-9]|[1-4]\d|5[0-3])$/;
const DAYS_OF_WEEK = 7;
/** The week that holds 4 January is the first. @source ISO 8601 */
const FOURTH = 4;
/** 1970-01-05 was a Monday. */
const SOME_MONDAY = '1970-01-05';

/** Reads a period; undefined for one that no calendar has. DHIS2 writes weeks below 10 with one digit. */
export function readPeriod(code: string): Dhis2Period | undefined {
  const [, year, month] = MONTH.exec(code) ?? [];
  const local = `${year}-${month}`;
  if (year !== undefined && isLocalMonth(local)) {
    return { kind: 'monthly', code, first: firstDayOfMonth(local), last: lastDayOfMonth(local) };
  }
  const [, weekYear, number] = WEEK.exec(code) ?? [];
  const fourth = `${weekYear}-01-0${FOURTH}`;
  if (number === undefined || !isLocalDate(fourth)) return undefined;
  const first = addDays(mondayOf(fourth), (Number(number) - 1) * DAYS_OF_WEEK);
  // Most years have 52 weeks.
  return weekOf(first) === code ? { kind: 'weekly', code, first, last: addDays(first, DAYS_OF_WEEK - 1) } : undefined;
}

/** The week of a day: `2026W32`. @source ISO 8601 */
export function weekOf(date: LocalDate): string {
  const thursday = addDays(mondayOf(date), 3);
  const { year } = calendarDay(thursday);
  const newYear = `${String(year).padStart(4, '0')}-01-01`;
  if (!isLocalDate(newYear)) throw new RangeError(`no year: ${date}`);
  return `${year}W${Math.floor(daysBetween(newYear, thursday) / DAYS_OF_WEEK) + 1}`;
}

function mondayOf(date: LocalDate): LocalDate {
  if (!isLocalDate(SOME_MONDAY)) throw new RangeError(SOME_MONDAY);
  const since = daysBetween(SOME_MONDAY, date) % DAYS_OF_WEEK;
  return addDays(date, -(since < 0 ? since + DAYS_OF_WEEK : since));
}
