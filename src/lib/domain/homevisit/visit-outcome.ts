import type { ReferralLevel } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { choicesIn, yesIn, type Answers } from '../screening/answers.ts';
import { VISIT_OUTCOMES, type Checklist, type ChecklistItem, type VisitOutcome } from './checklist.ts';

/** Finds the lines of a checklist whose answer is a problem, in their order. */
export function findProblems({ items }: Checklist, answers: Answers): ChecklistItem[] {
  return items.filter(({ code, problem }) =>
    typeof problem === 'boolean'
      ? yesIn(answers, code) === problem
      : problem !== undefined && answers[code] === problem,
  );
}

/** The outcomes of a visit, in the order a-d; empty for a family that is safe. @source homevisit-referral.md 2.9 */
export function findOutcomes(checklist: Checklist, answers: Answers): VisitOutcome[] {
  const found = new Set(findProblems(checklist, answers).flatMap(({ outcome }) => outcome ?? []));
  if ((choicesIn(answers, 'dangerSigns') ?? []).length > 0) found.add('dangerSign');
  if (['tbCough', 'tbFever', 'tbWeight'].some((code) => yesIn(answers, code))) found.add('tbSymptom');
  return VISIT_OUTCOMES.filter((outcome) => found.has(outcome));
}

/** A reason and level for outcomes that ask for a referral by themselves. @source homevisit-referral.md 3 */
export function reasonsOfOutcomes(
  outcomes: readonly VisitOutcome[],
  { rules }: RuleSet = DEFAULT_RULES,
): { readonly reason: string; readonly level: ReferralLevel }[] {
  const { NO_ACCESS, NONADHERENT } = rules.reasonLevels.figures;
  return [
    ...(outcomes.includes('noAccess') ? [{ reason: 'NO_ACCESS', level: NO_ACCESS.value }] : []),
    ...(outcomes.includes('nonAdherent') ? [{ reason: 'NONADHERENT', level: NONADHERENT.value }] : []),
  ];
}
