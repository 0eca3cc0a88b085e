import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { choicesIn, textIn, type Answers } from './answers.ts';

/** True at ages at which exclusive breastfeeding is asked: months 0 to 6. @source F1 items 16-17 */
export function isExclusiveBreastfeedingAsked(ageMonths: number, { rules }: RuleSet = DEFAULT_RULES): boolean {
  return ageMonths >= 0 && ageMonths <= rules.exclusiveBreastfeeding.figures.toMonths.value;
}

/** True at ages at which complementary food (MP-ASI) is asked. @source Kartu ILP bayi-balita */
export function isComplementaryFoodAsked(ageMonths: number, { rules }: RuleSet = DEFAULT_RULES): boolean {
  const { fromMonths, toMonths } = rules.complementaryFood.figures;
  return ageMonths >= fromMonths.value && ageMonths <= toMonths.value;
}

/**
 * Whether complementary food is as it should be: as the cadre judged (`compFood`), else by the food groups eaten
 * (`compFoodGroups`), of which none may be missing.
 * @returns undefined where neither was asked
 * @source Kartu ILP bayi-balita; lifecycle.md 3
 */
export function isComplementaryFoodGood(answers: Answers, { rules }: RuleSet = DEFAULT_RULES): boolean | undefined {
  const judged = textIn(answers, 'compFood');
  if (judged !== undefined) return judged === 'sesuai';
  const eaten = choicesIn(answers, 'compFoodGroups');
  return eaten && rules.complementaryFood.figures.groups.value.every((group) => eaten.includes(group));
}
