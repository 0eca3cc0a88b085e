import { firstDayOfMonth, isLocalMonth, nextMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { compareText } from '#lib/events/fold.ts';
import { dayIn } from './problem-days.ts';
import { PROBLEM_KINDS, stands } from './problem-kinds.ts';
import type { ProjectionTables } from './tables.ts';

type FactSet = ProjectionTables['fact_set'];

/** A problem of one subject from the first month to the last in which it stood without a break. */
export interface ProblemSpan {
  /** The fact that stands: one of each kind of problem. */
  readonly problem: string;
  readonly since: LocalMonth;
  /** The day of that month from which it has stood. */
  readonly sinceDate: LocalDate;
  readonly until: LocalMonth;
  /** Where the subject belonged in the last of the months. */
  readonly posyanduId: string;
}

/** The problems of one subject, out of its sets of facts by month; a month without a set ends what stood. */
export function findSpans(sets: ReadonlyMap<string, Pick<FactSet, 'codes' | 'days' | 'posyandu_id'>>): ProblemSpan[] {
  const months = [...sets.keys()].filter(isLocalMonth).sort(compareText);
  return PROBLEM_KINDS.flatMap((problem) => {
    const spans: ProblemSpan[] = [];
    for (const month of months) {
      const set = sets.get(month);
      if (!set || !stands(problem, set.codes)) continue;
      const last = spans.at(-1);
      const goesOn = last !== undefined && nextMonth(last.until) === month;
      const since = goesOn ? last.since : month;
      const sinceDate = goesOn ? last.sinceDate : (dayIn(set.days, problem.has) ?? firstDayOfMonth(month));
      spans.splice(goesOn ? -1 : spans.length, 1, {
        problem: problem.has,
        since,
        sinceDate,
        until: month,
        posyanduId: set.posyandu_id,
      });
    }
    return spans;
  });
}
