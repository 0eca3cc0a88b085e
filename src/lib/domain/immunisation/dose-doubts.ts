import { daysBetween } from '../dates.ts';
import { datedWindows } from './applicable-doses.ts';
import { addSpan } from './calendar.ts';
import type { DoseDoubt } from './dose-status.ts';
import { findLateStart, intervalBefore } from './late-start.ts';
import type { DatedDose, DoseContext, PlacedDose } from './placed-dose.ts';
import type { Schedule, ScheduledDose } from './schedule.ts';

/** The doses a new one is held against. */
interface Others {
  /** Placed ones of the same antigen and phase, in order. */
  readonly before: readonly PlacedDose[];
  readonly given: readonly DatedDose[];
}

/**
 * Why nakes must look at a dose before it is good; none once they have accepted it. Where only the month is known, the
 * day that speaks for the dose is taken.
 * @source immunisation.md 2, rules 8 and 9
 */
export function findDoubts(
  { record, days }: DatedDose,
  place: ScheduledDose,
  { before, given }: Others,
  context: DoseContext,
): DoseDoubt[] {
  if (record.verdict === 'accepted') return [];
  const { person, schedule, surroundings, ruleSet } = context;
  const first = before[0];
  const last = before.at(-1);
  const interval = first
    ? intervalBefore(place, findLateStart(schedule, place, person.birthDate, first.days.last))
    : undefined;
  const doubts: { readonly [doubt in DoseDoubt]: boolean } = {
    unchecked: record.source === 'buku_kia',
    monthOnly: record.date === undefined,
    tooYoung: place.minAge !== undefined && days.last < addSpan(person.birthDate, place.minAge),
    tooSoon: last !== undefined && interval !== undefined && days.last < addSpan(last.days.first, interval),
    liveTooClose: place.live === true && isSoonAfterLive(record.antigen, days.last, given, context),
    afterWindow: days.first >= datedWindows(place, person, surroundings, ruleSet).closed,
  };
  return DOUBTS.filter((doubt) => doubts[doubt]);
}

const DOUBTS: readonly DoseDoubt[] = ['unchecked', 'monthOnly', 'tooYoung', 'tooSoon', 'liveTooClose', 'afterWindow'];

/** True for an injected live vaccine; oral ones need no distance. */
export function isLive(antigen: string, { doses }: Schedule): boolean {
  return doses.some((dose) => dose.antigen === antigen && dose.live);
}

/** True where another live vaccine was given in the 27 days before; the same day is good. */
function isSoonAfterLive(
  antigen: string,
  date: DatedDose['days']['last'],
  given: readonly DatedDose[],
  { schedule, ruleSet }: DoseContext,
): boolean {
  const gapDays = ruleSet.rules.immunisation.figures.liveGapDays.value;
  return given.some((other) => {
    if (other.record.antigen === antigen || !isLive(other.record.antigen, schedule)) return false;
    const distance = daysBetween(other.days.first, date);
    return distance > 0 && distance < gapDays;
  });
}
