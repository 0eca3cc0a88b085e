import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import type { TrendReading } from '#lib/domain/indicators/trend.ts';
import type { Targets } from '#lib/app/staff/pws/pws-api.ts';
import type { PwsUnit, TrendAnswer } from '#lib/app/staff/pws/pws-answer.ts';
import { readUnitTrend } from '#lib/app/staff/pws/trends.svelte.ts';
import { arrowOf, type Bar } from '#lib/ui/pws/bars.ts';
import { figureWords } from '#lib/ui/pws/figure-words.ts';

/** One unit in the table beside the graph. */
export interface GraphLine {
  readonly unit: PwsUnit;
  readonly read: TrendReading;
}

/** The PWS graph of one indicator: the highest coverage first. */
export interface Graph {
  readonly bars: readonly Bar[];
  /** Target of the month, percent. */
  readonly due: number | undefined;
  /** Names of units without a bar: no data, too few, or hidden. */
  readonly notDrawn: readonly string[];
  /** Every unit, those with a bar first, in its order. */
  readonly lines: readonly GraphLine[];
}

/** Reads the graph off twelve months of a unit's children; of the unit itself where it has none. @source pws.md 4 (b) */
export function readGraph(indicator: Indicator, trend: TrendAnswer, targets: Targets): Graph {
  const units = trend.rows.length > 1 ? trend.rows.slice(1) : trend.rows;
  const lines = units
    .flatMap((unit): GraphLine[] => {
      const read = readUnitTrend(trend, unit.unitId, indicator, targets);
      return read ? [{ unit, read }] : [];
    })
    .toSorted((one, other) => (percentOf(other) ?? -1) - (percentOf(one) ?? -1) || byName(one, other));
  return {
    bars: lines.flatMap((line) => barOf(line) ?? []),
    due: indicator.direction === 'none' ? undefined : lines[0]?.read.due,
    notDrawn: lines.filter((line) => percentOf(line) === undefined).map(({ unit }) => unit.name),
    lines,
  };
}

function barOf(line: GraphLine): Bar | undefined {
  const { unit, read } = line;
  const percent = percentOf(line);
  if (percent === undefined || !read.figure) return undefined;
  const { status, gain, gainBefore, figure } = read;
  return {
    id: unit.unitId,
    name: unit.name,
    percent,
    counts: figureWords(figure).detail ?? '',
    colour: figure.colour,
    status,
    arrow: arrowOf(gain, gainBefore),
  };
}

function percentOf({ read }: GraphLine): number | undefined {
  return read.figure?.percent ?? undefined;
}

function byName(one: GraphLine, other: GraphLine): number {
  return one.unit.name.localeCompare(other.unit.name, 'id', { numeric: true });
}
