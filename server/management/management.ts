import type { RandomBytes } from '../auth/random.ts';
import { monthOf, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { Tally } from '#lib/domain/indicators/tally.ts';
import { readStock, type StockEntry, type StockLine } from '#lib/domain/management/stock-ledger.ts';
import type { AuthTables } from '../auth/auth-tables.ts';
import { newId } from '../auth/random.ts';
import { localDateOf } from '../import/today.ts';
import type { Database } from '../log/database.ts';
import type { UnitsPort } from '../units/port.ts';
import { CadresStore } from './cadres-store.ts';
import { CalendarStore } from './calendar-store.ts';
import { EquipmentStore } from './equipment-store.ts';
import type { ManagementTables } from './management-tables.ts';
import { StockStore } from './stock-store.ts';
import { StockUses, type DocumentRows } from './stock-uses.ts';
import { TargetsStore } from './targets-store.ts';
import { UnitBook } from './unit-book.ts';
import { tallyUnitTables } from './unit-tables-tally.ts';

/** What the room is built from. */
export interface ManagementParts {
  readonly database: Database;
  readonly units: UnitsPort;
  /** What the projection keeps of the documents. */
  readonly rows: DocumentRows;
  readonly now: () => number;
  readonly random: RandomBytes;
}

/** Klaster 1: what a Puskesmas decides and keeps by itself. */
export class Management {
  readonly units: UnitBook;
  readonly targets: TargetsStore;
  readonly cadres: CadresStore;
  readonly calendar: CalendarStore;
  readonly stock: StockStore;
  readonly equipment: EquipmentStore;
  readonly #uses: StockUses;
  readonly #tree: UnitsPort;
  readonly #now: () => number;

  constructor({ database, units, rows, now, random }: ManagementParts) {
    const db = database.kysely.$extendTables<ManagementTables>();
    const parts = { db, now, newId: (prefix: string) => newId(random, prefix) };
    this.units = new UnitBook(parts);
    this.targets = new TargetsStore(parts);
    this.cadres = new CadresStore(parts, database.kysely.$extendTables<AuthTables>());
    this.calendar = new CalendarStore(parts);
    this.stock = new StockStore(parts);
    this.equipment = new EquipmentStore(parts);
    this.#uses = new StockUses(rows, now);
    this.#tree = units;
    this.#now = now;
  }

  /** The Posyandu's day now. */
  today(): LocalDate {
    return localDateOf(this.#now());
  }

  /** How the stock of a desa or of a Puskesmas's store room stood in a month; what was given at the Posyandu of a desa is taken off. */
  async readStock(
    puskesmasId: string,
    unitId: string,
    month: LocalMonth,
    known?: readonly StockEntry[],
  ): Promise<readonly StockLine[]> {
    const entries = known ?? (await this.stock.list(puskesmasId, unitId));
    const first = entries.map(({ date }) => monthOf(date)).sort()[0];
    if (first === undefined || first > month) return [];
    const posyandu = (await this.#tree.listPosyandu(puskesmasId)).filter(({ villageId }) => villageId === unitId);
    const ids = posyandu.map(({ posyanduId }) => posyanduId);
    const today = this.today();
    const uses = await this.#uses.list(puskesmasId, ids, { from: first, to: month, thisMonth: monthOf(today) });
    return readStock(entries, uses, month, today);
  }

  /**
   * Facts of units that come from these tables, by month and unit: Posyandu (`posyanduActive`, cadres), desa and Puskesmas (their own stock).
   * No entry is the sum of others; what a desa has together is its own entry and those of its Posyandu.
   */
  async countUnitTables(
    puskesmasId: string,
    months: readonly LocalMonth[],
  ): Promise<Map<LocalMonth, Map<string, Tally>>> {
    const [posyandu, profiles, cadres, assessments, entries] = await Promise.all([
      this.#tree.listPosyandu(puskesmasId),
      this.units.listProfiles(puskesmasId),
      this.cadres.list(puskesmasId),
      this.cadres.listAssessments(puskesmasId),
      this.stock.list(puskesmasId),
    ]);
    const posyanduIds = posyandu.map(({ posyanduId }) => posyanduId);
    const byCadre = Map.groupBy(assessments, ({ cadreId }) => cadreId);
    const counted = new Map<LocalMonth, Map<string, Tally>>();
    for (const month of months) {
      const stock = new Map<string, readonly StockLine[]>();
      for (const [unitId, own] of Map.groupBy(entries, (entry) => entry.unitId)) {
        stock.set(unitId, await this.readStock(puskesmasId, unitId, month, own));
      }
      const tables = { posyanduIds, profiles, cadres, assessments: byCadre, stock };
      counted.set(month, tallyUnitTables(tables, month, this.today()));
    }
    return counted;
  }
}
