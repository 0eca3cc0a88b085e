import { calendarDay, firstDayOfMonth, type LocalMonth } from '../dates.ts';
import type { Indicator, Target } from './indicator.ts';
import { computePercent } from './skdn.ts';

/** How many have each fact in a month, of one unit; facts that nobody has are left out. */
export type Counts = ReadonlyMap<string, number>;

/** What is known of a unit in a month before anything is counted. */
export type Standing =
  /** At least one session, or a register, of the month is here. */
  | 'data'
  /** Nothing has come yet: not the same as 0. */
  | 'noData'
  /** The unit does not work by ILP yet, or not for this group. */
  | 'notIlp';

/** Colour of a figure beside its target. */
export type TargetColour = 'HIJAU' | 'KUNING' | 'MERAH' | 'ABU';

/** One indicator of one unit and month. */
export interface IndicatorFigure {
  readonly standing: Standing;
  readonly part: number;
  readonly whole: number;
  /** Percent with one decimal; null of nothing, of small numbers, and where there are no data. */
  readonly percent: number | null;
  readonly colour: TargetColour;
}

/** Below this denominator a percentage says nothing: the figure is shown as "3 dari 7". @source pws.md 4 */
export const SMALL_NUMBER = 20;

/** A share of the target from which a coverage is KUNING. @source pws.md 4 */
const YELLOW_SHARE = 0.8;

/** Reads a figure out of part and whole. @param target that of the year, where one is set */
export function readPair(
  indicator: Indicator,
  { part, whole }: { readonly part: number; readonly whole: number },
  month: LocalMonth,
  standing: Standing = 'data',
  target: Target | undefined = indicator.target,
): IndicatorFigure {
  const isTold = standing === 'data' && whole >= SMALL_NUMBER;
  const percent = isTold ? computePercent(part, whole) : null;
  return { standing, part, whole, percent, colour: colourOf(percent, indicator, target, month) };
}

/** Reads a figure out of the counts of a unit. @param target that of the year, where one is set */
export function readFigure(
  indicator: Indicator,
  counts: Counts,
  month: LocalMonth,
  standing: Standing = 'data',
  target: Target | undefined = indicator.target,
): IndicatorFigure {
  const of = (code: string) => counts.get(code) ?? 0;
  const less = (codes: readonly string[] = []) => codes.reduce((sum, code) => sum + of(code), 0);
  const part = of(indicator.numerator) - less(indicator.numeratorLess);
  const whole = indicator.denominator === undefined ? 0 : of(indicator.denominator) - less(indicator.denominatorLess);
  return readPair(indicator, { part, whole }, month, standing, target);
}

function colourOf(
  percent: number | null,
  { direction, cadence }: Indicator,
  target: Target | undefined,
  month: LocalMonth,
): TargetColour {
  if (percent === null || !target || direction === 'none') return 'ABU';
  if (direction === 'down') {
    if (percent < target.good || percent === 0) return 'HIJAU';
    return percent <= (target.bad ?? target.good) ? 'KUNING' : 'MERAH';
  }
  const due = targetOfMonth(target, cadence, month);
  if (percent >= due) return 'HIJAU';
  return percent >= due * YELLOW_SHARE ? 'KUNING' : 'MERAH';
}

/** What is to be reached by the end of a month: for what adds up over the year, the months gone. Percent. */
export function targetOfMonth({ good }: Target, cadence: Indicator['cadence'], month: LocalMonth): number {
  return cadence === 'year' ? (good * calendarDay(firstDayOfMonth(month)).month) / 12 : good;
}

/** Status of a desa by the PWS method. @source pws.md 4 (b) */
export type PwsStatus = 'Baik' | 'Cukup' | 'Kurang' | 'Jelek';

/**
 * Judges a desa by where it stands and where it goes.
 * @param reached cumulative coverage, percent
 * @param due the target of the month, percent
 * @param gain coverage of this month alone, percent
 * @param gainBefore the same of last month; undefined in January and where there is none
 */
export function judgePws(reached: number, due: number, gain: number, gainBefore: number | undefined): PwsStatus {
  const isReached = reached >= due;
  if (gainBefore === undefined) return isReached ? 'Baik' : 'Jelek';
  if (isReached) return gain >= gainBefore ? 'Baik' : 'Kurang';
  return gain > gainBefore ? 'Cukup' : 'Jelek';
}
