import { daysBetween, type LocalDate } from '#lib/domain/dates.ts';
import { err, type Result } from '#lib/domain/result.ts';
import {
  readSupplies,
  SUPPLY_ITEMS,
  SUPPLY_UNITS,
  type SupplyEntry,
  type SupplyItem,
} from '#lib/events/supply-view.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { isNakes, type CarePorts, type NakesOnly } from './care-ports.ts';

/** What cadres may hand out by themselves; the rest of step 4 is for nakes. @source README.md of the domain, roles and access; session.md 1 */
const BY_CADRES: ReadonlySet<SupplyItem> = new Set(['MT_PEMULIHAN', 'MT_BUMIL_KEK', 'ORALIT']);

/** Why a giving could not be recorded. */
export type SupplyProblem = RecordProblem | NakesOnly | { readonly code: 'supply.noAmount' };

type Recorded = Promise<Result<Saved, SupplyProblem>>;

/** What was handed out to everybody of a Posyandu. Each giving is an event of its own, never a counter (SPEC E8). */
export class Supplies {
  readonly #ports: CarePorts;
  readonly #byPerson = $derived.by(() => this.#sort());

  constructor(ports: CarePorts) {
    this.#ports = ports;
  }

  /** Givings that stand, newest first. */
  of(personId: string): readonly SupplyEntry[] {
    return this.#byPerson.get(this.#ports.register.canonicalId(personId)) ?? [];
  }

  /** What was given on a day. */
  onDay(personId: string, date: LocalDate): readonly SupplyEntry[] {
    return this.of(personId).filter((entry) => entry.date === date);
  }

  /** Givings of a day to everybody: for the recap. */
  allOnDay(date: LocalDate): readonly SupplyEntry[] {
    return [...this.#byPerson.values()].flat().filter((entry) => entry.date === date);
  }

  /** The day on which one of these was last given, up to a day; undefined where it never was. */
  lastDate(personId: string, items: readonly SupplyItem[], upTo: LocalDate): LocalDate | undefined {
    return this.of(personId).find(({ item, date }) => items.includes(item) && date <= upTo)?.date;
  }

  /** Everything of an item given between two days, both included; in the unit of the item. */
  amountBetween(personId: string, item: SupplyItem, from: LocalDate, to: LocalDate): number {
    return this.of(personId)
      .filter((entry) => entry.item === item && daysBetween(from, entry.date) >= 0 && entry.date <= to)
      .reduce((sum, { amount }) => sum + amount, 0);
  }

  /** The same item twice on one day from different devices: both stand until somebody takes one back. */
  doublesOf(personId: string): readonly SupplyEntry[] {
    const groups = Map.groupBy(this.of(personId), ({ item, date }) => `${item} ${date}`);
    return [...groups.values()].filter((same) => new Set(same.map(({ stated }) => stated.device)).size > 1).flat();
  }

  /** True where the person at the device may hand this out. */
  mayGive(item: SupplyItem): boolean {
    return isNakes(this.#ports.author()?.role) || BY_CADRES.has(item);
  }

  /** What the person at the device may hand out, each with the unit of its amount. */
  get choices(): readonly { readonly item: SupplyItem; readonly unit: string }[] {
    return SUPPLY_ITEMS.filter((item) => this.mayGive(item)).map((item) => ({ item, unit: SUPPLY_UNITS[item] }));
  }

  /** Something was handed out today. @returns `care.nakesOnly`, `supply.noAmount` */
  async give(personId: string, item: SupplyItem, amount: number): Recorded {
    if (!this.mayGive(item)) return err({ code: 'care.nakesOnly' });
    if (!(amount > 0)) return err({ code: 'supply.noAmount' });
    const { records, today, author } = this.#ports;
    const date = today();
    const kind = isNakes(author()?.role) ? 'care' : 'visits';
    const key = { table: 'supply', subject: records.newId() } as const;
    const slots = { personId, item, amount, unit: SUPPLY_UNITS[item], date };
    return records.state(records.documentFor(kind, date), key, [{ type: 'supply', slots }]);
  }

  /** A giving was entered by mistake: it stays readable and counts no more. */
  async takeBack({ id, documentId }: SupplyEntry, reason: string): Recorded {
    if (documentId.startsWith('care:') && !isNakes(this.#ports.author()?.role)) return err({ code: 'care.nakesOnly' });
    const key = { table: 'supply', subject: id } as const;
    return this.#ports.records.state(documentId, key, [{ type: 'supply', slots: { voidReason: reason } }]);
  }

  #sort(): ReadonlyMap<string, readonly SupplyEntry[]> {
    const standing = readSupplies(this.#ports.records.rows('supply')).filter(
      ({ voidReason }) => voidReason === undefined,
    );
    const newestFirst = standing.sort((a, b) =>
      a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1,
    );
    return Map.groupBy(newestFirst, ({ personId }) => this.#ports.register.canonicalId(personId));
  }
}
