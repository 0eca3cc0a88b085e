import { ageDays } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { DAYS_PER_MONTH } from '#lib/domain/growth/growth-age.ts';
import { BALITA_MONTHS, computeGrowthSeries, type GrowingChild } from '#lib/domain/growth/growth-status.ts';
import { HEIGHT_FROM_DAY } from '#lib/domain/growth/length-height.ts';
import { computeSdCurve, type CurvePoint } from '#lib/domain/growth/lms-curves.ts';
import { scoreWeighing } from '#lib/domain/growth/score-weighing.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';

/** The growth charts of the Buku KIA: weight, length or height, weight by length, head. */
export type ChildChartName = 'wfa' | 'lhfa' | 'wflh' | 'hcfa';

const CURVES = { wfa: 'weightForAge', lhfa: 'lengthHeightForAge', hcfa: 'headForAge' } as const;

/** One chart of a child: the lines asked for, and its own points. */
export interface ChildChart {
  readonly curves: readonly { readonly sd: number; readonly points: readonly CurvePoint[] }[];
  /** N, T, O or B with each weight; `now` marks what was measured today. */
  readonly points: readonly (CurvePoint & {
    readonly date: LocalDate;
    readonly status?: string;
    readonly now: boolean;
  })[];
}

/**
 * Draws a child on a growth chart.
 * @param sds standard deviations whose lines are wanted
 * @param today the measurement of this day is marked as new
 * @returns undefined where the register leaves the sex open: there is no line to draw
 */
export function childChart(
  chart: ChildChartName,
  child: GrowingChild,
  weighings: readonly Weighing[],
  { sds, today }: { sds: readonly number[]; today: LocalDate },
): ChildChart | undefined {
  const { sex } = child;
  if (sex === undefined) return undefined;
  const standing = ageDays(child.birthDate, weighings.at(-1)?.date ?? today) >= HEIGHT_FROM_DAY;
  const index = chart === 'wflh' ? (standing ? 'weightForHeight' : 'weightForLength') : CURVES[chart];
  const statuses = new Map(
    computeGrowthSeries(child, weighings).map(({ weighing, status }) => [weighing.date, status]),
  );
  const points = weighings.flatMap((weighing) => {
    const place = placeOnChart(chart, child, weighing);
    if (!place) return [];
    const status = chart === 'wfa' ? statuses.get(weighing.date) : undefined;
    return [{ ...place, date: weighing.date, now: weighing.date === today, ...(status ? { status } : {}) }];
  });
  return { curves: sds.map((sd) => ({ sd, points: computeSdCurve(index, sex, sd) })), points };
}

/** Where a measurement stands on a chart; lengths and heights as the standard of the age expects them. */
function placeOnChart(chart: ChildChartName, child: GrowingChild, weighing: Weighing): CurvePoint | undefined {
  const months = ageDays(child.birthDate, weighing.date) / DAYS_PER_MONTH;
  if (months > BALITA_MONTHS) return undefined;
  const { weightKg, headCm } = weighing;
  const lengthCm = scoreWeighing(child, weighing).adjustedLengthHeightCm;
  switch (chart) {
    case 'wfa':
      return point(months, weightKg);
    case 'lhfa':
      return point(months, lengthCm);
    case 'wflh':
      return point(lengthCm, weightKg);
    case 'hcfa':
      return point(months, headCm);
    default:
      return chart satisfies never;
  }
}

function point(x: number | undefined, y: number | undefined): CurvePoint | undefined {
  return x === undefined || y === undefined ? undefined : { x, y };
}
