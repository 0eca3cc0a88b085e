import type { LocalMonth } from '#lib/domain/dates.ts';
import { addToTally, sumTallies, tallyGroup, type OpenTally, type Tally } from '#lib/domain/indicators/tally.ts';
import type { FactCount, ProjectionReader } from '../../projection/reader.ts';
import type { TallySource } from './tallies.ts';

/** Tallies of the facts that are stored one by one. */
export function talliesOfFacts(reader: Pick<ProjectionReader, 'countFacts'>): TallySource {
  return {
    readTallies: async (puskesmasId, months) => {
      const read = new Map<LocalMonth, ReadonlyMap<string, Tally>>();
      for (const month of months) read.set(month, byUnit(puskesmasId, await reader.countFacts(puskesmasId, month)));
      return read;
    },
  };
}

function byUnit(puskesmasId: string, counts: readonly FactCount[]): Map<string, Tally> {
  const units = new Map<string, OpenTally>();
  for (const { posyanduId, code, sex, band, count } of counts) {
    const tally = units.get(posyanduId) ?? {};
    units.set(posyanduId, tally);
    addToTally(tally, [code], tallyGroup(sex, band), Number(count));
  }
  return new Map<string, Tally>([...units, [puskesmasId, sumTallies(units.values())]]);
}
