import { computePercent, type SkdnRow } from '#lib/domain/indicators/skdn.ts';
import type { Figure } from './skdn-report.ts';
import { classifyAgainstTarget, SMALL_DENOMINATOR, type TargetColour, type TargetedShare } from './targets.ts';

/** Which share of the monthly report is meant. */
export interface Share {
  readonly part: Figure;
  readonly whole: Figure | "D'";
  /** Where the share has a target. */
  readonly target?: TargetedShare;
}

/** A unit's share in a month. */
export interface ShareFigure {
  readonly part: number;
  readonly whole: number;
  /** One decimal; null where there is nothing to divide by. */
  readonly percent: number | null;
  /** The denominator is too small for a percent to say anything: tell the counts. */
  readonly small: boolean;
  /** Missing for a share without target. */
  readonly colour?: TargetColour;
}

/** Reads a share off a row. @source pws.md 4 (small numbers) */
export function readShare(figures: SkdnRow, { part, whole, target }: Share): ShareFigure {
  const told = { part: figures[part], whole: figures[whole] };
  const percent = computePercent(told.part, told.whole);
  const small = told.whole < SMALL_DENOMINATOR;
  return { ...told, percent, small, ...(target && { colour: classifyAgainstTarget(figures, target) }) };
}
