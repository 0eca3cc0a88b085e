import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Freshness } from '../freshness.ts';

/** Newest entries are looked up over thousands of documents: for this long the last answer stands. */
const KEEP_MS = 5_000;

/** Freshness, asked at most once in a while for each Puskesmas and month, however many look at the dashboards. */
export class KeptFreshness {
  readonly #freshness: Pick<Freshness, 'readDataThrough'>;
  readonly #now: () => number;
  readonly #kept = new Map<string, { readonly at: number; readonly through: Promise<ReadonlyMap<string, number>> }>();

  constructor(freshness: Pick<Freshness, 'readDataThrough'>, now: () => number) {
    this.#freshness = freshness;
    this.#now = now;
  }

  /** ms since epoch by Posyandu. */
  readDataThrough(puskesmasId: string, month: LocalMonth): Promise<ReadonlyMap<string, number>> {
    const key = `${puskesmasId} ${month}`;
    const kept = this.#kept.get(key);
    if (kept && this.#now() - kept.at < KEEP_MS) return kept.through;
    const through = this.#freshness.readDataThrough(puskesmasId, month);
    this.#kept.set(key, { at: this.#now(), through });
    // A failed look is no answer to keep.
    through.catch(() => this.#kept.delete(key));
    return through;
  }
}
