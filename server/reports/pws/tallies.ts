import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Counts } from '#lib/domain/indicators/indicator-figure.ts';
import { countsOfTally, sumTallies, type Tally } from '#lib/domain/indicators/tally.ts';
import type { PwsUnit, UnitPart } from './unit-tree.ts';

/** Tallies by unit: each Posyandu, and the Puskesmas for all of them together. */
export type UnitTallies = ReadonlyMap<string, Tally>;

/** Where tallies come from: of people and what happened to them the projection, of cadres and stock the server's own tables. */
export interface TallySource {
  /** @param unitIds only these, where given. @returns months that are counted; others are being counted, or nothing is known of them */
  readTallies(
    puskesmasId: string,
    months: readonly LocalMonth[],
    unitIds?: readonly string[],
  ): Promise<ReadonlyMap<LocalMonth, UnitTallies>>;
}

/** What is known of some units in some months. */
export class TallyBook {
  /** By Puskesmas and month. */
  readonly #read: ReadonlyMap<string, ReadonlyMap<LocalMonth, UnitTallies>>;
  readonly #counts = new Map<string, Counts>();

  private constructor(read: ReadonlyMap<string, ReadonlyMap<LocalMonth, UnitTallies>>) {
    this.#read = read;
  }

  /** Reads what these units need, each Puskesmas once; of a whole Puskesmas only its total. */
  static async read(source: TallySource, units: readonly PwsUnit[], months: readonly LocalMonth[]): Promise<TallyBook> {
    const wanted = new Map<string, Set<string>>();
    for (const part of units.flatMap(({ parts }) => parts)) {
      const ids = wanted.get(part.puskesmasId) ?? new Set();
      wanted.set(part.puskesmasId, ids);
      for (const id of idsOf(part)) ids.add(id);
    }
    const read = await Promise.all(
      [...wanted].map(async ([id, unitIds]) => [id, await source.readTallies(id, months, [...unitIds])] as const),
    );
    return new TallyBook(new Map(read));
  }

  /** True where the month is counted in every Puskesmas of the unit. */
  isCounted({ parts }: PwsUnit, month: LocalMonth): boolean {
    return parts.every(({ puskesmasId }) => this.#read.get(puskesmasId)?.has(month));
  }

  /** Counts of a unit in a month by fact; those of what is not counted yet are missing. */
  countsOf(unit: PwsUnit, month: LocalMonth): Counts {
    const name = `${unit.level} ${unit.unitId} ${month}`;
    const known = this.#counts.get(name);
    if (known) return known;
    const tallies: Tally[] = [];
    for (const part of unit.parts) {
      const ofMonth = this.#read.get(part.puskesmasId)?.get(month);
      for (const id of idsOf(part)) tallies.push(ofMonth?.get(id) ?? {});
    }
    const [only] = tallies;
    const counts = countsOfTally(only && tallies.length === 1 ? only : sumTallies(tallies));
    this.#counts.set(name, counts);
    return counts;
  }
}

function idsOf({ puskesmasId, posyandu, isWhole }: UnitPart): string[] {
  return isWhole ? [puskesmasId] : posyandu.map(({ posyanduId }) => posyanduId);
}
