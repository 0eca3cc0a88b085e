import { completedMonths } from '../age.ts';
import { previousMonth, type LocalDate, type LocalMonth } from '../dates.ts';
import type { Sex } from '../person.ts';
import { findMinGainG, sumMinGainG } from './min-gain.ts';
import { effectiveWeighings, type EffectiveWeighing, type Weighing } from './weighing.ts';

/**
 * What the month's weighing says: `N` naik, `T` tidak naik, `O` not weighed last month, `B` first weighing.
 * @source Buku KIA, KMS; F1 items 3-6; growth.md 4
 */
export type GrowthStatus = 'N' | 'T' | 'O' | 'B';

/** The KMS and the letters of SKDN speak of children below this age in completed months. @source growth.md 4 */
export const BALITA_MONTHS = 60;

/** What of a person bears on growth. */
export interface GrowingChild {
  readonly sex?: Sex;
  readonly birthDate: LocalDate;
}

/** The judgement on one month in which a child was weighed. */
export interface MonthGrowth {
  readonly month: LocalMonth;
  /** The last weighing of the month; its weight is compared in whole grams. */
  readonly weighing: EffectiveWeighing;
  /** Completed months on the day of weighing. */
  readonly ageMonths: number;
  readonly status: GrowthStatus;
  /** The last known weighing before this month; missing for the first one. */
  readonly previous?: EffectiveWeighing;
  /** Grams since `previous`. */
  readonly gainG?: number;
  /** Grams the month had to bring; only with N and T. */
  readonly minGainG?: number;
  /** How many months running have been T, this one included; 2 or more is 2T, 3 or more also 3T. */
  readonly successiveT: number;
  /** Grams that the months since `previous` had to bring; only with O. */
  readonly gapMinGainG?: number;
  /** Gained less than that across the gap: refers, but is not counted as T or 2T (settled.md 9). */
  readonly falteringAcrossGap: boolean;
}

/** Weight in whole grams, so that 5.3 - 4.5 kg are 800 g. */
export function toGrams(weightKg: number): number {
  return Math.round(weightKg * 1000);
}

/**
 * Judges every month in which a child under 60 months was weighed, in order.
 * @param weighings all that are known, at whatever Posyandu, in any order; rows without weight are no weighings
 * @source growth.md 4; settled.md 8, 9
 */
export function computeGrowthSeries(child: GrowingChild, weighings: readonly Weighing[]): MonthGrowth[] {
  const series: MonthGrowth[] = [];
  for (const [month, weighing] of effectiveWeighings(weighings)) {
    const ageMonths = completedMonths(child.birthDate, weighing.date);
    if (ageMonths < 0 || ageMonths >= BALITA_MONTHS) continue;
    series.push(judgeMonth(child, { month, weighing, ageMonths }, series.at(-1)));
  }
  return series;
}

function judgeMonth(
  child: GrowingChild,
  now: Pick<MonthGrowth, 'month' | 'weighing' | 'ageMonths'>,
  before: MonthGrowth | undefined,
): MonthGrowth {
  const unjudged = { ...now, successiveT: 0, falteringAcrossGap: false };
  if (!before) return { ...unjudged, status: 'B' };
  const gainG = toGrams(now.weighing.weightKg) - toGrams(before.weighing.weightKg);
  const since = { ...unjudged, previous: before.weighing, gainG };
  if (before.month !== previousMonth(now.month)) {
    const gapMinGainG = sumMinGainG(child.sex, { from: before.ageMonths, to: now.ageMonths });
    return { ...since, status: 'O', gapMinGainG, falteringAcrossGap: gainG < gapMinGainG };
  }
  const minGainG = findMinGainG(child.sex, now.ageMonths);
  // Weighed twice at age 0: no gain can be judged yet (settled.md 8).
  if (minGainG === undefined) return { ...since, status: 'B' };
  if (gainG >= minGainG) return { ...since, minGainG, status: 'N' };
  return { ...since, minGainG, status: 'T', successiveT: before.successiveT + 1 };
}
