import { calendarDay, firstDayOfMonth, type LocalMonth } from '../dates.ts';
import { judgePws, readPair, targetOfMonth, type IndicatorFigure, type PwsStatus } from './indicator-figure.ts';
import type { Indicator, Target } from './indicator.ts';
import { computePercent } from './skdn.ts';

/** Part and whole of one month; undefined where the reader may not know them, or nothing is there. */
export type Pair = readonly [part: number, whole: number] | undefined;

/** An indicator of one unit over successive months, oldest first. */
export interface Trend {
  readonly months: readonly LocalMonth[];
  /** One for each month. */
  readonly pairs: readonly Pair[];
}

/** Where a unit stands in the last month of a trend, and where it goes. */
export interface TrendReading {
  /** Undefined where the last month is not known. */
  readonly figure: IndicatorFigure | undefined;
  /** What was to be reached by the last month, percent; undefined without target. */
  readonly due: number | undefined;
  /** Coverage of the last month alone, percent. */
  readonly gain: number | undefined;
  /** The same of the month before it; undefined in January for what adds up from there. */
  readonly gainBefore: number | undefined;
  /** Undefined without target or direction, and for numbers too small to judge. */
  readonly status: PwsStatus | undefined;
  /** First of the successive months in MERAH that end with the last; undefined where the last is not MERAH. */
  readonly redSince: LocalMonth | undefined;
}

/** Reads the last month of a trend by the PWS method. @param target that of the year, where one is set @source pws.md 4 (b) */
export function readTrend(
  indicator: Indicator,
  trend: Trend,
  target: Target | undefined = indicator.target,
): TrendReading {
  const last = trend.months.length - 1;
  const month = trend.months[last];
  const figure = figureAt(indicator, trend, last, target);
  const due =
    target && month && (indicator.direction === 'up' ? targetOfMonth(target, indicator.cadence, month) : target.good);
  const gain = gainAt(indicator, trend, last);
  const startsOver = indicator.cadence === 'year' && month !== undefined && isJanuary(month);
  const gainBefore = startsOver ? undefined : gainAt(indicator, trend, last - 1);
  const status = statusOf(indicator, { reached: figure?.percent ?? undefined, due, gain, gainBefore });
  return { figure, due, gain, gainBefore, status, redSince: redSince(indicator, trend, target) };
}

function statusOf(
  { direction }: Indicator,
  read: { readonly [name in 'reached' | 'due' | 'gain' | 'gainBefore']: number | undefined },
): PwsStatus | undefined {
  const { reached, due, gain, gainBefore } = read;
  if (direction === 'none' || reached === undefined || due === undefined || gain === undefined) return undefined;
  // Where less is better, less is what goes up.
  const sign = direction === 'up' ? 1 : -1;
  return judgePws(sign * reached, sign * due, sign * gain, gainBefore === undefined ? undefined : sign * gainBefore);
}

/** What a month has brought: of what adds up over the year the difference to the month before, of anything else its own share. */
function gainAt(indicator: Indicator, { months, pairs }: Trend, at: number): number | undefined {
  const [month, pair] = [months[at], pairs[at]];
  if (!month || !pair) return undefined;
  const [part, whole] = pair;
  if (indicator.cadence === 'month' || indicator.direction !== 'up' || isJanuary(month)) {
    return computePercent(part, whole) ?? undefined;
  }
  const before = pairs[at - 1];
  return before && (computePercent(part - before[0], whole) ?? undefined);
}

function redSince(indicator: Indicator, trend: Trend, target: Target | undefined): LocalMonth | undefined {
  const firstOther = trend.months.findLastIndex((_, at) => figureAt(indicator, trend, at, target)?.colour !== 'MERAH');
  return trend.months[firstOther + 1];
}

function figureAt(
  indicator: Indicator,
  trend: Trend,
  at: number,
  target: Target | undefined,
): IndicatorFigure | undefined {
  const [month, pair] = [trend.months[at], trend.pairs[at]];
  return month && pair && readPair(indicator, { part: pair[0], whole: pair[1] }, month, 'data', target);
}

function isJanuary(month: LocalMonth): boolean {
  return calendarDay(firstDayOfMonth(month)).month === 1;
}
