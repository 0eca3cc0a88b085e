import type { PlannedLine } from '#lib/app/staff/management/answers.ts';

/** How a planned day stands: it lies ahead, was held on the day, on another one of the month, or not yet. */
export type DayState = 'cancelled' | 'done' | 'ahead' | 'moved' | 'missed';

/** Holds a planned day against the days of the month on which there was a session. */
export function stateOfDay(
  { date, cancelReason }: Pick<PlannedLine, 'date' | 'cancelReason'>,
  held: readonly string[],
  today: string,
): DayState {
  if (held.includes(date)) return 'done';
  if (cancelReason !== null) return 'cancelled';
  if (date >= today) return 'ahead';
  return held.length > 0 ? 'moved' : 'missed';
}
