import type { Dhis2Kind } from '#lib/app/staff/national/dhis2-api.ts';
import { addDays, addMonths, daysBetween, isLocalDate, monthOf, type LocalDate } from '#lib/domain/dates.ts';
import { formatMonth } from '#lib/i18n/formats.ts';
import { tn } from '#lib/i18n/national-text.ts';

/** A period that can be chosen. */
export interface PeriodChoice {
  /** As DHIS2 writes it: `202608`, `2026W32`. */
  readonly value: string;
  readonly label: string;
}

const MONTHS = 13;
const WEEKS = 12;

/** The periods up to today, the newest first. */
export function listPeriods(kind: Dhis2Kind, today: LocalDate): PeriodChoice[] {
  if (kind === 'monthly') {
    return Array.from({ length: MONTHS }, (_none, back) => {
      const month = addMonths(monthOf(today), -back);
      return { value: month.replace('-', ''), label: formatMonth(month) };
    });
  }
  return Array.from({ length: WEEKS }, (_none, back) => {
    const { year, week } = weekOf(addDays(today, -7 * back));
    return { value: `${year}W${week}`, label: tn('dhis2.week', { week, year }) };
  });
}

/** The week of a day, from Monday; the one that holds 4 January is the first. @source ISO 8601 */
function weekOf(date: LocalDate): { readonly year: number; readonly week: number } {
  const weekday = ((daysBetween(MONDAY, date) % 7) + 7) % 7;
  const thursday = addDays(date, 3 - weekday);
  const year = Number(thursday.slice(0, 4));
  const newYear = `${thursday.slice(0, 4)}-01-01`;
  return { year, week: isLocalDate(newYear) ? Math.floor(daysBetween(newYear, thursday) / 7) + 1 : 1 };
}

const MONDAY = dayOf('1970-01-05');

function dayOf(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(text);
  return text;
}
