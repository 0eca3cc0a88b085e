/** Days of a month in all growth references. @source WHO Child Growth Standards (365.25 / 12) */
export const DAYS_PER_MONTH = 30.4375;

/** From this age on the reference of 5-19 years holds: day 1827. @source WHO anthroplus; settled.md 3 */
export const REFERENCE_2007_FROM_MONTHS = 60;

/** Growth charts are shown below this age: they end at the fifth birthday, and a school child's stay readable until it is seven. A choice of this design. */
export const CHARTED_BELOW_MONTHS = 84;

/** Age as the growth references count it. */
export interface GrowthAge {
  /** Whole days. */
  readonly days: number;
  /** Exact months of 30.4375 days. */
  readonly months: number;
}

/**
 * The age as growth references count it; limits are tested on the exact months, tables are looked up by the whole days.
 * @param input days where they are known, else exact months; half a day counts as a whole one
 * @returns undefined where neither is known
 */
export function growthAge(input: { ageDays?: number; ageMonths?: number }): GrowthAge | undefined {
  const { ageDays, ageMonths } = input;
  if (isNumber(ageDays)) return { days: roundHalfUp(ageDays), months: ageDays / DAYS_PER_MONTH };
  if (isNumber(ageMonths)) return { days: roundHalfUp(ageMonths * DAYS_PER_MONTH), months: ageMonths };
  return undefined;
}

function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}

function isNumber(value: number | undefined): value is number {
  return typeof value === 'number' && !Number.isNaN(value);
}
