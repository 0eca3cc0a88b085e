/** What a flood guard needs to know of limits. */
interface FloodLimits {
  readonly burstMessages: number;
  readonly messagesPerSecond: number;
}

/** A message of this length counts as one more. */
const BYTES_PER_MESSAGE = 16 * 1024;

/** Counts what a socket sends against what it may send: a bucket that fills with time. */
export class FloodGuard {
  readonly #limits: FloodLimits;
  #left: number;
  #at: number;

  constructor(limits: FloodLimits, nowMs: number) {
    this.#limits = limits;
    this.#left = limits.burstMessages;
    this.#at = nowMs;
  }

  /** Counts a message. @returns how long to read nothing more from this socket, in ms; 0 where it may go on */
  count(bytes: number, nowMs: number): number {
    const { burstMessages, messagesPerSecond } = this.#limits;
    // A clock that is set back gives nothing and takes nothing.
    const gained = (Math.max(0, nowMs - this.#at) * messagesPerSecond) / 1_000;
    this.#left = Math.min(burstMessages, this.#left + gained) - 1 - bytes / BYTES_PER_MESSAGE;
    this.#at = nowMs;
    return this.#left >= 0 ? 0 : (-this.#left * 1_000) / messagesPerSecond;
  }
}
