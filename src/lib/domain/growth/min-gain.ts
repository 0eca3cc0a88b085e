import type { Sex } from '../person.ts';

/** Minimum weight gain (KBM) between monthly weighings, by completed months of age at the later one. */
export interface MinGainTable {
  /** Kept with every judgement; nothing is judged anew in silence when a newer table comes. */
  readonly version: string;
  /** Grams at 0, 1, 2 ... months; 0 months has none. The last figure holds up to `lastMonth`. */
  readonly grams: Readonly<Record<Sex, readonly (number | undefined)[]>>;
  readonly lastMonth: number;
}

/**
 * The table in force. Printings differ for boys of 7 and 11 months: 300 and 200 g, as for girls, stand in some.
 * @source Buku KIA rev. 2024, growth pages (KMS); growth.md 4
 */
export const MIN_GAIN: MinGainTable = {
  version: 'kbm@2024',
  grams: {
    m: [undefined, 800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200],
    f: [undefined, 800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200],
  },
  lastMonth: 60,
};

/**
 * The gain in grams that a month must bring, or undefined where the table has none (age 0, above its last month).
 * @param sex where it is not known, the larger figure of both is asked for: a doubtful gain is looked at, not passed over
 * @param ageMonths completed months at the later weighing
 */
export function findMinGainG(
  sex: Sex | undefined,
  ageMonths: number,
  table: MinGainTable = MIN_GAIN,
): number | undefined {
  if (ageMonths < 1 || ageMonths > table.lastMonth) return undefined;
  const figure = (of: Sex) => table.grams[of][Math.min(ageMonths, table.grams[of].length - 1)];
  if (sex) return figure(sex);
  return Math.max(figure('m') ?? 0, figure('f') ?? 0);
}

/**
 * The gain in grams that several months must bring: the sum over the ages reached since the earlier weighing.
 * @param from completed months at the earlier weighing
 * @param to completed months at the later one
 * @source settled.md 9
 */
export function sumMinGainG(
  sex: Sex | undefined,
  { from, to }: { readonly from: number; readonly to: number },
  table: MinGainTable = MIN_GAIN,
): number {
  let sum = 0;
  for (let ageMonths = from + 1; ageMonths <= to; ageMonths++) sum += findMinGainG(sex, ageMonths, table) ?? 0;
  return sum;
}
