import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Tally } from '#lib/domain/indicators/tally.ts';

/** Tallies by unit. */
export type UnitTallies = ReadonlyMap<string, Tally>;

/** What the dashboards are computed from. */
export interface PwsPorts {
  /**
   * Of people and of what was done for them: each Posyandu, and the Puskesmas for all of them together.
   * @param only these units and facts, where given. @returns months that are counted; others are being counted, or nothing is known of them
   */
  readTallies(
    puskesmasId: string,
    months: readonly LocalMonth[],
    only?: { readonly unitIds?: readonly string[] | undefined; readonly facts?: readonly string[] | undefined },
  ): Promise<ReadonlyMap<LocalMonth, UnitTallies>>;
  /** Of cadres, stock and units, from the server's own tables; no entry is the sum of others. */
  countUnitTables(puskesmasId: string, months: readonly LocalMonth[]): Promise<ReadonlyMap<LocalMonth, UnitTallies>>;
  /** Newest entry of each Posyandu that bears on a month, ms since epoch. */
  readDataThrough(puskesmasId: string, month: LocalMonth): Promise<ReadonlyMap<string, number>>;
  /** Posyandu of whom it is written down whether they work by ILP; of the others nobody has said so. */
  readIlp(puskesmasId: string): Promise<ReadonlyMap<string, boolean>>;
  /** The year's estimates by unit and group of the strip, of the units where they are set. */
  readProjected(puskesmasId: string, year: number): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>>;
  readonly now: () => number;
}
