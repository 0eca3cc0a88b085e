import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { computeBmi } from '../screening/adult-bmi.ts';
import { refer } from '../screening/finding.ts';

/** Classes of body mass before pregnancy. */
export type PrePregnancyClass = 'thin' | 'normal' | 'overweight' | 'obese';

/** From the least to the most, in kg. */
export interface KgRange {
  readonly minKg: number;
  readonly maxKg: number;
}

/** What weight gain is judged from. */
export interface GainInput {
  readonly prePregWeightKg: number;
  readonly heightCm: number;
  readonly weightKg: number;
  /** Completed weeks of pregnancy. */
  readonly weeks: number;
}

/** Sorts the BMI before pregnancy. @param bmi in kg/m2, not rounded @source IOM 2009 */
export function classifyPrePregnancyBmi(bmi: number, { rules }: RuleSet = DEFAULT_RULES): PrePregnancyClass {
  const { normalFrom, overweightFrom, obeseFrom } = rules.weightGain.figures;
  if (bmi < normalFrom.value) return 'thin';
  if (bmi < overweightFrom.value) return 'normal';
  return bmi < obeseFrom.value ? 'overweight' : 'obese';
}

/** The gain recommended for the whole pregnancy. @source IOM 2009 */
export function totalGain(of: PrePregnancyClass, { rules }: RuleSet = DEFAULT_RULES): KgRange {
  return rangeOf(rules.weightGain.figures[`${of}TotalKg`].value);
}

/**
 * The gain expected up to a week: the little of the first 13 weeks in equal parts, then so much each week.
 * @param weeks completed weeks of pregnancy, from 0
 * @source IOM 2009, as in the chart of the Buku KIA
 */
export function expectedGain(of: PrePregnancyClass, weeks: number, { rules }: RuleSet = DEFAULT_RULES): KgRange {
  const { firstWeeks, firstKg } = rules.weightGain.figures;
  const first = rangeOf(firstKg.value);
  const weekly = rangeOf(rules.weightGain.figures[`${of}KgPerWeek`].value);
  const share = Math.min(weeks, firstWeeks.value) / firstWeeks.value;
  const later = Math.max(0, weeks - firstWeeks.value);
  return { minKg: first.minKg * share + weekly.minKg * later, maxKg: first.maxKg * share + weekly.maxKg * later };
}

/** True when the gain so far lies within what is expected; undefined without a usable height and weight. */
export function isGainOnCurve(input: GainInput, ruleSet: RuleSet = DEFAULT_RULES): boolean | undefined {
  const bmi = computeBmi(input.prePregWeightKg, input.heightCm);
  if (bmi === undefined) return undefined;
  const { minKg, maxKg } = expectedGain(classifyPrePregnancyBmi(bmi, ruleSet), input.weeks, ruleSet);
  const gainedKg = input.weightKg - input.prePregWeightKg;
  return gainedKg >= minKg && gainedKg <= maxKg;
}

/** Finds a weight off the curve of the Buku KIA. @source Kartu ILP ibu hamil; settled.md 15 */
export function judgeWeightOnCurve(
  onCurve: boolean | undefined,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  return onCurve === false
    ? refer({ field: 'weightOnCurve', value: 'tidak', class: 'TIDAK_SESUAI_KURVA' }, 'PREG_BB', ruleSet)
    : undefined;
}

function rangeOf(values: readonly number[]): KgRange {
  return { minKg: Math.min(...values), maxKg: Math.max(...values) };
}
