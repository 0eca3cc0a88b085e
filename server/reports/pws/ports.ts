import type { LocalMonth } from '#lib/domain/dates.ts';
import type { TallySource } from './tallies.ts';

/** What the dashboards are computed from. */
export interface PwsPorts {
  readonly tallies: TallySource;
  /** Newest entry of each Posyandu that bears on a month, ms since epoch. */
  readDataThrough(puskesmasId: string, month: LocalMonth): Promise<ReadonlyMap<string, number>>;
  /** Posyandu that do not work by ILP yet. */
  listNotIlp(puskesmasId: string): Promise<ReadonlySet<string>>;
  /** The year's estimates of the groups for all of a unit, where set; by group of the strip. */
  readProjected(unitId: string, month: LocalMonth): Promise<ReadonlyMap<string, number>>;
  readonly now: () => number;
}
