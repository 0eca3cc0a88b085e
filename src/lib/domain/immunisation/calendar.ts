import { addDays, addMonths, calendarDay, daysInMonth, isLocalDate, monthOf, type LocalDate } from '../dates.ts';

/** A span in one calendar unit: months and years run from day number to day number, not in days of 30. */
export type Span =
  { readonly days: number } | { readonly weeks: number } | { readonly months: number } | { readonly years: number };

/**
 * The day a span after a date. Months end on the same day number, or on the last day of a shorter month, as completed
 * months do.
 */
export function addSpan(date: LocalDate, span: Span): LocalDate {
  if ('days' in span) return addDays(date, span.days);
  if ('weeks' in span) return addDays(date, span.weeks * 7);
  return addCalendarMonths(date, 'months' in span ? span.months : span.years * 12);
}

/** The later of two days. */
export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

function addCalendarMonths(date: LocalDate, months: number): LocalDate {
  const month = addMonths(monthOf(date), months);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  const day = Math.min(calendarDay(date).day, last);
  const text = `${month}-${String(day).padStart(2, '0')}`;
  if (!isLocalDate(text)) throw new RangeError(`no date of years 0001-9999: ${text}`);
  return text;
}
