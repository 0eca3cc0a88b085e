import type { LocalDate } from '#lib/domain/dates.ts';
import type { IssueCode } from '../issue.ts';
import type { Cell } from '../sheet/cell.ts';
import { readDate } from '../values/date-value.ts';

/** What a day of measuring is held against. */
export interface DayLimits {
  readonly birthDate?: LocalDate;
  /** Later days are in the future. */
  readonly until: LocalDate;
  /** `YYYY-MM` of the file, where its rows agree on one. */
  readonly month?: string;
}

/** Reads the day of a row; a code in its place where it is none, lies ahead, before birth, or in another month than the file's. */
export function readDay(
  cell: Cell,
  { birthDate, until, month }: DayLimits,
): { date: LocalDate } | { issue: IssueCode } {
  const value = readDate(cell, until);
  if (value.kind === 'empty') return { issue: 'DATE_EMPTY' };
  if (value.kind !== 'date') return { issue: 'DATE_IMPOSSIBLE' };
  const { date } = value;
  if (date > until) return { issue: 'DATE_FUTURE' };
  if (birthDate !== undefined && date < birthDate) return { issue: 'DATE_BEFORE_BIRTH' };
  return month !== undefined && !date.startsWith(month) ? { issue: 'DATE_OUTSIDE_MONTH' } : { date };
}
