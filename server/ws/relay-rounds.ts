import { GatherTime } from './gather-time.ts';

/** Something that has messages to send on. */
export interface Outgoing {
  /** Sends everything that it has gathered. */
  send(): void;
}

/** Sending gives way to what comes in after this long. */
const SLICE_MS = 8;
/** A commit that takes longer than this is not waited for: while the store stands still, devices still see each other's edits. */
const LONGEST_HOLD_MS = 5_000;

/**
 * When rooms send on what they have gathered.
 * 1. Each room waits from the first of it, at the end of that turn where the process has time, and longer where it is busy (gather-time.ts):
 *    a time for each room and not one for all, so that nobody waits for his turn behind all others.
 * 2. While a commit is under way nothing new is sent on. So what others have seen and what is not on the disk is never more than one
 *    commit's group.
 */
export class RelayRounds {
  readonly #now: () => number;
  readonly #gather: GatherTime;
  /** Who waits, the longest first, and since when (ms). */
  readonly #waiting = new Map<Outgoing, number>();
  #soon: NodeJS.Immediate | undefined;
  #later: NodeJS.Timeout | undefined;
  #holding: NodeJS.Timeout | undefined;

  /** @param now ms, of a clock that is never set back */
  constructor(now: () => number = () => performance.now(), gather: GatherTime = new GatherTime(now())) {
    this.#now = now;
    this.#gather = gather;
  }

  /** Takes this one along as soon as it is due. */
  request(outgoing: Outgoing): void {
    if (this.#waiting.has(outgoing)) return;
    this.#waiting.set(outgoing, this.#now());
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
    this.#schedule();
  }

  /** Sends everything at once, whatever is under way. */
  flush(): void {
    for (const outgoing of this.#waiting.keys()) {
      this.#waiting.delete(outgoing);
      outgoing.send();
    }
  }

  #schedule(): void {
    if (this.#soon || this.#holding) return;
    const [since] = this.#waiting.values();
    if (since === undefined) return;
    const nowMs = this.#now();
    const waitMs = since + this.#gather.at(nowMs) - nowMs;
    if (waitMs <= 1) this.#soon = setImmediate(() => this.#run());
    else this.#later ??= setTimeout(() => this.#run(), waitMs);
  }

  #run(): void {
    clearImmediate(this.#soon);
    clearTimeout(this.#later);
    [this.#soon, this.#later] = [undefined, undefined];
    if (!this.#holding) this.#sendDue();
    this.#schedule();
  }

  /** Sends what is due, for one slice of time; the rest follows after what has come in meanwhile. */
  #sendDue(): void {
    const begunMs = this.#now();
    const dueSinceMs = begunMs - this.#gather.at(begunMs);
    for (const [outgoing, since] of this.#waiting) {
      if (since > dueSinceMs) return;
      this.#waiting.delete(outgoing);
      outgoing.send();
      if (this.#now() - begunMs > SLICE_MS) return;
    }
  }
}
