import type { LocalMonth } from '#lib/domain/dates.ts';

/** What every report says of itself, beside its figures. */
export interface MadeReport {
  /** ms since epoch. */
  readonly computedAt: number;
  /** When the newest entry that it rests on came in, ms since epoch; null before the first. */
  readonly dataThrough: number | null;
  readonly ruleSet: string;
  readonly [part: string]: unknown;
}

/** The unit a report is made of. */
export interface ReportUnit {
  readonly puskesmasId: string;
  readonly level: 'village' | 'posyandu';
  readonly unitId: string;
}

/** One kind of report that a locked month keeps a copy of. Start-up hands the list of them over. */
export interface ReportMaker {
  /** For ever: copies are found by it. */
  readonly kind: string;
  readonly levels: readonly ReportUnit['level'][];
  /** The report as its route serves it; undefined where there is none of this unit. */
  make(unit: ReportUnit, month: LocalMonth): Promise<MadeReport | undefined>;
}
