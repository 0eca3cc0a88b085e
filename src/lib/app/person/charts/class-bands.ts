import type { ChartBand, ChartData, ChartLine, ChartSeries, Tone } from '#lib/ui/charts/chart-data.ts';
import type { Range } from '#lib/ui/charts/chart-frame.ts';
import { hasPoints, level } from './visit-series.ts';

/** One class of a measure: from a value upward, to the next class. */
export interface ClassStep {
  readonly code: string;
  readonly tone: Tone;
  /** The lowest value of the class; the first class begins at the foot of the chart. */
  readonly from: number;
}

/** What a chart with class bands shows. */
export interface ClassChart {
  readonly code: string;
  readonly unit: string;
  readonly steps: readonly ClassStep[];
  readonly series: readonly ChartSeries[];
  /** Values the vertical axis shows in any case. */
  readonly y: Range;
}

/** A year at least, so that two visits do not fill a chart. */
const LEAST_DAYS = 365;

/**
 * A chart over calendar time whose zones are the classes of the measure.
 * @returns undefined without a point
 */
export function classChart({ code, unit, steps, series, y }: ClassChart): ChartData | undefined {
  if (!hasPoints(series)) return undefined;
  const points = series.flatMap((one) => one.points);
  const last = Math.max(...points.map((point) => point.x));
  const x = { from: Math.min(last - LEAST_DAYS, ...points.map((point) => point.x)), to: last };
  const values = [...points.map((point) => point.y), y.from, y.to];
  const range = { from: Math.min(...values), to: Math.max(...values) };
  return { code, unit, axis: 'day', x, y: range, series, ...zonesOf(steps, x, range) };
}

/** The bands of the classes within a vertical range, and a line with its value at each bound between them. */
export function zonesOf(
  steps: readonly ClassStep[],
  x: Range,
  y: Range,
): { readonly bands: readonly ChartBand[]; readonly lines: readonly ChartLine[] } {
  const bands = steps.flatMap(({ code, tone, from }, at): ChartBand[] => {
    const bottom = at === 0 ? y.from : Math.max(from, y.from);
    const top = Math.min(steps[at + 1]?.from ?? y.to, y.to);
    return top > bottom ? [{ code, tone, lower: level(bottom, x), upper: level(top, x) }] : [];
  });
  const lines = steps.slice(1).flatMap(({ tone, from }): ChartLine[] => {
    return from > y.from && from < y.to ? [{ label: labelOf(from), tone, points: level(from, x) }] : [];
  });
  return { bands, lines };
}

function labelOf(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',');
}
