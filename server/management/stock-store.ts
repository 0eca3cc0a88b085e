import type { Selectable } from 'kysely';
import type { StockEntry } from '#lib/domain/management/stock-ledger.ts';
import type { ManagementTables } from './management-tables.ts';
import type { StoreParts } from './parts.ts';

/** A line of the ledger as it is stored. */
export interface StoredStockEntry extends StockEntry {
  readonly entryId: string;
  /** A desa (its Pustu) or a Puskesmas (its store room). */
  readonly unitId: string;
  readonly note: string | null;
  readonly writtenBy: string;
  readonly writtenAt: number;
}

/** The ledger of stocks. A wrong line is taken back and stays in the table; it counts for nothing from then on. */
export class StockStore {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  /** Lines that stand, of one unit or of all of a Puskesmas, in the order in which they were written down. */
  async list(puskesmasId: string, unitId?: string): Promise<StoredStockEntry[]> {
    let query = this.#parts.db
      .selectFrom('stock_entry')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where('taken_back_at', 'is', null)
      .orderBy('written_at')
      .orderBy('entry_id');
    if (unitId !== undefined) query = query.where('unit_id', '=', unitId);
    return (await query.execute()).map(entryOf);
  }

  /** Writes a line down. @returns its id */
  async add(
    puskesmasId: string,
    entry: Omit<StoredStockEntry, 'entryId' | 'writtenBy' | 'writtenAt'> & { readonly by: string },
  ): Promise<string> {
    const entryId = this.#parts.newId('sk');
    await this.#parts.db
      .insertInto('stock_entry')
      .values({
        puskesmas_id: puskesmasId,
        entry_id: entryId,
        unit_id: entry.unitId,
        item: entry.item,
        move: entry.move,
        date: entry.date,
        batch: entry.batch,
        expiry_date: entry.expiryDate,
        note: entry.note,
        count: entry.count,
        taken_back_at: null,
        written_by: entry.by,
        written_at: this.#parts.now(),
      })
      .execute();
    return entryId;
  }

  /** The unit of a line that stands. */
  async findUnit(puskesmasIds: readonly string[], entryId: string): Promise<string | undefined> {
    if (puskesmasIds.length === 0) return undefined;
    const row = await this.#parts.db
      .selectFrom('stock_entry')
      .select('unit_id')
      .where('puskesmas_id', 'in', [...puskesmasIds])
      .where('entry_id', '=', entryId)
      .where('taken_back_at', 'is', null)
      .executeTakeFirst();
    return row?.unit_id;
  }

  async takeBack(puskesmasId: string, entryId: string): Promise<void> {
    await this.#parts.db
      .updateTable('stock_entry')
      .set({ taken_back_at: this.#parts.now() })
      .where('puskesmas_id', '=', puskesmasId)
      .where('entry_id', '=', entryId)
      .where('taken_back_at', 'is', null)
      .execute();
  }
}

function entryOf(row: Selectable<ManagementTables['stock_entry']>): StoredStockEntry {
  const { item, move, count, date, batch, note } = row;
  const { entry_id: entryId, unit_id: unitId, expiry_date: expiryDate } = row;
  const { written_by: writtenBy, written_at: writtenAt } = row;
  return { entryId, unitId, item, move, count, date, batch, expiryDate, note, writtenBy, writtenAt };
}
