import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Counts } from '#lib/domain/indicators/indicator-figure.ts';
import { countOf, type Tally } from '#lib/domain/indicators/tally.ts';
import type { PwsPorts, UnitTallies } from './ports.ts';
import type { PwsUnit, UnitPart } from './unit-tree.ts';

/** Tallies by Puskesmas and month. */
type Read = ReadonlyMap<string, ReadonlyMap<LocalMonth, UnitTallies>>;

/** Which units are read, in which months. */
export interface Wanted {
  readonly units: readonly PwsUnit[];
  readonly months: readonly LocalMonth[];
  /** Also what the server's own tables say (cadres, stock). */
  readonly withTables: boolean;
  /** Only these facts; all where left out. */
  readonly facts?: readonly string[];
}

/** What is known of some units in some months. */
export class TallyBook {
  readonly #people: Read;
  readonly #tables: Read;
  readonly #facts: readonly string[] | undefined;
  readonly #counts = new Map<string, Counts>();

  private constructor(people: Read, tables: Read, facts: readonly string[] | undefined) {
    this.#facts = facts;
    this.#people = people;
    this.#tables = tables;
  }

  /** Reads what these units need, each Puskesmas once; of a whole Puskesmas only its total. */
  static async read(ports: PwsPorts, { units, months, withTables, facts }: Wanted): Promise<TallyBook> {
    const wanted = new Map<string, Set<string>>();
    for (const part of units.flatMap(({ parts }) => parts)) {
      const ids = wanted.get(part.puskesmasId) ?? new Set();
      wanted.set(part.puskesmasId, ids);
      for (const id of peopleIds(part)) ids.add(id);
    }
    const [people, tables] = await Promise.all([
      Promise.all(
        [...wanted].map(async ([id, ids]) => {
          return [id, await ports.readTallies(id, months, { unitIds: [...ids], facts })] as const;
        }),
      ),
      Promise.all(
        (withTables ? [...wanted.keys()] : []).map(
          async (id) => [id, await ports.countUnitTables(id, months)] as const,
        ),
      ),
    ]);
    return new TallyBook(new Map(people), new Map(tables), facts);
  }

  /** True where the month is counted in every Puskesmas of the unit. */
  isCounted({ parts }: PwsUnit, month: LocalMonth): boolean {
    return parts.every(({ puskesmasId }) => this.#people.get(puskesmasId)?.has(month));
  }

  /** Counts of a unit in a month by fact; those of what is not counted yet are missing. */
  countsOf(unit: PwsUnit, month: LocalMonth): Counts {
    const name = `${unit.level} ${unit.unitId} ${month}`;
    const known = this.#counts.get(name);
    if (known) return known;
    const tallies: Tally[] = [];
    for (const part of unit.parts) {
      const people = this.#people.get(part.puskesmasId)?.get(month);
      for (const id of peopleIds(part)) tallies.push(people?.get(id) ?? {});
      const tables = this.#tables.get(part.puskesmasId)?.get(month);
      for (const id of tables ? tableIds(unit, part) : []) tallies.push(tables?.get(id) ?? {});
    }
    const counts = this.#facts ? countFacts(tallies, this.#facts) : countAll(tallies);
    this.#counts.set(name, counts);
    return counts;
  }
}

function countFacts(tallies: readonly Tally[], facts: readonly string[]): Counts {
  return new Map(facts.map((fact) => [fact, tallies.reduce((sum, tally) => sum + countOf(tally, fact), 0)]));
}

/** Of all facts, over all groups and units; what nobody has is left out. */
function countAll(tallies: readonly Tally[]): Counts {
  const counts = new Map<string, number>();
  for (const tally of tallies) {
    for (const fact in tally) counts.set(fact, (counts.get(fact) ?? 0) + countOf(tally, fact));
  }
  return counts;
}

function peopleIds({ puskesmasId, posyandu, isWhole }: UnitPart): string[] {
  return isWhole ? [puskesmasId] : posyandu.map(({ posyanduId }) => posyanduId);
}

/** A desa and a Puskesmas have a stock of their own. */
function tableIds({ level }: PwsUnit, { puskesmasId, posyandu, isWhole }: UnitPart): string[] {
  const own = posyandu.map(({ posyanduId }) => posyanduId);
  if (level === 'posyandu') return own;
  const villages = [...new Set(posyandu.map(({ villageId }) => villageId))];
  return isWhole ? [...own, ...villages, puskesmasId] : [...own, ...villages];
}
