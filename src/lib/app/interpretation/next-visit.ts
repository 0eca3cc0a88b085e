import {
  addDays,
  calendarDay,
  daysInMonth,
  firstDayOfMonth,
  monthOf,
  nextMonth,
  type LocalDate,
} from '#lib/domain/dates.ts';
import type { Interpretation } from '#lib/domain/interpretation.ts';
import { kpspRepeatDate } from '#lib/domain/screening/development.ts';

/**
 * The day that is proposed for coming again: that on which a doubtful KPSP is repeated, else the same day of the next month, on which a
 * Posyandu usually opens. People change it.
 * @source SDIDTK; session.md 1, step 5
 */
export function proposeNextVisit({ findings }: Pick<Interpretation, 'findings'>, date: LocalDate): LocalDate {
  const isDoubtful = findings.some((finding) => finding.field === 'kpspYes' && finding.class === 'M');
  return isDoubtful ? kpspRepeatDate(date) : sameDayNextMonth(date);
}

/** The same day of the next month, or its last day where that is shorter. */
export function sameDayNextMonth(date: LocalDate): LocalDate {
  const month = nextMonth(monthOf(date));
  const first = firstDayOfMonth(month);
  const { year, month: number } = calendarDay(first);
  return addDays(first, Math.min(calendarDay(date).day, daysInMonth(year, number)) - 1);
}
