import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';

/** Days of local food still to come for a pregnant woman with KEK; never below 0. @source lifecycle.md 1 */
export function cedFoodDaysLeft(daysGiven: number, { rules }: RuleSet = DEFAULT_RULES): number {
  return Math.max(0, rules.motherSupport.figures.cedFoodDays.value - daysGiven);
}

/** Meetings of the class for pregnant women still to come; never below 0. @source lifecycle.md 1 */
export function motherClassesLeft(attended: number, { rules }: RuleSet = DEFAULT_RULES): number {
  return Math.max(0, rules.motherSupport.figures.classMeetings.value - attended);
}

/** The capsules of vitamin A for a mother after birth, and what each holds in IU. @source lifecycle.md 2 */
export function vitaminAForMother({ rules }: RuleSet = DEFAULT_RULES): {
  readonly capsules: number;
  readonly unitsEach: number;
} {
  const { vitaminACapsules, vitaminAUnits } = rules.childbed.figures;
  return { capsules: vitaminACapsules.value, unitsEach: vitaminAUnits.value };
}
