import { isLocalDate, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { CountedSubject } from '#lib/domain/indicators/counted-subject.ts';
import { findFirstDay } from '#lib/domain/indicators/first-day.ts';
import { joinCodes } from './fact-codes.ts';
import { PROBLEM_KINDS, stands } from './problem-kinds.ts';

/** Between a fact and the day on which it began to stand. */
const FROM = '@';

/**
 * Days on which the problems of a month began, as they are stored beside its codes: ` BGM@2026-07-14 `. Those that stood in the month before are
 * left out: they began then.
 * @param codes of the month, and of the month before where it is kept; as they are stored
 */
export function joinDays(
  { factsUntil }: Pick<CountedSubject, 'factsUntil'>,
  month: LocalMonth,
  codes: string,
  before = '',
): string {
  const began = PROBLEM_KINDS.filter((problem) => stands(problem, codes) && !stands(problem, before));
  if (began.length === 0) return '';
  const known = new Map<LocalDate, string>();
  const codesOn = (day: LocalDate) => {
    const read = known.get(day) ?? joinCodes(factsUntil(day).facts);
    known.set(day, read);
    return read;
  };
  return joinCodes(
    began.map((problem) => `${problem.has}${FROM}${findFirstDay(month, (day) => stands(problem, codesOn(day)))}`),
  );
}

/** The day on which a problem began, by the fact that stands; undefined where the set tells none. */
export function dayIn(days: string, problem: string): LocalDate | undefined {
  const [, day] = days.split(` ${problem}${FROM}`);
  const date = day?.slice(0, 'YYYY-MM-DD'.length) ?? '';
  return isLocalDate(date) ? date : undefined;
}
