import type { Outside } from './outside.ts';

const TICK_MS = 30_000;

/** The time as screens show it: moves every half minute. */
export class Clock {
  readonly #stop: () => void;
  #now = $state.raw(0);

  /** @param onTick called at each move, after it */
  constructor({ now, every }: Pick<Outside, 'now' | 'every'>, onTick: () => void = () => undefined) {
    this.#now = now();
    this.#stop = every(TICK_MS, () => {
      this.#now = now();
      onTick();
    });
  }

  /** ms since epoch. */
  get now(): number {
    return this.#now;
  }

  close(): void {
    this.#stop();
  }
}
