import type { Kysely } from 'kysely';
import type { LocalDate, LocalMonth } from '#lib/domain/dates.ts';
import { isLocalDate } from '#lib/domain/dates.ts';
import type { LedgerTables } from '../export/ledger/ledger-tables.ts';

/** One line of the narrative of a month: what is wrong, why, what is to be done, by whom, until when. @source pws.md 6.5 */
export interface NarrativeEntry extends NarrativeText {
  readonly entryId: string;
  readonly unitId: string;
  readonly done: boolean;
  /** ms since epoch, and the name of who wrote last. */
  readonly changedAt: number;
  readonly changedBy: string;
}

/** What a person types. */
export interface NarrativeText {
  readonly problem: string;
  readonly cause: string;
  /** Rencana tindak lanjut. */
  readonly plan: string;
  readonly owner: string;
  readonly dueDate: LocalDate | null;
}

/** Where a line belongs. */
export interface NarrativePlace {
  readonly puskesmasId: string;
  /** Posyandu, desa or Puskesmas. */
  readonly unitId: string;
  readonly month: LocalMonth;
}

/** The narratives of the months: what the Puskesmas has decided, its own table. A line that is taken out stays in the store. */
export class Narratives {
  readonly #db: Kysely<LedgerTables>;
  readonly #now: () => number;
  readonly #newId: () => string;

  constructor(parts: { db: Kysely<LedgerTables>; now: () => number; newId: () => string }) {
    this.#db = parts.db;
    this.#now = parts.now;
    this.#newId = parts.newId;
  }

  /** The lines of some units in a month, in the order in which they are due; those without a date last. */
  async list(
    puskesmasId: string,
    { unitIds, month }: { readonly unitIds: readonly string[]; readonly month: LocalMonth },
  ): Promise<NarrativeEntry[]> {
    if (unitIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('narrative_entry')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where('unit_id', 'in', [...unitIds])
      .where('month', '=', month)
      .where('removed_at', 'is', null)
      .execute();
    return rows
      .map((row) => ({
        entryId: row.entry_id,
        unitId: row.unit_id,
        problem: row.problem,
        cause: row.cause,
        plan: row.plan,
        owner: row.owner,
        dueDate: row.due_date !== null && isLocalDate(row.due_date) ? row.due_date : null,
        done: row.done_at !== null,
        changedAt: Number(row.changed_at),
        changedBy: row.changed_by,
      }))
      .sort((a, b) => compare(a.dueDate ?? '9999', b.dueDate ?? '9999') || compare(a.entryId, b.entryId));
  }

  /** Adds a line. @returns its id */
  async add(place: NarrativePlace, text: NarrativeText, by: string): Promise<string> {
    const entryId = this.#newId();
    await this.#db
      .insertInto('narrative_entry')
      .values({
        puskesmas_id: place.puskesmasId,
        entry_id: entryId,
        unit_id: place.unitId,
        month: place.month,
        ...columnsOf(text),
        done_at: null,
        removed_at: null,
        changed_at: this.#now(),
        changed_by: by,
      })
      .execute();
    return entryId;
  }

  /** Writes a line anew, or says whether it is done. @returns false where there is no such line */
  async change(
    key: { readonly puskesmasId: string; readonly entryId: string },
    change: NarrativeText & { readonly done: boolean },
    by: string,
  ): Promise<boolean> {
    const { done, ...text } = change;
    return await this.#update(key, { ...columnsOf(text), done_at: done ? this.#now() : null }, by);
  }

  /** Takes a line out of the report. @returns false where there is no such line */
  async remove(key: { readonly puskesmasId: string; readonly entryId: string }, by: string): Promise<boolean> {
    return await this.#update(key, { removed_at: this.#now() }, by);
  }

  /** The unit of a line, to ask for rights over it. */
  async findUnit(puskesmasIds: readonly string[], entryId: string): Promise<NarrativePlaceFound | undefined> {
    if (puskesmasIds.length === 0) return undefined;
    const row = await this.#db
      .selectFrom('narrative_entry')
      .select(['puskesmas_id', 'unit_id'])
      .where('puskesmas_id', 'in', [...puskesmasIds])
      .where('entry_id', '=', entryId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    return row && { puskesmasId: row.puskesmas_id, unitId: row.unit_id };
  }

  async #update(
    { puskesmasId, entryId }: { readonly puskesmasId: string; readonly entryId: string },
    values: Partial<LedgerTables['narrative_entry']>,
    by: string,
  ): Promise<boolean> {
    const done = await this.#db
      .updateTable('narrative_entry')
      .set({ ...values, changed_at: this.#now(), changed_by: by })
      .where('puskesmas_id', '=', puskesmasId)
      .where('entry_id', '=', entryId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    return Number(done.numUpdatedRows) > 0;
  }
}

/** Where a line was found. */
export type NarrativePlaceFound = Pick<NarrativePlace, 'puskesmasId' | 'unitId'>;

function columnsOf({ problem, cause, plan, owner, dueDate }: NarrativeText) {
  return { problem, cause, plan, owner, due_date: dueDate };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
