import type { Span } from './calendar.ts';

/** Vaccines whose doses have a place in the schedule; others are recorded and have no effect on it. */
export const ANTIGENS = ['HB0', 'BCG', 'OPV', 'DPT', 'PCV', 'RV', 'IPV', 'MR', 'JE', 'DT', 'Td', 'HPV'] as const;
export type Antigen = (typeof ANTIGENS)[number];

/** Doses of early childhood go by age, those of school by grade and month (BIAS). */
export type Phase = 'early' | 'school';

/** Ages from which the colours of the Buku KIA page hold; each lasts until the next begins. */
export interface AgeWindows {
  /** On time (putih). */
  readonly white: Span;
  /** Still allowed (kuning). */
  readonly yellow?: Span;
  /** Catch-up (oranye). */
  readonly orange?: Span;
  /** No longer given (abu-abu). */
  readonly closed: Span;
}

/** When a dose of school age is given: in one month of a grade. */
export interface SchoolWindow {
  readonly grade: number;
  /** Usual age in that grade, completed years. */
  readonly ageYears: number;
  /** Calendar month, 1-12. */
  readonly month: number;
}

/** One dose of the schedule. */
export interface ScheduledDose {
  /** Code of this place in the schedule, `OPV2`. */
  readonly code: string;
  readonly antigen: Antigen;
  /** Which valid dose of the antigen and phase it is, from 1. */
  readonly number: number;
  readonly phase: Phase;
  /** For doses of early childhood. */
  readonly windows?: AgeWindows;
  /** For doses of school. */
  readonly school?: SchoolWindow;
  /** Before this age a dose is doubted. */
  readonly minAge?: Span;
  /** Since the dose before; sooner is doubted. */
  readonly minInterval?: Span;
  /** From this age and before `minAge` a dose in an outbreak is good care, and does not count. */
  readonly outbreakFrom?: Span;
  /** Live and injected: same day as another such, or 28 days apart. */
  readonly live?: boolean;
  /** Only in districts on the list for Japanese encephalitis. */
  readonly endemicOnly?: boolean;
  readonly girlsOnly?: boolean;
  /** A figure of this row is uncertain. */
  readonly uncertain?: boolean;
}

/** A shorter series for who begins late. */
export interface LateStart {
  readonly antigen: Antigen;
  /** Age at the first dose from which it holds. */
  readonly from: Span;
  /** Doses in all. */
  readonly doses: number;
  readonly minInterval?: Span;
}

/** A dated schedule of immunisation. */
export interface Schedule {
  /** `schedule@2026-11`. */
  readonly version: string;
  readonly source: string;
  readonly doses: readonly ScheduledDose[];
  /** The one with the highest age that fits holds. */
  readonly lateStarts: readonly LateStart[];
}
