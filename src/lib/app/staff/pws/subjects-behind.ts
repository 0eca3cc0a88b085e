import type { FactCode, Indicator } from '#lib/domain/indicators/indicator.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from '../ask.ts';
import { loadSubjects, type UnitMonth } from './pws-api.ts';
import type { NamesAnswer } from './pws-answer.ts';

/** Which of those behind a figure: who has it, who has it not yet, or all that are counted. */
export type Behind = 'part' | 'missing' | 'whole';

/** Which lists a figure opens to. `missing` only where the whole should be reached. */
export function listsOf({ denominator, denominatorKind, direction }: Indicator): readonly Behind[] {
  if (denominator === undefined) return ['part'];
  const isCoverage = denominatorKind !== 'examined' && direction === 'up';
  return isCoverage ? ['missing', 'part', 'whole'] : ['part', 'whole'];
}

/** Who stands behind a figure, by name: the lists of its facts, put together as the figure is. */
export async function loadBehind(
  ask: Ask,
  question: UnitMonth,
  indicator: Indicator,
  behind: Behind,
): Promise<Result<NamesAnswer, StaffProblem>> {
  const part = () => loadWithout(ask, question, indicator.numerator, indicator.numeratorLess);
  const { denominator } = indicator;
  if (behind === 'part' || denominator === undefined) return part();
  const whole = await loadWithout(ask, question, denominator, indicator.denominatorLess);
  if (behind === 'whole' || !whole.ok) return whole;
  const done = await part();
  return done.ok ? ok(without(whole.value, done.value)) : done;
}

async function loadWithout(
  ask: Ask,
  question: UnitMonth,
  fact: FactCode,
  less: readonly FactCode[] = [],
): Promise<Result<NamesAnswer, StaffProblem>> {
  const [all, ...others] = await Promise.all(
    [fact, ...less].map((one) => loadSubjects(ask, { ...question, fact: one })),
  );
  if (!all?.ok) return all ?? err({ code: 'api.unreadable' });
  let left = all.value;
  for (const other of others) {
    if (!other.ok) return other;
    left = without(left, other.value);
  }
  return ok(left);
}

function without({ path, subjects }: NamesAnswer, gone: NamesAnswer): NamesAnswer {
  const ids = new Set(gone.subjects.map(({ kind, subjectId }) => `${kind} ${subjectId}`));
  return { path, subjects: subjects.filter(({ kind, subjectId }) => !ids.has(`${kind} ${subjectId}`)) };
}
