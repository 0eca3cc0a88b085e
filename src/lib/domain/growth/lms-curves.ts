import type { Sex } from '../person.ts';
import { DAYS_PER_MONTH } from './growth-age.ts';
import { computeMeasureAt, readLms } from './lms.ts';
import type { LmsTable } from './tables/lms-table.ts';
import { REFERENCE_2007, STANDARDS_2006 } from './tables/references.ts';

/** A chart: its standard, and how its horizontal axis runs over the keys of the table. */
interface Chart {
  readonly table: LmsTable;
  /** First and last point of the axis, months or cm. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** Keys of the table to one unit of the axis; the nearest whole key is taken. */
  readonly keysPerUnit: number;
}

const byMonth = (table: LmsTable, from: number) => ({ table, from, to: 60, step: 1, keysPerUnit: DAYS_PER_MONTH });
const byCm = (table: LmsTable, from: number, to: number) => ({ table, from, to, step: 0.5, keysPerUnit: 10 });
const schoolAge = (table: LmsTable, to: number) => ({ table, from: 60, to, step: 1, keysPerUnit: 1 });

const CHARTS = {
  weightForAge: byMonth(STANDARDS_2006.weightForAge, 0),
  /** Length to 23 months, height from 24: the line steps down by 0.7 cm there. */
  lengthHeightForAge: byMonth(STANDARDS_2006.lengthHeightForAge, 0),
  bmiForAge: byMonth(STANDARDS_2006.bmiForAge, 0),
  headForAge: byMonth(STANDARDS_2006.headForAge, 0),
  armForAge: byMonth(STANDARDS_2006.armForAge, 3),
  weightForLength: byCm(STANDARDS_2006.weightForLength, 45, 110),
  weightForHeight: byCm(STANDARDS_2006.weightForHeight, 65, 120),
  weightForAgeFrom5: schoolAge(REFERENCE_2007.weightForAge, 120),
  heightForAgeFrom5: schoolAge(REFERENCE_2007.heightForAge, 228),
  bmiForAgeFrom5: schoolAge(REFERENCE_2007.bmiForAge, 228),
} as const satisfies { readonly [index: string]: Chart };

/** Charts that curves can be drawn for. */
export type CurveIndex = keyof typeof CHARTS;

/** A point of a curve: `x` in months of 30.4375 days (or cm), `y` in the unit of the measure. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The line of one standard deviation on a growth chart, from left to right: a point a month, or every 0.5 cm.
 * @param sd from -3 to 3; 0 is the median
 * @source WHO Child Growth Standards 2006 and 2007, WHO Growth Reference 2007; the bands of the KMS are these lines
 */
export function computeSdCurve(index: CurveIndex, sex: Sex, sd: number): CurvePoint[] {
  const { table, from, to, step, keysPerUnit } = CHARTS[index];
  const points: CurvePoint[] = [];
  for (let count = 0; count <= (to - from) / step; count++) {
    const x = from + count * step;
    points.push({ x, y: computeMeasureAt(sd, readLms(table, sex, Math.round(x * keysPerUnit))) });
  }
  return points;
}
