import type { CurvePoint } from '#lib/domain/growth/lms-curves.ts';
import type { Sex } from '#lib/domain/person.ts';

/** The growth charts of the Buku KIA. */
export const GROWTH_CHARTS = ['wfa', 'lhfa', 'wflh', 'hcfa'] as const;
export type GrowthChartName = (typeof GROWTH_CHARTS)[number];

/** One measurement of a child on a chart. */
export interface GrowthPoint {
  /** Age in months of 30.4375 days, or cm for weight by length. */
  readonly x: number;
  readonly y: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** N, T, O, B where the chart tells it. */
  readonly status?: string;
  /** The measurement of today, which drops into its place. */
  readonly now?: boolean;
}

/** A line of the reference: the measure at so many standard deviations. */
export interface SdCurve {
  readonly sd: number;
  readonly points: readonly CurvePoint[];
}

/** All that one chart shows. */
export interface GrowthChartData {
  readonly chart: GrowthChartName;
  readonly sex: Sex;
  readonly curves: readonly SdCurve[];
  readonly points: readonly GrowthPoint[];
}

/** From where to where an axis runs. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Pages of the charts by age in the Buku KIA, in months. @source Buku KIA rev. 2024, growth pages */
const AGE_PAGES: readonly Range[] = [
  { from: 0, to: 24 },
  { from: 24, to: 60 },
];
/** How much of the scale by length is shown around the child, cm. */
const LENGTH_WINDOW_CM = 30;

/** The part of the horizontal axis to show: the page of the child's age, or the lengths around the last one. */
export function visibleRange(chart: GrowthChartName, points: readonly GrowthPoint[]): Range {
  const last = points.at(-1)?.x;
  if (chart === 'wflh') {
    const from = Math.max(45, Math.floor(((last ?? 60) - LENGTH_WINDOW_CM / 2) / 5) * 5);
    return {
      from: Math.min(from, 120 - LENGTH_WINDOW_CM),
      to: Math.min(from, 120 - LENGTH_WINDOW_CM) + LENGTH_WINDOW_CM,
    };
  }
  return AGE_PAGES.find(({ to }) => (last ?? 0) < to) ?? { from: 24, to: 60 };
}

/** The points of a line that lie in a range. */
export function within<Point extends { readonly x: number }>(points: readonly Point[], { from, to }: Range): Point[] {
  return points.filter(({ x }) => x >= from && x <= to);
}

/** The vertical axis: all lines and points in the visible part, on whole steps with a little air. */
export function verticalRange(curves: readonly SdCurve[], points: readonly GrowthPoint[], range: Range): Range {
  const ys = [...curves.flatMap((curve) => within(curve.points, range)), ...within(points, range)].map(({ y }) => y);
  if (ys.length === 0) return { from: 0, to: 1 };
  return { from: Math.floor(Math.min(...ys) - 0.5), to: Math.ceil(Math.max(...ys) + 0.5) };
}

/** A measurement as it is drawn. */
export interface Mark {
  /** Tells it from the others. */
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** The measurement of today, which drops into its place. */
  readonly now?: boolean;
}

/** Measurements as marks; two of one day and place are drawn once. */
export function markPoints(points: readonly (Omit<Mark, 'key'> & { readonly date: string })[]): Mark[] {
  const marks = points.map(({ x, y, date, now }) => ({ x, y, now, key: `${date} ${x} ${y}` }));
  return [...new Map(marks.map((mark) => [mark.key, mark])).values()];
}
