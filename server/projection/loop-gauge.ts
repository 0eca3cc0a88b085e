import { performance, type EventLoopUtilization } from 'node:perf_hooks';

const LOOK_MS = 200;
/** Above this part of its time the sockets' thread is short of it. */
const BUSY_PER_MILLE = 700;
/** How many times as long as it worked the projection rests meanwhile, and at most (ms): it goes on, on a fifth of a core. */
const REST_PER_WORK = 4;
const LONGEST_REST_MS = 1_000;

/** Measures how much of its time a thread's loop is busy, where another thread can read it. */
export class LoopGauge {
  /** One number: per mille of the last 200 ms. */
  readonly shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  readonly #timer: NodeJS.Timeout;

  constructor() {
    const share = new Int32Array(this.shared);
    let last: EventLoopUtilization = performance.eventLoopUtilization();
    this.#timer = setInterval(() => {
      const now = performance.eventLoopUtilization();
      Atomics.store(share, 0, Math.round(performance.eventLoopUtilization(now, last).utilization * 1000));
      last = now;
    }, LOOK_MS).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

/** @returns ms to rest after `workedMs` of work, by the gauge of the thread that comes first; 0 while it has time to spare */
export function restByGauge(shared: SharedArrayBuffer): (workedMs: number) => number {
  const share = new Int32Array(shared);
  return (workedMs) =>
    Atomics.load(share, 0) > BUSY_PER_MILLE ? Math.min(workedMs * REST_PER_WORK, LONGEST_REST_MS) : 0;
}
