import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { numberIn, sumOf, textIn, type Answers } from './answers.ts';
import { normal, refer } from './finding.ts';
import type { SexAndAge } from './sex-and-age.ts';
import { computePackYears } from './smoking.ts';

const SYMPTOMS = ['pDyspnoea', 'pPhlegm', 'pCough', 'pSpirometry'] as const;

/** True where the card asks PUMA: for smokers, past ones too, from 40 years. @source lifecycle.md 5 */
export function isPumaAsked(answers: Answers, { ageYears }: SexAndAge, { rules }: RuleSet = DEFAULT_RULES): boolean {
  const smoking = textIn(answers, 'smoking');
  return (smoking === 'aktif' || smoking === 'pernah') && ageYears >= rules.puma.figures.fromYears.value;
}

/**
 * The PUMA score, 0-9, from sex, age, pack-years and four symptoms.
 * @returns undefined where the sex, a symptom, or the pack-years of a smoker are missing
 * @source lifecycle.md 5.1
 */
export function computePuma(
  answers: Answers,
  { sex, ageYears }: SexAndAge,
  ruleSet: RuleSet = DEFAULT_RULES,
): number | undefined {
  const symptoms = sumOf(answers, SYMPTOMS);
  const smoked = pointsOfSmoking(answers, ruleSet);
  if (sex === undefined || symptoms === undefined || smoked === undefined) return undefined;
  const { onePointFromYears, twoPointsFromYears } = ruleSet.rules.puma.figures;
  const age = ageYears >= twoPointsFromYears.value ? 2 : ageYears >= onePointFromYears.value ? 1 : 0;
  return (sex === 'm' ? 1 : 0) + age + smoked + symptoms;
}

/** Judges the PUMA score; it is shown whatever it is. @source Kartu ILP; settled.md 19 */
export function judgePuma(answers: Answers, person: SexAndAge, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  if (!isPumaAsked(answers, person, ruleSet)) return undefined;
  const score = computePuma(answers, person, ruleSet);
  if (score === undefined) return undefined;
  return score >= ruleSet.rules.puma.figures.referFrom.value
    ? refer({ field: 'puma', value: score, class: 'RUJUK' }, 'PUMA', ruleSet)
    : normal({ field: 'puma', value: score, class: 'TIDAK' });
}

/** Who never smoked scores 0. */
function pointsOfSmoking(answers: Answers, ruleSet: RuleSet): number | undefined {
  const smoking = textIn(answers, 'smoking');
  if (smoking === 'tidak' || smoking === 'pasif') return 0;
  const cigarettesPerDay = numberIn(answers, 'cigPerDay');
  const years = numberIn(answers, 'years');
  if (cigarettesPerDay === undefined || years === undefined) return undefined;
  const packYears = computePackYears(cigarettesPerDay, years, ruleSet);
  const { onePointFromPackYears, twoPointsAbovePackYears } = ruleSet.rules.puma.figures;
  if (packYears > twoPointsAbovePackYears.value) return 2;
  return packYears >= onePointFromPackYears.value ? 1 : 0;
}
