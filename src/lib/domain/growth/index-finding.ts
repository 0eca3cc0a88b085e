import type { Finding } from '../interpretation.ts';
import type { Result } from '../result.ts';
import type { GrowthProblem } from './classify.ts';
import type { Grade } from './grades.ts';
import type { ZScore } from './z-score.ts';

/** Class of a z-score outside the WHO's limits: measure again. What the value would ask for holds until then. */
export const MEASURE_AGAIN = 'PERIKSA_ULANG';

/** How an index is judged: code it is shown under, its classes, and what each asks for. */
export interface IndexRule<Class extends string> {
  readonly field: string;
  readonly classify: (z: number) => Result<Class, GrowthProblem<Class>>;
  readonly grades: Readonly<Record<Class, Grade>>;
}

/** The finding on one index, or none where it could not be computed. */
export function findIndex<Class extends string>(rule: IndexRule<Class>, score: ZScore | undefined): Finding[] {
  if (!score) return [];
  const { field, classify, grades } = rule;
  const classed = classify(score.z);
  return classed.ok
    ? [{ field, value: score.z, class: classed.value, ...grades[classed.value] }]
    : [{ field, value: score.z, class: MEASURE_AGAIN, ...grades[classed.problem.wouldBe] }];
}
