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

/** What is remembered of a key; instants in ms since epoch. */
export interface Attempts {
  readonly count: number;
  readonly lastAt: number;
  /** No attempt is let through before. */
  readonly openAt: number;
}

/** What an attempt comes to: it has to wait and counts for nothing, or it goes through and leaves this. */
export type Counted =
  { readonly kind: 'wait'; readonly waitMs: number } | { readonly kind: 'through'; readonly attempts: Attempts };

/** Counts one attempt on top of what is known of its key. */
export function countAttempt(known: Attempts | undefined, limits: ThrottleLimits, now: number): Counted {
  const standing = known && now - known.lastAt < limits.forgetMs ? known : { count: 0, lastAt: now, openAt: now };
  if (now < standing.openAt) return { kind: 'wait', waitMs: standing.openAt - now };
  const count = standing.count + 1;
  return { kind: 'through', attempts: { count, lastAt: now, openAt: now + waitAfter(count, limits) } };
}

/** Takes the last attempt back: who knew the secret was not guessing. */
export function takeBack({ count, lastAt }: Attempts): Attempts {
  return { count: Math.max(0, count - 1), lastAt, openAt: lastAt };
}

function waitAfter(count: number, { free, firstWaitMs, longestWaitMs }: ThrottleLimits): number {
  const beyond = count - free;
  return beyond <= 0 ? 0 : Math.min(firstWaitMs * 2 ** (beyond - 1), longestWaitMs);
}
