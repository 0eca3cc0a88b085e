import { addMonths, firstDayOfMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { Colour } from '#lib/domain/interpretation.ts';
import type { Role } from '#lib/events/envelope.ts';
import { PROBLEM_FACTS, PROBLEM_KINDS } from './problem-kinds.ts';
import { nameSubjects, type FactSubject, type NamedSubject, type SubjectSource } from './subjects.ts';
import type { PwsUnit } from './unit-tree.ts';

/** Something open that waits for somebody. */
export interface OpenProblem extends NamedSubject {
  /** Kind of the problem; the subject's own kind is in `subject`. */
  readonly kind: string;
  readonly subject: string;
  /** The fact that stands. */
  readonly reason: string;
  readonly colour: Colour;
  /** First day of the first month from which it has stood without a break; at most a year back. */
  readonly since: LocalDate;
  readonly owner: Role;
  readonly village: string;
}

/** A page shows no more; what is left out is less pressing than what is shown. */
export const MOST_PROBLEMS = 2_000;
const LOOKS_BACK_MONTHS = 11;

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
      const all = openIn(await source.listSubjects(puskesmasId, { month, codes: PROBLEM_FACTS, posyanduIds }));
      const open = all.slice(0, MOST_PROBLEMS);
      const since = await findBeginnings(open, month, (at, ids) => source.readCodes(puskesmasId, at, ids));
      const named = await nameSubjects(
        source,
        puskesmasId,
        unit,
        open.map(({ subject }) => subject),
      );
      const villageOf = new Map(posyandu.map((one) => [one.posyanduId, villages.get(one.villageId) ?? '']));
      const problems = named.flatMap((one, at): OpenProblem[] => {
        const found = open[at];
        if (!found) return [];
        const { kind, has, colour, owner } = found.problem;
        const village = villageOf.get(one.posyanduId) ?? '';
        const begun = firstDayOfMonth(since.get(keyOf(found)) ?? month);
        return [{ ...one, kind, subject: one.kind, reason: has, colour, owner, village, since: begun }];
      });
      return { problems, leftOut: all.length - open.length };
    }),
  );
  return {
    problems: lists.flatMap(({ problems }) => problems),
    leftOut: lists.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

interface Found {
  readonly subject: FactSubject;
  readonly problem: (typeof PROBLEM_KINDS)[number];
}

/** In the order of the kinds; a subject once for each. */
function openIn(subjects: readonly FactSubject[]): Found[] {
  return PROBLEM_KINDS.flatMap((problem) =>
    subjects.filter(({ codes }) => stands(problem, codes)).map((subject) => ({ subject, problem })),
  );
}

/** From month to month back, of the people of whom it stood then too; what is told of anything else begins with its month. */
async function findBeginnings(
  open: readonly Found[],
  month: LocalMonth,
  readCodes: (month: LocalMonth, personIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>,
): Promise<Map<string, LocalMonth>> {
  const since = new Map(open.map((one) => [keyOf(one), month]));
  let standing = open.filter(({ subject }) => subject.kind === 'person');
  for (let back = 1; back <= LOOKS_BACK_MONTHS && standing.length > 0; back++) {
    const earlier = addMonths(month, -back);
    const codes = await readCodes(earlier, [...new Set(standing.map(({ subject }) => subject.subjectId))]);
    standing = standing.filter(({ subject, problem }) => stands(problem, codes.get(subject.subjectId) ?? []));
    for (const one of standing) since.set(keyOf(one), earlier);
  }
  return since;
}

function stands({ has, lacks = [] }: Found['problem'], codes: readonly string[]): boolean {
  return codes.includes(has) && !lacks.some((code) => codes.includes(code));
}

function keyOf({ subject, problem }: Found): string {
  return `${problem.kind} ${subject.kind} ${subject.subjectId}`;
}
