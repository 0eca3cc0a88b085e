/** How a throttle grows. */
export interface ThrottleLimits {
  /** Attempts that cost no wait. */
  readonly free: number;
  /** Wait after the first attempt beyond them; each further one doubles it. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** A key that has been quiet for so long starts anew. */
  readonly forgetMs: number;
}

interface Attempts {
  count: number;
  lastAt: number;
  /** No attempt is let through before. */
  openAt: number;
}

const MAX_KEYS = 20_000;

/**
 * Lets attempts at a secret through at a growing distance from each other.
 * 1. An attempt counts when it begins, so that a thousand at once are no way around.
 * 2. `forgive` takes one attempt back: who knew the secret was not guessing.
 * 3. It remembers a bounded number of keys; the longest quiet go first.
 */
export class Throttle {
  readonly #limits: ThrottleLimits;
  readonly #now: () => number;
  /** In order of their last attempt. */
  readonly #attempts = new Map<string, Attempts>();

  constructor(limits: ThrottleLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts an attempt and returns 0, or returns the ms to wait and counts nothing. */
  attempt(key: string): number {
    const now = this.#now();
    const known = this.#recall(key, now);
    if (now < known.openAt) return known.openAt - now;
    known.count++;
    known.lastAt = now;
    known.openAt = now + this.#waitAfter(known.count);
    this.#attempts.delete(key);
    this.#attempts.set(key, known);
    this.#forgetOldest();
    return 0;
  }

  /** Takes the last attempt back. */
  forgive(key: string): void {
    const known = this.#attempts.get(key);
    if (!known) return;
    known.count--;
    known.openAt = known.lastAt;
    if (known.count <= 0) this.#attempts.delete(key);
  }

  /** Forgets all attempts of a key. */
  clear(key: string): void {
    this.#attempts.delete(key);
  }

  #recall(key: string, now: number): Attempts {
    const known = this.#attempts.get(key);
    if (known && now - known.lastAt < this.#limits.forgetMs) return known;
    return { count: 0, lastAt: now, openAt: now };
  }

  #waitAfter(count: number): number {
    const beyond = count - this.#limits.free;
    if (beyond <= 0) return 0;
    return Math.min(this.#limits.firstWaitMs * 2 ** (beyond - 1), this.#limits.longestWaitMs);
  }

  #forgetOldest(): void {
    for (const key of this.#attempts.keys()) {
      if (this.#attempts.size <= MAX_KEYS) return;
      this.#attempts.delete(key);
    }
  }
}
