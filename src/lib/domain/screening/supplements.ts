import { completedMonths } from '../age.ts';
import { calendarDay, type LocalDate } from '../dates.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';

/** The capsule of vitamin A for an age, and what it holds in IU. */
export interface VitaminACapsule {
  readonly item: 'VIT_A_BIRU' | 'VIT_A_MERAH';
  readonly units: number;
}

/** A child, and when it last got something. */
export interface SupplementedChild {
  readonly birthDate: LocalDate;
  readonly lastGivenDate?: LocalDate;
}

/** The capsule for the age on the day, in whatever month; undefined outside 6-59 months. @source Buku KIA; settled.md 10 */
export function findVitaminACapsule(
  ageMonths: number,
  { rules }: RuleSet = DEFAULT_RULES,
): VitaminACapsule | undefined {
  const of = rules.vitaminA.figures;
  if (ageMonths < of.blueFromMonths.value || ageMonths > of.toMonths.value) return undefined;
  return ageMonths < of.redFromMonths.value
    ? { item: 'VIT_A_BIRU', units: of.blueUnits.value }
    : { item: 'VIT_A_MERAH', units: of.redUnits.value };
}

/** The capsule to offer today: in February and August, and not too soon after the last one. @source Buku KIA; F1 */
export function offerVitaminA(
  { birthDate, lastGivenDate }: SupplementedChild,
  today: LocalDate,
  ruleSet: RuleSet = DEFAULT_RULES,
): VitaminACapsule | undefined {
  const { monthsOfYear, minGapMonths } = ruleSet.rules.vitaminA.figures;
  if (!monthsOfYear.value.includes(calendarDay(today).month)) return undefined;
  if (lastGivenDate !== undefined && completedMonths(lastGivenDate, today) < minGapMonths.value) return undefined;
  return findVitaminACapsule(completedMonths(birthDate, today), ruleSet);
}

/** Albendazole in mg to offer today; undefined when too young, or too soon after the last. @source lifecycle.md 3 */
export function offerDewormingMg(
  { birthDate, lastGivenDate }: SupplementedChild,
  today: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): number | undefined {
  const of = rules.deworming.figures;
  const ageMonths = completedMonths(birthDate, today);
  if (ageMonths < of.fromMonths.value) return undefined;
  if (lastGivenDate !== undefined && completedMonths(lastGivenDate, today) < of.minGapMonths.value) return undefined;
  return (ageMonths < of.fullDoseFromMonths.value ? of.halfDoseMg : of.fullDoseMg).value;
}

/** Zinc with diarrhoea: mg a day, and for how many days. @source lifecycle.md 3 */
export function zincForDiarrhoea(
  ageMonths: number,
  { rules }: RuleSet = DEFAULT_RULES,
): { readonly mgPerDay: number; readonly days: number } {
  const of = rules.zinc.figures;
  const mgPerDay = (ageMonths < of.fullDoseFromMonths.value ? of.halfDoseMg : of.fullDoseMg).value;
  return { mgPerDay, days: of.days.value };
}

/**
 * Days of local recovery food that the reasons of a child's visit call for, shortest and longest; undefined for none.
 * @param reasons of its interpretation
 * @source lifecycle.md 3; growth.md 6
 */
export function recoveryFoodDays(
  reasons: readonly string[],
  { rules }: RuleSet = DEFAULT_RULES,
): { readonly from: number; readonly to: number } | undefined {
  const { falteringDays, underweightDays, wastedDays } = rules.recoveryFood.figures;
  if (reasons.includes('WAST_KURANG') || reasons.includes('MUAC_YELLOW')) {
    return { from: Math.min(...wastedDays.value), to: Math.max(...wastedDays.value) };
  }
  const days = reasons.some((reason) => reason === 'BB_KURANG' || reason === 'BGM')
    ? underweightDays.value
    : reasons.some((reason) => reason === 'BB_T1' || reason === 'BB_T2' || reason === 'BB_GAP')
      ? falteringDays.value
      : undefined;
  return days === undefined ? undefined : { from: days, to: days };
}

/** Iron tablets still missing to the goal of a pregnancy, or of a year for a teenage girl; never below 0. @source Kartu ILP */
export function ironTabletsMissing(
  goal: 'pregnancy' | 'teenYear',
  given: number,
  { rules }: RuleSet = DEFAULT_RULES,
): number {
  const { pregnancyTablets, teenTabletsPerYear } = rules.iron.figures;
  return Math.max(0, (goal === 'pregnancy' ? pregnancyTablets : teenTabletsPerYear).value - given);
}
