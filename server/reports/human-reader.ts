import type { CountedHuman } from '#lib/events/person/history-of.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';

/** A person who is counted at a Posyandu, with all that its rows say together. */
export type ReportedHuman = Pick<
  CountedHuman,
  'personId' | 'posyanduId' | 'record' | 'history' | 'weighings' | 'isPoor'
>;

/** Gives the people of some Posyandu in parts, so that no report holds a whole Puskesmas in memory. */
export interface HumanReader {
  /** @param isWanted says by the register whether somebody can be counted; of others nothing more is read */
  eachHuman(
    puskesmasId: string,
    posyanduIds: readonly string[],
    isWanted?: (record: PersonRecord) => boolean,
  ): AsyncIterable<readonly ReportedHuman[]>;
}
