import type { CountedHuman } from '#lib/events/person/history-of.ts';

/** A person who is counted at a Posyandu, with all that its rows say together. */
export type ReportedHuman = Pick<
  CountedHuman,
  'personId' | 'posyanduId' | 'record' | 'history' | 'weighings' | 'isPoor'
>;

/** Gives the people of some Posyandu in parts, so that no report holds a whole Puskesmas in memory. */
export interface HumanReader {
  eachHuman(puskesmasId: string, posyanduIds: readonly string[]): AsyncIterable<readonly ReportedHuman[]>;
}
