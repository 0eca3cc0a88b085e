import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { advise, normal, refer } from './finding.ts';

/** Sangat kurus, kurus, normal, gemuk, obesitas: the letters of the card. */
export type AdultBmiClass = 'SK' | 'K' | 'N' | 'G' | 'O';

/**
 * Body mass index, kg/m2, not rounded.
 * @returns undefined for a weight or height of zero or less
 */
export function computeBmi(weightKg: number, heightCm: number): number | undefined {
  return weightKg > 0 && heightCm > 0 ? weightKg / (heightCm / 100) ** 2 : undefined;
}

/** To one decimal, half up, as it is shown. */
export function toOneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * Sorts the BMI of an adult into the classes of the card.
 * @param bmi in kg/m2, above 0, not rounded
 * @source Kemenkes, national BMI classes; settled.md 20
 */
export function classifyAdultBmi(bmi: number, { rules }: RuleSet = DEFAULT_RULES): AdultBmiClass {
  const { severelyThinBelow, thinBelow, overweightAbove, obeseAbove, rounding } = rules.adultBmi.figures;
  const judged = rounding.value === 'oneDecimal' ? toOneDecimal(bmi) : bmi;
  if (judged < severelyThinBelow.value) return 'SK';
  if (judged < thinBelow.value) return 'K';
  if (judged <= overweightAbove.value) return 'N';
  return judged <= obeseAbove.value ? 'G' : 'O';
}

/** Judges weight and height of an adult; the value shown has one decimal. Only the outer classes are referred. */
export function judgeAdultBmi(
  weightKg: number | undefined,
  heightCm: number | undefined,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  if (weightKg === undefined || heightCm === undefined) return undefined;
  const bmi = computeBmi(weightKg, heightCm);
  if (bmi === undefined) return undefined;
  const bmiClass = classifyAdultBmi(bmi, ruleSet);
  const look = { field: 'bmi', value: toOneDecimal(bmi), class: bmiClass };
  if (bmiClass === 'N') return normal(look);
  return bmiClass === 'SK' || bmiClass === 'O' ? refer(look, 'BMI_ABN', ruleSet) : advise(look);
}
