import type { LocalDate } from '../dates.ts';
import { addSpan, type Span } from './calendar.ts';
import type { LateStart, Schedule, ScheduledDose } from './schedule.ts';

/**
 * The shorter series that holds for who had, or has, the first dose on a day; undefined for the usual one.
 * @source immunisation.md 2, rule 5
 */
export function findLateStart(
  { lateStarts }: Schedule,
  { antigen, phase }: ScheduledDose,
  birthDate: LocalDate,
  firstDate: LocalDate,
): LateStart | undefined {
  if (phase !== 'early') return undefined;
  return lateStarts.findLast((late) => late.antigen === antigen && addSpan(birthDate, late.from) <= firstDate);
}

/** The least interval before a dose in the series that holds. */
export function intervalBefore(dose: ScheduledDose, lateStart: LateStart | undefined): Span | undefined {
  return lateStart?.minInterval && dose.number > 1 ? lateStart.minInterval : dose.minInterval;
}

/** True where the series that holds has this dose. */
export function isNeeded(dose: ScheduledDose, lateStart: LateStart | undefined): boolean {
  return lateStart === undefined || dose.number <= lateStart.doses;
}
