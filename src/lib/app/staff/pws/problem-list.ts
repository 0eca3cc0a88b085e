import { daysBetween, type LocalDate } from '#lib/domain/dates.ts';
import type { OpenProblem } from './pws-answer.ts';

/** Which problems are shown; empty texts let everything pass. */
export interface ProblemFilter {
  readonly kind: string;
  readonly village: string;
  readonly words: string;
}

/** The problems that pass a filter, in the order in which they came. */
export function filterProblems(
  problems: readonly OpenProblem[],
  { kind, village, words }: ProblemFilter,
): OpenProblem[] {
  const sought = words.trim().toLocaleLowerCase('id');
  return problems.filter(
    (one) =>
      (kind === '' || one.kind === kind) &&
      (village === '' || one.village === village) &&
      [one.name, one.hamlet, one.rt, one.posyandu].some((text) =>
        (text ?? '').toLocaleLowerCase('id').includes(sought),
      ),
  );
}

/** Something that can be chosen, and how many problems it holds. */
export interface Choice {
  readonly value: string;
  readonly count: number;
}

/** Kinds of problems in the order in which they came, with how many there are. */
export function kindsOf(problems: readonly OpenProblem[]): Choice[] {
  return count(problems.map(({ kind }) => kind));
}

/** Names of desa, sorted, with how many problems they have. */
export function villagesIn(problems: readonly OpenProblem[]): Choice[] {
  const names = problems.flatMap(({ village }) => village ?? []);
  return count(names).toSorted((one, other) => one.value.localeCompare(other.value, 'id', { numeric: true }));
}

/** How many days a problem has been open on a day; 0 on its first. */
export function daysOpen({ since }: Pick<OpenProblem, 'since'>, today: LocalDate): number {
  return Math.max(0, daysBetween(since, today));
}

/** A part of a hamlet and how many problems are open in it. */
export interface HomeCount {
  /** Empty where it has not been recorded. */
  readonly hamlet: string;
  readonly rt: string;
  readonly count: number;
}

/** Open problems by hamlet and RT, the most first. */
export function countByHome(problems: readonly OpenProblem[]): HomeCount[] {
  const homes = new Map<string, HomeCount>();
  for (const { hamlet, rt } of problems) {
    const key = `${hamlet ?? ''} ${rt ?? ''}`;
    homes.set(key, { hamlet: hamlet ?? '', rt: rt ?? '', count: (homes.get(key)?.count ?? 0) + 1 });
  }
  return [...homes.values()].toSorted((one, other) => other.count - one.count);
}

function count(values: readonly string[]): Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, found]) => ({ value, count: found }));
}
