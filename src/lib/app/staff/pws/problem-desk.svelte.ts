import type { Ask, StaffProblem } from '../ask.ts';
import { LiveChanges, type LiveSource } from '../live-changes.svelte.ts';
import { Remote } from '../remote.svelte.ts';
import { loadProblems } from './pws-api.ts';
import type { OpenProblem, ProblemsAnswer } from './pws-answer.ts';

/** Changes that come close together are fetched once; names are fetched, and noted, no oftener than this. */
const GATHER_MS = 5_000;

/** The open problems of a unit, live: what the server tells of is fetched by itself. Close it when the page goes. */
export class ProblemDesk {
  readonly #remote: Remote<ProblemsAnswer>;
  readonly #live: LiveChanges;
  #gathering: ReturnType<typeof setTimeout> | undefined;

  /** @param unit empty for all that the reader answers for @param openLive opens the stream of changes */
  constructor(ask: Ask, unit: string, openLive: () => LiveSource) {
    this.#remote = new Remote(() => loadProblems(ask, unit));
    this.#live = new LiveChanges(openLive, {
      onchanged: () => this.#gather(),
      onconnected: () => void this.reload(),
    });
  }

  /** Undefined until they have come; stays while they are fetched anew and when that fails. */
  get problems(): readonly OpenProblem[] | undefined {
    return this.#remote.value?.problems;
  }

  /** How many less pressing ones the server has left out. */
  get leftOut(): number {
    return this.#remote.value?.leftOut ?? 0;
  }

  get problem(): StaffProblem | undefined {
    return this.#remote.problem;
  }

  reload(): Promise<void> {
    return this.#remote.reload();
  }

  close(): void {
    clearTimeout(this.#gathering);
    this.#live.close();
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.reload();
    }, GATHER_MS);
  }
}
