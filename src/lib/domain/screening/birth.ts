import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';

/** What is known of a birth. */
export interface BirthFacts {
  readonly birthWeightKg?: number;
  /** Completed weeks of pregnancy at birth. */
  readonly gestationWeeks?: number;
}

/** True for a child of low birth weight (BBLR). @source lifecycle.md 3 */
export function hasLowBirthWeight({ birthWeightKg }: BirthFacts, { rules }: RuleSet = DEFAULT_RULES): boolean {
  return birthWeightKg !== undefined && birthWeightKg < rules.birth.figures.lowWeightBelow.value;
}

/** True for a child born before its time (prematur). @source lifecycle.md 3 */
export function isPreterm({ gestationWeeks }: BirthFacts, { rules }: RuleSet = DEFAULT_RULES): boolean {
  return gestationWeeks !== undefined && gestationWeeks < rules.birth.figures.pretermBelowWeeks.value;
}
