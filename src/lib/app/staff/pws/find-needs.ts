import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import { targetOfMonth, type IndicatorFigure } from '#lib/domain/indicators/indicator-figure.ts';
import type { PwsRow } from './pws-answer.ts';
import { targetOf, type Targets } from './pws-api.ts';
import type { CellReader } from './read-cells.ts';

/** An indicator of a unit that is far from its target. */
export interface RedIndicator {
  readonly indicator: Indicator;
  readonly figure: IndicatorFigure;
  /** How far from the target, as a share of it; the larger the worse. */
  readonly distance: number;
}

/** A unit that needs help, and in what, the worst first. */
export interface Need {
  readonly row: PwsRow;
  /** Nothing has come yet in a month that is over. */
  readonly silent: boolean;
  readonly red: readonly RedIndicator[];
}

/**
 * Which units need help, the neediest first: those with the most red indicators, then those farthest from their targets. A unit of which nothing
 * has come in a month that is over stands first: nobody knows how it is.
 */
export function findNeeds(
  rows: readonly PwsRow[],
  indicators: readonly Indicator[],
  {
    reader,
    targets,
    monthIsOver,
  }: { readonly reader: CellReader; readonly targets: Targets; readonly monthIsOver: boolean },
): Need[] {
  return rows
    .map((row): Need => {
      const red = indicators
        .flatMap((indicator) => readRed(indicator, reader.cellOf(row, indicator), reader, targets))
        .toSorted((one, other) => other.distance - one.distance);
      return { row, silent: row.standing === 'noData' && monthIsOver, red };
    })
    .filter(({ silent, red }) => silent || red.length > 0)
    .toSorted(
      (one, other) =>
        Number(other.silent) - Number(one.silent) ||
        other.red.length - one.red.length ||
        distanceOf(other) - distanceOf(one) ||
        one.row.name.localeCompare(other.row.name, 'id', { numeric: true }),
    );
}

function readRed(
  indicator: Indicator,
  figure: IndicatorFigure | 'hidden' | undefined,
  { month }: CellReader,
  targets: Targets,
): RedIndicator[] {
  const target = targetOf(targets, indicator.code);
  if (!figure || figure === 'hidden' || figure.colour !== 'MERAH' || figure.percent === null || !target) return [];
  const bound =
    indicator.direction === 'up' ? targetOfMonth(target, indicator.cadence, month) : (target.bad ?? target.good);
  // A bound of 0 (nobody may be left out) is passed by each percent.
  return [{ indicator, figure, distance: Math.abs(figure.percent - bound) / Math.max(bound, 1) }];
}

function distanceOf({ red }: Need): number {
  return red.reduce((sum, { distance }) => sum + distance, 0);
}

/** Whose turn it is, by what is red. */
export type Turn = 'cadre' | 'village_nurse' | 'phc';

/** Who acts first on an indicator. @source pws.md 1 (who does what); a choice of this design */
export function turnOf({ code, klaster }: Indicator): Turn {
  if (code === 'M01' || code === 'M05' || code === 'G01' || code === 'G02' || code === 'P01') return 'cadre';
  return klaster === 'k5' || code === 'M02' || code.startsWith('M04') ? 'phc' : 'village_nurse';
}
