import type { StoreParts } from './parts.ts';

/** What a year's figure is held against. */
export interface YearTarget {
  readonly code: string;
  /** Percent: reached from here, or for a figure that should be low, good below. */
  readonly good: number;
  /** Percent, only for a figure that should be low: bad above. */
  readonly bad: number | null;
  /** True where the Puskesmas says that this is the figure in force; otherwise it is shown as to be confirmed. */
  readonly confirmed: boolean;
}

/** One change of a target, for its history. */
export interface TargetChange extends YearTarget {
  readonly year: number;
  readonly writtenBy: string;
  /** Ms since epoch. */
  readonly writtenAt: number;
}

/** Targets by year. Each change is a line of its own; the newest of a code and year is in force. */
export class TargetsStore {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  /** Targets that the Puskesmas has set for a year, by indicator; others keep the catalogue's own. */
  async listTargets(puskesmasId: string, year: number): Promise<Map<string, YearTarget>> {
    const changes = await this.listChanges(puskesmasId, year);
    return new Map(
      changes.toReversed().map(({ code, good, bad, confirmed }) => [code, { code, good, bad, confirmed }]),
    );
  }

  /** All that was ever set for a year, the newest first. */
  async listChanges(puskesmasId: string, year: number): Promise<TargetChange[]> {
    const rows = await this.#parts.db
      .selectFrom('target')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where('year', '=', year)
      .orderBy('written_at', 'desc')
      .orderBy('target_id', 'desc')
      .execute();
    return rows.map((row) => ({
      code: row.code,
      year: row.year,
      good: row.good,
      bad: row.bad,
      confirmed: row.confirmed === 1,
      writtenBy: row.written_by,
      writtenAt: row.written_at,
    }));
  }

  async setTarget(puskesmasId: string, year: number, target: YearTarget, by: string): Promise<void> {
    const { code, good, bad, confirmed } = target;
    await this.#parts.db
      .insertInto('target')
      .values({
        puskesmas_id: puskesmasId,
        target_id: this.#parts.newId('tg'),
        code,
        year,
        good,
        bad,
        confirmed: confirmed ? 1 : 0,
        written_by: by,
        written_at: this.#parts.now(),
      })
      .execute();
  }
}
