import { calendarDay, monthOf, type LocalDate } from '#lib/domain/dates.ts';
import { weeksOf } from './home-visits.ts';

/** Day of the month on which the week that begins on a day ends, as far as it lies in the month. */
export function lastDayOfWeek(from: LocalDate): number {
  const week = weeksOf(monthOf(from)).find((one) => one.from === from);
  return calendarDay(week?.to ?? from).day;
}
