import { daysBetween, isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { Answers } from '#lib/domain/screening/answers.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import { answersIn } from '#lib/events/person/person-care.ts';
import type { ChartPoint, ChartSeries, PlotPoint } from '#lib/ui/charts/chart-data.ts';

/** Where a day stands on an axis; undefined outside it. */
export type PlaceOfDay = (date: LocalDate) => number | undefined;

const EPOCH = '1970-01-01';

/** Days since 1970, for charts over calendar time. */
export function dayNumber(date: LocalDate): number {
  return isLocalDate(EPOCH) ? daysBetween(EPOCH, date) : 0;
}

/** One measurement a visit, oldest first; visits without it, and days outside the axis, are left out. */
export function seriesOf(
  code: string,
  visits: readonly VisitRecord[],
  xOf: PlaceOfDay,
  measure: (answers: Answers) => number | undefined,
): ChartSeries {
  const points = visits.flatMap((visit): ChartPoint[] => {
    const x = xOf(visit.date);
    const y = measure(answersIn(visit.row));
    return x === undefined || y === undefined ? [] : [{ x, y, date: visit.date }];
  });
  return { code, points };
}

/** True where there is something to draw. */
export function hasPoints(series: readonly ChartSeries[]): boolean {
  return series.some(({ points }) => points.length > 0);
}

/** A level line across an axis. */
export function level(y: number, x: { readonly from: number; readonly to: number }): readonly PlotPoint[] {
  return [
    { x: x.from, y },
    { x: x.to, y },
  ];
}
