import { firstDayOfMonth, lastDayOfMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { Package } from '#lib/domain/management/unit-profile.ts';
import type { StoreParts } from './parts.ts';
import { parsePackages } from './unit-book.ts';

/** A Posyandu day as it is planned; `cancelReason` where it will not be held. */
export interface PlannedDay {
  readonly planId: string;
  readonly posyanduId: string;
  readonly date: LocalDate;
  /** Groups to be served; none stands for all. */
  readonly packages: readonly Package[];
  readonly place: string | null;
  readonly cancelReason: string | null;
}

/** Planned days of the Posyandu. A day that changes is cancelled with a reason, and planned anew. */
export class CalendarStore {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  /** Days of a month, by date. */
  async list(puskesmasId: string, month: LocalMonth): Promise<PlannedDay[]> {
    const rows = await this.#parts.db
      .selectFrom('session_plan')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where('date', '>=', firstDayOfMonth(month))
      .where('date', '<=', lastDayOfMonth(month))
      .orderBy('date')
      .orderBy('plan_id')
      .execute();
    return rows.map((row) => ({
      planId: row.plan_id,
      posyanduId: row.posyandu_id,
      date: row.date,
      packages: parsePackages(row.packages),
      place: row.place,
      cancelReason: row.cancel_reason,
    }));
  }

  async find(puskesmasIds: readonly string[], planId: string): Promise<{ posyanduId: string } | undefined> {
    if (puskesmasIds.length === 0) return undefined;
    const query = this.#parts.db.selectFrom('session_plan').select('posyandu_id as posyanduId');
    return await query
      .where('puskesmas_id', 'in', [...puskesmasIds])
      .where('plan_id', '=', planId)
      .executeTakeFirst();
  }

  /** Plans a day. @returns its id */
  async add(
    puskesmasId: string,
    day: Pick<PlannedDay, 'posyanduId' | 'date' | 'packages' | 'place'> & { readonly by: string },
  ): Promise<string> {
    const planId = this.#parts.newId('pl');
    await this.#parts.db
      .insertInto('session_plan')
      .values({
        puskesmas_id: puskesmasId,
        plan_id: planId,
        posyandu_id: day.posyanduId,
        date: day.date,
        packages: JSON.stringify(day.packages),
        place: day.place,
        cancel_reason: null,
        written_by: day.by,
        written_at: this.#parts.now(),
      })
      .execute();
    return planId;
  }

  /** Cancels a day; the first reason stands. */
  async cancel(puskesmasId: string, planId: string, reason: string): Promise<void> {
    await this.#parts.db
      .updateTable('session_plan')
      .set({ cancel_reason: reason })
      .where('puskesmas_id', '=', puskesmasId)
      .where('plan_id', '=', planId)
      .where('cancel_reason', 'is', null)
      .execute();
  }
}
