/** Something that has messages to send on. */
export interface Outgoing {
  /** Sends everything that it has gathered. */
  send(): void;
}

/** Sending may take this part of the time: where it takes more, rounds come less often, and carry more in each message. */
const SHARE_OF_TIME = 1 / 2;
/** Longest rest between two rounds; what one device writes is with the others of its room soon after. */
const LONGEST_REST_MS = 100;
/** A commit that takes longer than this is not waited for: while the store stands still, devices still see each other's edits. */
const LONGEST_HOLD_MS = 5_000;

/**
 * When rooms send on what they have gathered: all in one round, at the end of the turn in which the first of it came.
 * 1. The busier the process is with sending, the longer it gathers.
 * 2. While a commit is under way nothing new is sent on. So what others have seen and what is not on the disk is never more than one
 *    commit's group.
 */
export class RelayRounds {
  readonly #waiting = new Set<Outgoing>();
  #isScheduled = false;
  #holding: NodeJS.Timeout | undefined;
  #restUntilMs = 0;

  /** Takes this one along in the next round. */
  request(outgoing: Outgoing): void {
    this.#waiting.add(outgoing);
    this.#schedule();
  }

  /** A commit begins. */
  hold(): void {
    this.#holding ??= setTimeout(() => this.release(), LONGEST_HOLD_MS);
  }

  /** The commit has ended, one way or the other. */
  release(): void {
    clearTimeout(this.#holding);
    this.#holding = undefined;
    if (this.#waiting.size > 0) this.#schedule();
  }

  /** Sends everything at once, whatever is under way. */
  flush(): void {
    const begunMs = performance.now();
    for (const outgoing of this.#waiting) outgoing.send();
    this.#waiting.clear();
    const endedMs = performance.now();
    this.#restUntilMs = endedMs + Math.min((endedMs - begunMs) * (1 / SHARE_OF_TIME - 1), LONGEST_REST_MS);
  }

  #schedule(): void {
    if (this.#isScheduled || this.#holding) return;
    this.#isScheduled = true;
    const restMs = this.#restUntilMs - performance.now();
    if (restMs > 1) setTimeout(() => this.#run(), restMs);
    else setImmediate(() => this.#run());
  }

  #run(): void {
    this.#isScheduled = false;
    if (!this.#holding) this.flush();
  }
}
