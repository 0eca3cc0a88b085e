import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import { readFigure, type Counts, type Standing } from '#lib/domain/indicators/indicator-figure.ts';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Pair } from './small-cells.ts';
import type { TallyBook } from './tallies.ts';
import type { PwsUnit, UnitLevel } from './unit-tree.ts';

/** Codes of the figures of a row, in their order. */
export const FIGURE_CODES: readonly string[] = INDICATORS.map(({ code }) => code);

/** One unit and month. */
export interface PwsRow {
  readonly unitId: string;
  readonly level: UnitLevel;
  readonly name: string;
  readonly standing: Standing;
  /** Posyandu of the unit, and those of them that work by ILP as its book of units says. */
  readonly posyandu: number;
  readonly posyanduIlp: number;
  readonly sessionsHeld: number;
  readonly sessionsValidated: number;
  /** When the newest entry came, ms since epoch; null before the first. */
  readonly dataThrough: number | null;
  /** In the order of `FIGURE_CODES`; null where nothing is known or it may not be told. */
  readonly figures: readonly (Pair | null)[];
}

/** What a row needs besides the counts. */
export interface UnitState {
  readonly dataThrough: number | null;
  /** Posyandu of the unit that work by ILP, and those of whom it is written down that they do not yet. */
  readonly ilp: number;
  readonly notIlp: number;
}

/** The row of a unit in a month. */
export function makeRow(book: TallyBook, unit: PwsUnit, month: LocalMonth, state: UnitState): PwsRow {
  const { unitId, level, name } = unit;
  const counts = book.countsOf(unit, month);
  const posyandu = unit.parts.reduce((sum, part) => sum + part.posyandu.length, 0);
  const standing = standingOf(counts, state.notIlp === posyandu);
  return {
    unitId,
    level,
    name,
    standing,
    posyandu,
    posyanduIlp: state.ilp,
    sessionsHeld: counts.get('sessionHeld') ?? 0,
    sessionsValidated: counts.get('sessionValidated') ?? 0,
    dataThrough: state.dataThrough,
    figures: figuresOf(counts, month, standing),
  };
}

/** Pairs of all indicators. */
export function figuresOf(counts: Counts, month: LocalMonth, standing: Standing): (Pair | null)[] {
  return INDICATORS.map((indicator) => {
    if (standing === 'noData') return null;
    const { part, whole } = readFigure(indicator, counts, month, standing);
    return [part, whole];
  });
}

/** Facts that only a unit with data has. */
export const STANDING_FACTS = ['sessionHeld', 'resident', 'S'] as const;

/** Neither a session nor anybody in a register is no data; without ILP there are figures, and they are judged otherwise. */
export function standingOf(counts: Counts, isNotIlp: boolean): Standing {
  const isKnown = STANDING_FACTS.some((fact) => (counts.get(fact) ?? 0) > 0);
  if (!isKnown) return isNotIlp ? 'notIlp' : 'noData';
  return isNotIlp ? 'notIlp' : 'data';
}
