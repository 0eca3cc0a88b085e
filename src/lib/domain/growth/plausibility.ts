import { completedMonths } from '../age.ts';
import { daysBetween, monthOf, previousMonth } from '../dates.ts';
import { DAYS_PER_MONTH } from './growth-age.ts';
import { toGrams, type GrowingChild } from './growth-status.ts';
import { cleanCm, STANDING_FROM_MONTHS } from './length-height.ts';
import { scoreWeighing } from './score-weighing.ts';
import { inOrder, isWeighed, type Weighing } from './weighing.ts';
import type { ZScores } from './z-scores.ts';

/** Questions that a measurement raises: it is kept, and someone is asked to look or to measure again. */
export const GROWTH_QUESTIONS = [
  'Z_FLAG_WFA',
  'Z_FLAG_LHFA',
  'Z_FLAG_WFLH',
  'Z_FLAG_BFA',
  'Z_FLAG_HCFA',
  'Z_FLAG_ACFA',
  'POSITION_ASSUMED',
  'POSITION_IMPLAUSIBLE',
  'HEIGHT_FELL',
  'HEIGHT_JUMP',
  'WEIGHT_CHANGE_15',
  'HEAD_FELL',
  'COPIED_VALUE',
] as const;
export type GrowthQuestion = (typeof GROWTH_QUESTIONS)[number];

/** From where on a difference is doubted. @source growth.md 5; settled.md 6 */
const LIMITS = {
  /** Of height and of head. */
  fallCm: 0.5,
  riseCmPerMonth: { under6Months: 8, from6Months: 5 },
  weightChangePercent: 15,
  weightChangeDays: 35,
  /** Younger children gain as much in health. */
  weightGainFromMonths: 4,
};

/** A row of measurements, and what it is held against. */
interface Comparison {
  readonly child: GrowingChild;
  readonly now: Weighing;
  readonly scores: ZScores;
  /** Rows of earlier days, the latest first. */
  readonly earlier: readonly Weighing[];
}

/**
 * Finds what is doubtful in a row of measurements, by itself and beside the earlier ones of the same child.
 * @param known rows of the child in any order; those of the same day and later are passed over
 * @source growth.md 5; settled.md 2, 6
 */
export function findGrowthQuestions(child: GrowingChild, now: Weighing, known: readonly Weighing[]): GrowthQuestion[] {
  const earlier = inOrder(known.filter((row) => row.date < now.date)).toReversed();
  const comparison = { child, now, scores: scoreWeighing(child, now), earlier };
  return GROWTH_QUESTIONS.filter((question) => CHECKS[question](comparison));
}

const CHECKS: { readonly [question in GrowthQuestion]: (comparison: Comparison) => boolean } = {
  Z_FLAG_WFA: ({ scores }) => scores.weightForAge?.implausible === true,
  Z_FLAG_LHFA: ({ scores }) => scores.lengthHeightForAge?.implausible === true,
  Z_FLAG_WFLH: ({ scores }) => scores.weightForLengthHeight?.implausible === true,
  Z_FLAG_BFA: ({ scores }) => scores.bmiForAge?.implausible === true,
  Z_FLAG_HCFA: ({ scores }) => scores.headForAge?.implausible === true,
  Z_FLAG_ACFA: ({ scores }) => scores.armForAge?.implausible === true,
  POSITION_ASSUMED: ({ now }) => now.lengthHeightCm !== undefined && now.position === undefined,
  POSITION_IMPLAUSIBLE: ({ child, now }) =>
    now.position === 'standing' && daysBetween(child.birthDate, now.date) / DAYS_PER_MONTH < STANDING_FROM_MONTHS,
  HEIGHT_FELL: (comparison) => riseOfHeight(comparison).cm < -LIMITS.fallCm,
  HEIGHT_JUMP: (comparison) => {
    const { cm, months } = riseOfHeight(comparison);
    const young = completedMonths(comparison.child.birthDate, comparison.now.date) < 6;
    const perMonth = young ? LIMITS.riseCmPerMonth.under6Months : LIMITS.riseCmPerMonth.from6Months;
    return cm > perMonth * months;
  },
  WEIGHT_CHANGE_15: isWeightChange,
  HEAD_FELL: ({ now, earlier }) => {
    const before = earlier.find((row) => row.headCm !== undefined)?.headCm;
    return before !== undefined && now.headCm !== undefined && cleanCm(before - now.headCm) > LIMITS.fallCm;
  },
  COPIED_VALUE: isCopied,
};

/** Difference of the heights after adjustment for position, and over how many months: at least one. */
function riseOfHeight({ child, now, scores, earlier }: Comparison): { cm: number; months: number } {
  const before = earlier.find((row) => row.lengthHeightCm !== undefined);
  const cmBefore = before && scoreWeighing(child, before).adjustedLengthHeightCm;
  const cmNow = scores.adjustedLengthHeightCm;
  if (!before || cmBefore === undefined || cmNow === undefined) return { cm: 0, months: 1 };
  return { cm: cleanCm(cmNow - cmBefore), months: Math.max(1, daysBetween(before.date, now.date) / DAYS_PER_MONTH) };
}

function isWeightChange({ child, now, earlier }: Comparison): boolean {
  const before = earlier.find(isWeighed);
  if (!before || !isWeighed(now) || daysBetween(before.date, now.date) > LIMITS.weightChangeDays) return false;
  const gramsBefore = toGrams(before.weightKg);
  const gainG = toGrams(now.weightKg) - gramsBefore;
  if (Math.abs(gainG) * 100 <= gramsBefore * LIMITS.weightChangePercent) return false;
  return gainG < 0 || completedMonths(child.birthDate, now.date) >= LIMITS.weightGainFromMonths;
}

/** The third month running with the same weight and the same height. */
function isCopied({ now, earlier }: Comparison): boolean {
  if (now.weightKg === undefined || now.lengthHeightCm === undefined) return false;
  const lastMonth = previousMonth(monthOf(now.date));
  return [lastMonth, previousMonth(lastMonth)].every((month) => {
    const before = earlier.find((row) => monthOf(row.date) === month && isWeighed(row));
    return before?.weightKg === now.weightKg && before?.lengthHeightCm === now.lengthHeightCm;
  });
}
