import type { LocalMonth } from '#lib/domain/dates.ts';
import { readPair, type IndicatorFigure } from '#lib/domain/indicators/indicator-figure.ts';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import { targetOf, type Targets } from './pws-api.ts';
import type { PwsAnswer, PwsRow } from './pws-answer.ts';

/** One cell of a table of units and indicators; `hidden` where the reader may not see so small a number. */
export type Cell = IndicatorFigure | 'hidden';

/** The figures of an answer, read by the rules of the domain. */
export interface CellReader {
  readonly month: LocalMonth;
  /** Undefined for an indicator that the server does not count. */
  cellOf(row: PwsRow, indicator: Indicator): Cell | undefined;
}

/** Makes the reader of an answer's figures. */
export function makeCellReader(
  { codes, month, unrecorded }: Pick<PwsAnswer, 'codes' | 'month' | 'unrecorded'>,
  targets: Targets,
): CellReader {
  const silent = new Set(unrecorded);
  const places = new Map(codes.map((code, at) => [code, at]));
  return {
    month,
    cellOf: (row, indicator) => {
      const at = places.get(indicator.code);
      if (at === undefined) return undefined;
      const pair = row.figures[at];
      if (!pair) return row.standing === 'data' ? 'hidden' : readPair(indicator, NOTHING, month, row.standing);
      const [part, whole] = pair;
      const standing = row.standing === 'data' && silent.has(indicator.code) ? 'noData' : row.standing;
      return readPair(indicator, { part, whole }, month, standing, targetOf(targets, indicator.code));
    },
  };
}

const NOTHING = { part: 0, whole: 0 };

/** Sets of indicators that a table can show. */
export const INDICATOR_SETS = ['main', 'k1', 'k2', 'k3', 'k4', 'k5'] as const;
export type IndicatorSet = (typeof INDICATOR_SETS)[number];

/**
 * The indicators that a head looks at first: one or two of each group of the life cycle, each with a target.
 * @source pws.md 3; a choice of this design
 */
const MAIN_CODES = ['G01', 'G03', 'G08', 'V01', 'I01', 'I07', 'A01', 'L01', 'P01', 'M03A', 'M07'];

/** The indicators of a set, in the order of the list. */
export function indicatorsOf(set: IndicatorSet): readonly Indicator[] {
  if (set !== 'main') return INDICATORS.filter(({ klaster }) => klaster === set);
  return MAIN_CODES.flatMap((code) => INDICATORS.find((one) => one.code === code) ?? []);
}
