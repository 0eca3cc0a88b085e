import { addMonths, type LocalMonth } from '#lib/domain/dates.ts';
import { stockUseOf } from '#lib/domain/management/stock-items.ts';
import type { StockUse } from '#lib/domain/management/stock-ledger.ts';
import { monthlyId } from '#lib/doc/document-id.ts';
import { readDoses } from '#lib/events/dose-view.ts';
import type { Row } from '#lib/events/fold.ts';
import { readSupplies } from '#lib/events/supply-view.ts';

/** The rows of one document, as the projection keeps them. */
export interface DocumentRows {
  readDocument(puskesmasId: string, documentId: string): Promise<readonly Row[]>;
}

/** How long the uses of a month that still changes are taken as they were read. */
const FRESH_MS = 30_000;
/** Late entries into older months are rare, and seen after this. */
const SETTLED_MS = 60 * 60_000;

interface Kept {
  readonly until: number;
  readonly uses: readonly StockUse[];
}

/** What doses and supplies that were written down at the Posyandu took out of the stock, read from the projection and kept for a while. */
export class StockUses {
  readonly #rows: DocumentRows;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();

  constructor(rows: DocumentRows, now: () => number) {
    this.#rows = rows;
    this.#now = now;
  }

  /** Uses of some Posyandu together, from one month to another. @param thisMonth the month that runs */
  async list(
    puskesmasId: string,
    posyanduIds: readonly string[],
    { from, to, thisMonth }: { readonly from: LocalMonth; readonly to: LocalMonth; readonly thisMonth: LocalMonth },
  ): Promise<StockUse[]> {
    const uses: StockUse[] = [];
    for (let month = from; month <= to; month = addMonths(month, 1)) {
      const changes = month >= addMonths(thisMonth, -1);
      for (const posyanduId of posyanduIds) {
        uses.push(...(await this.#usesOf({ puskesmasId, posyanduId, month, changes })));
      }
    }
    return uses;
  }

  async #usesOf(of: {
    readonly puskesmasId: string;
    readonly posyanduId: string;
    readonly month: LocalMonth;
    readonly changes: boolean;
  }): Promise<readonly StockUse[]> {
    const { puskesmasId, posyanduId, month, changes } = of;
    const key = `${puskesmasId} ${posyanduId} ${month}`;
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#now()) return kept.uses;
    const documents = [monthlyId('care', posyanduId, month), monthlyId('visits', posyanduId, month)];
    const rows: Row[] = [];
    for (const document of documents) rows.push(...(await this.#rows.readDocument(puskesmasId, document)));
    const uses = readUses(rows);
    this.#kept.set(key, { until: this.#now() + (changes ? FRESH_MS : SETTLED_MS), uses });
    return uses;
  }
}

/** What rows of doses and supplies say was taken: only what nakes gave from the Posyandu's own stock, nothing taken back. */
export function readUses(rows: readonly Row[]): StockUse[] {
  const { doses } = readDoses(rows.filter(({ table }) => table === 'dose'));
  const given = doses.flatMap(({ record: { antigen, date, source, voidReason } }) =>
    source === 'nakes' && voidReason === undefined && date !== undefined ? [{ item: antigen, amount: 1, date }] : [],
  );
  const supplies = readSupplies(rows.filter(({ table }) => table === 'supply')).filter(
    ({ voidReason }) => voidReason === undefined,
  );
  return [...given, ...supplies].flatMap(({ item, amount, date }) => {
    const use = stockUseOf(item, amount);
    return use ? [{ ...use, date }] : [];
  });
}
