import { addDays, calendarDay, isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { Cell } from '../sheet/cell.ts';

/** What a cell of a date column says. */
export type DateValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly date: LocalDate; readonly form: DateForm }
  /** Only a year of four digits. */
  | { readonly kind: 'year'; readonly year: number }
  /** No day of the calendar, or no date at all. */
  | { readonly kind: 'impossible' };

/** `usual` is dd/mm/yyyy or a true date of a workbook. */
export type DateForm = 'usual' | 'other';

/** Day 0 of a spreadsheet's calendar. */
const SERIAL_EPOCH = '1899-12-30';
const SERIAL_MIN = 1;
/** 2099-12-31 */
const SERIAL_MAX = 73_050;
const BLANKS = new Set(['', '-', '--', 'belum ada', 'tidak ada', 'tidak tahu', 'n/a', '?']);
const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'pebruari', 'february', 'feb', 'peb'],
  ['maret', 'march', 'mar', 'mrt'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'agt', 'ags', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
];

/**
 * Reads a date however registers write it: dd/mm/yyyy (also with `-`, `.` or blanks), yyyy-mm-dd, 23 November 2001, a spreadsheet's
 * day number, a true date. With slashes the day always stands first.
 * @param notAfter decides the century of years with two digits: the latest that is not after it
 */
export function readDate(cell: Cell, notAfter: LocalDate): DateValue {
  if (cell.date) return { kind: 'date', date: cell.date, form: 'usual' };
  const text = cell.text
    .trim()
    .replace(/^'/, '')
    .replace(/[T ]\d{1,2}:\d\d(:\d\d)?(\.\d+)?Z?$/, '');
  if (BLANKS.has(text.toLowerCase())) return { kind: 'empty' };
  if (/^\d{4}$/.test(text) && Number(text) >= 1850 && Number(text) <= 2100) return { kind: 'year', year: Number(text) };
  if (/^\d{1,5}(\.0+)?$/.test(text)) return found(dateOfSerial(Number(text)), 'other');
  const dayFirst = /^(\d{1,2})\s*([/.\-\s])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(text);
  if (dayFirst) {
    const [, day, separator, month, year] = dayFirst;
    const usual = separator === '/' && year!.length === 4;
    return found(dateOf(yearOf(year!, notAfter), Number(month), Number(day)), usual ? 'usual' : 'other');
  }
  const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text);
  if (yearFirst) return found(dateOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])), 'other');
  const spelt = /^(\d{1,2})[\s.-]*([a-z]+)[\s.-]*(\d{4}|\d{2})$/i.exec(text);
  if (!spelt) return { kind: 'impossible' };
  const month = MONTHS.findIndex((names) => names.includes(spelt[2]!.toLowerCase())) + 1;
  return found(dateOf(yearOf(spelt[3]!, notAfter), month, Number(spelt[1])), 'other');
}

/** The day of a spreadsheet's day number; undefined outside 1900-2099. */
export function dateOfSerial(serial: number): LocalDate | undefined {
  const days = Math.floor(serial);
  if (!(days >= SERIAL_MIN && days <= SERIAL_MAX) || !isLocalDate(SERIAL_EPOCH)) return undefined;
  return addDays(SERIAL_EPOCH, days);
}

/** A date as registers print it, dd/mm/yyyy. */
export function showDate(date: LocalDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

function found(date: LocalDate | undefined, form: DateForm): DateValue {
  return date ? { kind: 'date', date, form } : { kind: 'impossible' };
}

function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(text) ? text : undefined;
}

function yearOf(digits: string, notAfter: LocalDate): number {
  if (digits.length === 4) return Number(digits);
  const { year } = calendarDay(notAfter);
  const inThisCentury = Math.floor(year / 100) * 100 + Number(digits);
  return inThisCentury <= year ? inThisCentury : inThisCentury - 100;
}
