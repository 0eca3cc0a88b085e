import { addDays, firstDayOfMonth, lastDayOfMonth, type LocalDate, type LocalMonth } from '../dates.ts';

/**
 * The day in a month from which something has been so without a break, up to the last day of the month.
 * @param isSo on each day of the month; true on the last
 */
export function findFirstDay(month: LocalMonth, isSo: (day: LocalDate) => boolean): LocalDate {
  const first = firstDayOfMonth(month);
  let since = lastDayOfMonth(month);
  while (since > first && isSo(addDays(since, -1))) since = addDays(since, -1);
  return since;
}
