import { performance, type EventLoopUtilization } from 'node:perf_hooks';

/** How often the share is looked at anew: long enough to be no chance of one turn. */
const LOOK_MS = 200;
/** Above this part of its time the loop is busy, and rooms gather longer; below the other they gather less. */
const BUSY_SHARE = 0.75;
const EASY_SHARE = 0.6;
const FIRST_MS = 20;
const LONGEST_MS = 160;
const GROWTH = 1.5;

/**
 * How long a room gathers what it has to send on: not at all while the process has time to spare, and the longer the less it has. An edit more in the
 * same message costs next to nothing, a message as much as the check of several edits.
 */
export class GatherTime {
  readonly #readShare: () => number;
  #ms = 0;
  #lookedMs: number;

  /** @param readShare part (0 to 1) of the time since the last call in which the loop was busy */
  constructor(nowMs: number, readShare: () => number = readLoopShare()) {
    this.#lookedMs = nowMs;
    this.#readShare = readShare;
  }

  /** @returns ms that what comes now may wait for company, 0 to 160 */
  at(nowMs: number): number {
    if (nowMs - this.#lookedMs >= LOOK_MS) {
      this.#lookedMs = nowMs;
      this.#adjust(this.#readShare());
    }
    return this.#ms;
  }

  #adjust(share: number): void {
    if (share > BUSY_SHARE) this.#ms = Math.min(Math.max(this.#ms * GROWTH, FIRST_MS), LONGEST_MS);
    else if (share < EASY_SHARE) this.#ms = this.#ms <= FIRST_MS ? 0 : this.#ms / GROWTH;
  }
}

function readLoopShare(): () => number {
  let last: EventLoopUtilization = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
