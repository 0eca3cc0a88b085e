import type { Result } from '#lib/domain/result.ts';
import type { StaffProblem } from './ask.ts';

/**
 * Something that a page fetches from the server, and how that stands.
 *
 * 1. `value` stays while it is fetched anew, and when that fails: a page goes on showing what it has.
 * 2. Of several fetches that overlap, the one begun last decides.
 */
export class Remote<T> {
  #load: () => Promise<Result<T, StaffProblem>>;
  #turn = 0;
  #value = $state.raw<T>();
  #problem = $state.raw<StaffProblem>();
  #loading = $state(false);

  constructor(load: () => Promise<Result<T, StaffProblem>>) {
    this.#load = load;
  }

  /** Undefined until the first good answer. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Why the newest fetch failed; undefined after a good one. */
  get problem(): StaffProblem | undefined {
    return this.#problem;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** Fetches now; resolves when this fetch has been answered. */
  async reload(): Promise<void> {
    const turn = ++this.#turn;
    this.#loading = true;
    const answer = await this.#load();
    if (turn !== this.#turn) return;
    this.#loading = false;
    this.#problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) this.#value = answer.value;
  }
}
