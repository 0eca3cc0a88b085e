import { addMonths, type LocalMonth } from '#lib/domain/dates.ts';
import { readFigure } from '#lib/domain/indicators/indicator-figure.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import type { PwsPorts } from './ports.ts';
import { STANDING_FACTS, standingOf } from './row.ts';
import type { Pair } from './small-cells.ts';
import { TallyBook } from './tallies.ts';
import { findUnrecorded } from './unrecorded.ts';
import type { PwsUnit, UnitView } from './unit-tree.ts';

/** A year of one indicator, of a unit and of those below it. */
export interface TrendAnswer {
  /** Twelve, the oldest first. */
  readonly months: readonly LocalMonth[];
  /** The unit first; null of months without data, not counted yet, or in which nobody in the Puskesmas wrote it down. */
  readonly rows: readonly (Pick<PwsUnit, 'unitId' | 'level' | 'name'> & {
    readonly figures: readonly (Pair | null)[];
  })[];
}

const MONTHS = 12;

/** Computes the twelve months up to one. */
export async function computeTrend(
  ports: PwsPorts,
  { unit, children }: UnitView,
  indicator: Indicator,
  until: LocalMonth,
): Promise<TrendAnswer> {
  const months = Array.from({ length: MONTHS }, (_, at) => addMonths(until, at - MONTHS + 1));
  const withTables = indicator.denominatorKind === 'unit';
  const { numerator, denominator, numeratorLess = [], denominatorLess = [] } = indicator;
  const ofFigure = [numerator, ...(denominator ? [denominator] : []), ...numeratorLess, ...denominatorLess];
  const facts = [...new Set<string>([...ofFigure, ...STANDING_FACTS])];
  const [book, unrecorded] = await Promise.all([
    TallyBook.read(ports, { units: [unit, ...children], months, withTables, facts }),
    findUnrecorded(ports, unit, months, [indicator]),
  ]);
  const rows = [unit, ...children].map(({ unitId, level, name, parts }) => ({
    unitId,
    level,
    name,
    figures: months.map((month): Pair | null => {
      const counts = book.countsOf({ unitId, level, name, parts }, month);
      if (standingOf(counts, false) === 'noData' || unrecorded.get(month)?.has(indicator.code)) return null;
      const { part, whole } = readFigure(indicator, counts, month);
      return [part, whole];
    }),
  }));
  return { months, rows };
}
