const BUCKET_MS = 0.1;
const LONGEST_MS = 20_000;

/** Counts times by tenths of a millisecond, so that millions of them cost nothing to keep. */
export class Histogram {
  readonly #buckets = new Uint32Array(LONGEST_MS / BUCKET_MS);
  #count = 0;

  /** @param ms longer ones than 20 s count as that */
  add(ms: number): void {
    const bucket = Math.min(Math.max(0, Math.floor(ms / BUCKET_MS)), this.#buckets.length - 1);
    this.#buckets[bucket]! += 1;
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** The time below which a share of the samples lies, to the next tenth of a millisecond; NaN without samples. */
  percentile(share: number): number {
    let left = Math.ceil(share * this.#count);
    if (left === 0) return Number.NaN;
    const bucket = this.#buckets.findIndex((count) => (left -= count) <= 0);
    return (bucket + 1) * BUCKET_MS;
  }
}
