import { err, ok, type Result } from './result.ts';

declare const localDate: unique symbol;
declare const localMonth: unique symbol;

/** A calendar day of the Posyandu's own place, `YYYY-MM-DD`, years 0001-9999; no time, no zone. Sorts as text. */
export type LocalDate = string & { readonly [localDate]: true };

/** A calendar month, `YYYY-MM`. Sorts as text. */
export type LocalMonth = string & { readonly [localMonth]: true };

/** Why a text is no date: not of the shape, or of the shape but not in the calendar (31 June). */
export type DateProblem =
  | { readonly code: 'date.malformed'; readonly text: string }
  | { readonly code: 'date.impossible'; readonly text: string };

/** Year, month (1-12) and day (1-31) of a date. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DATE_SHAPE = /^\d{4}-\d\d-\d\d$/;
const MONTH_SHAPE = /^\d{4}-\d\d$/;

/**
 * Reads a `YYYY-MM-DD` text.
 * @returns the date; `date.malformed` for another shape, `date.impossible` for a day that the calendar lacks
 */
export function parseLocalDate(text: string): Result<LocalDate, DateProblem> {
  if (!DATE_SHAPE.test(text)) return err({ code: 'date.malformed', text });
  return isLocalDate(text) ? ok(text) : err({ code: 'date.impossible', text });
}

/** True for a `YYYY-MM-DD` text that names a day of the Gregorian calendar. */
export function isLocalDate(text: string): text is LocalDate {
  if (text.length !== 10 || text[7] !== '-' || !beginsWithMonth(text)) return false;
  const day = readDigits(text, 8, 10);
  return day >= 1 && day <= daysInMonth(readDigits(text, 0, 4), readDigits(text, 5, 7));
}

/**
 * Reads a `YYYY-MM` text.
 * @returns the month; `date.malformed` for another shape, `date.impossible` for month 00 or 13
 */
export function parseLocalMonth(text: string): Result<LocalMonth, DateProblem> {
  if (!MONTH_SHAPE.test(text)) return err({ code: 'date.malformed', text });
  return isLocalMonth(text) ? ok(text) : err({ code: 'date.impossible', text });
}

/** True for a `YYYY-MM` text with a month from 01 to 12. */
export function isLocalMonth(text: string): text is LocalMonth {
  return text.length === 7 && beginsWithMonth(text);
}

/** Year, month and day of a date as numbers. */
export function calendarDay(date: LocalDate): CalendarDay {
  return { year: readDigits(date, 0, 4), month: readDigits(date, 5, 7), day: readDigits(date, 8, 10) };
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date `days` after `date`, or before it where negative. Throws a RangeError outside years 0001-9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The month a date lies in. */
export function monthOf(date: LocalDate): LocalMonth {
  return asMonth(date.slice(0, 7));
}

/** The first day of a month. */
export function firstDayOfMonth(month: LocalMonth): LocalDate {
  return asDate(`${month}-01`);
}

/** The last day of a month, leap years counted. */
export function lastDayOfMonth(month: LocalMonth): LocalDate {
  return asDate(`${month}-${daysInMonth(readDigits(month, 0, 4), readDigits(month, 5, 7))}`);
}

/** The month before. */
export function previousMonth(month: LocalMonth): LocalMonth {
  return addMonths(month, -1);
}

/** The month after. */
export function nextMonth(month: LocalMonth): LocalMonth {
  return addMonths(month, 1);
}

/** The month `months` after `month`, or before it where negative. Throws a RangeError outside years 0001-9999. */
export function addMonths(month: LocalMonth, months: number): LocalMonth {
  const count = readDigits(month, 0, 4) * 12 + readDigits(month, 5, 7) - 1 + months;
  return asMonth(`${pad(Math.floor(count / 12), 4)}-${pad((((count % 12) + 12) % 12) + 1, 2)}`);
}

/** Number of days of a month (1-12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const DAYS_OF_400_YEARS = 146_097;

/** Days since 0000-03-01: years that begin in March put the leap day last, so that one formula fits every month. */
function dayNumber(date: LocalDate): number {
  const { year, month, day } = calendarDay(date);
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 1;
}

/** The inverse of `dayNumber`. */
function dateOfDayNumber(days: number): LocalDate {
  const era = Math.floor(days / DAYS_OF_400_YEARS);
  const inEra = days - era * DAYS_OF_400_YEARS;
  const yearInEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearInEra + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100));
  const marchMonth = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * 400 + yearInEra + (month <= 2 ? 1 : 0);
  return asDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function beginsWithMonth(text: string): boolean {
  const month = readDigits(text, 5, 7);
  return readDigits(text, 0, 4) >= 1 && text[4] === '-' && month >= 1 && month <= 12;
}

/** The number that the characters `from` to before `to` spell, or NaN. Ages ask for it thousands of times per report. */
function readDigits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function asDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`no date of years 0001-9999: ${text}`);
  return text;
}

function asMonth(text: string): LocalMonth {
  if (!isLocalMonth(text)) throw new RangeError(`no month of years 0001-9999: ${text}`);
  return text;
}
