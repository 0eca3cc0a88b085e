import { createContext } from 'svelte';

/** A short sentence about what was just done, perhaps with a way back. */
export interface Notice {
  readonly text: string;
  readonly undo?: () => void;
}

/** How long a notice stays: as long as an entry can simply be undone. */
const SHOWN_MS = 10_000;

/** The one notice at the foot of the screen; a newer one takes its place. */
export class Notices {
  #current = $state.raw<Notice>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  get current(): Notice | undefined {
    return this.#current;
  }

  show(notice: Notice): void {
    clearTimeout(this.#timer);
    this.#current = notice;
    this.#timer = setTimeout(() => this.hide(), SHOWN_MS);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#current = undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

/** Set by the layout of the cadre's pages, read by the pages. */
export const [getNotices, setNotices] = createContext<Notices>();
