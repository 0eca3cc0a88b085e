import type { LocalDate, LocalMonth } from '#lib/domain/dates.ts';
import type { Colour } from '#lib/domain/interpretation.ts';
import type { Role } from '#lib/events/envelope.ts';
import { PROBLEM_KINDS, type ProblemKind } from '../../projection/problem-kinds.ts';
import { nameSubjects, type NamedSubject, type StandingSubject, type SubjectSource } from './subjects.ts';
import type { PwsUnit } from './unit-tree.ts';

/** Something open that waits for somebody. */
export interface OpenProblem extends NamedSubject {
  /** Kind of the problem; the subject's own kind is in `subject`. */
  readonly kind: string;
  readonly subject: string;
  /** The fact that stands. */
  readonly reason: string;
  readonly colour: Colour;
  /** The day from which it has stood without a break, as far back as months are kept; of this month it may lie ahead (a dose that falls due). */
  readonly since: LocalDate;
  readonly owner: Role;
  readonly village: string;
}

/** A page shows no more; what is left out is less pressing than what is shown. */
export const MOST_PROBLEMS = 2_000;

/**
 * Lists what is open in a unit in a month, the most pressing first.
 * @param villages names of desa by id
 */
export async function listProblems(
  source: SubjectSource,
  unit: PwsUnit,
  month: LocalMonth,
  villages: ReadonlyMap<string, string>,
): Promise<{ problems: OpenProblem[]; leftOut: number }> {
  const lists = await Promise.all(
    unit.parts.map(async ({ puskesmasId, posyandu }) => {
      const posyanduIds = posyandu.map(({ posyanduId }) => posyanduId);
      const all = inOrderOfKinds(await source.listStanding(puskesmasId, { month, posyanduIds }));
      const open = all.slice(0, MOST_PROBLEMS);
      const subjects = open.map(({ found: { kind, subjectId, posyanduId } }) => ({ kind, subjectId, posyanduId }));
      const named = await nameSubjects(source, puskesmasId, unit, subjects);
      const villageOf = new Map(posyandu.map((one) => [one.posyanduId, villages.get(one.villageId) ?? '']));
      const problems = named.flatMap((one, at): OpenProblem[] => {
        const standing = open[at];
        if (!standing) return [];
        const { kind, has, colour, owner } = standing.problem;
        const village = villageOf.get(one.posyanduId) ?? '';
        const since = standing.found.sinceDate;
        return [{ ...one, kind, subject: one.kind, reason: has, colour, owner, village, since }];
      });
      return { problems, leftOut: all.length - open.length };
    }),
  );
  return {
    problems: lists.flatMap(({ problems }) => problems),
    leftOut: lists.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

/** In the order of the kinds; a subject once for each. */
function inOrderOfKinds(standing: readonly StandingSubject[]): { found: StandingSubject; problem: ProblemKind }[] {
  const byFact = Map.groupBy(standing, ({ problem }) => problem);
  return PROBLEM_KINDS.flatMap((problem) => (byFact.get(problem.has) ?? []).map((found) => ({ found, problem })));
}
