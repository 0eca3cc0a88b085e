import type { Sex } from '../person.ts';
import type { LmsTable } from './tables/lms-table.ts';

/** The distribution of a measure at one age or length: skewness, median and coefficient of variation. */
export interface Lms {
  readonly l: number;
  readonly m: number;
  readonly s: number;
}

/**
 * The parameters of a row, or between two rows by straight line.
 * @param key in the table's whole keys (days, months, tenths of a centimetre), with a fraction where it lies between rows;
 *   the caller keeps it within the table
 */
export function readLms(table: LmsTable, sex: Sex, key: number): Lms {
  const { l, m, s } = table.columnsOf(sex);
  const row = Math.floor(key);
  const fraction = key - row;
  const at = row - table.first;
  if (fraction === 0) return { l: l[at]!, m: m[at]!, s: s[at]! };
  return {
    l: l[at]! + fraction * (l[at + 1]! - l[at]!),
    m: m[at]! + fraction * (m[at + 1]! - m[at]!),
    s: s[at]! + fraction * (s[at + 1]! - s[at]!),
  };
}

/**
 * The plain z-score of a measure. No WHO row has L = 0, where this would need its limit.
 * @param measure in the unit of M, above 0
 * @source WHO Child Growth Standards: Methods and development (2006), chapter 7
 */
export function computeZ(measure: number, { l, m, s }: Lms): number {
  return ((measure / m) ** l - 1) / (s * l);
}

/** The measure that lies `sd` standard deviations from the median, in the unit of M. @source as `computeZ` */
export function computeMeasureAt(sd: number, { l, m, s }: Lms): number {
  return m * (1 + l * s * sd) ** (1 / l);
}

/**
 * The z-score of a measure that is skewed by weight: beyond 3 SD the step between SD 2 and SD 3 is carried on evenly.
 * @source as `computeZ`
 */
export function computeRestrictedZ(measure: number, lms: Lms): number {
  const z = computeZ(measure, lms);
  if (z > 3) {
    const sd3 = computeMeasureAt(3, lms);
    return 3 + (measure - sd3) / (sd3 - computeMeasureAt(2, lms));
  }
  if (z < -3) {
    const sd3 = computeMeasureAt(-3, lms);
    return -3 + (measure - sd3) / (computeMeasureAt(-2, lms) - sd3);
  }
  return z;
}

/**
 * Rounds a z-score to the nearer of its two neighbours with 2 decimals; at equal distance to the even one, as R does.
 * Distances are compared, since `z * 100` may round across the middle (1.005 lies below 1.005).
 */
export function roundZ(z: number): number {
  const hundredths = Math.floor(z * 100);
  const below = hundredths / 100;
  const above = (hundredths + 1) / 100;
  const toBelow = z - below;
  const toAbove = above - z;
  const takeBelow = toBelow < toAbove || (toBelow === toAbove && hundredths % 2 === 0);
  // Adding 0 turns -0 into 0, which would show as "-0".
  return (takeBelow ? below : above) + 0;
}
