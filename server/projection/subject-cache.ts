import type { PosyanduEvent } from '#lib/events/envelope.ts';

/** Events of one subject, by id and content. */
export type KnownEvents = Map<string, PosyanduEvent>;

/** Events that are kept in all, some 1 kB each. */
const MOST_EVENTS = 30_000;
const UNKNOWN = -1;

/**
 * The events of the subjects that the follower has just folded: who was weighed a moment ago is advised next, and need not be read back from
 * the tables for it.
 * 1. It speaks of the tables as they stand at one entry of the log, and of nothing when they stand at another: a transaction was rolled back,
 *    or another process has followed the log meanwhile.
 */
export class SubjectCache {
  /** In the order in which they were used, the oldest first. */
  readonly #subjects = new Map<string, KnownEvents>();
  #events = 0;
  #seq = UNKNOWN;

  /** A step begins, with the tables at this entry. */
  open(seq: number): void {
    if (seq !== this.#seq) this.#clear();
    // Unless the step comes to its end, what it has added here speaks of no tables.
    this.#seq = UNKNOWN;
  }

  /** The step is done: the tables stand at this entry as soon as it is committed. */
  close(seq: number): void {
    this.#seq = seq;
    for (const [name, events] of this.#subjects) {
      if (this.#events <= MOST_EVENTS) return;
      this.#subjects.delete(name);
      this.#events -= events.size;
    }
  }

  find(name: string): KnownEvents | undefined {
    return this.#subjects.get(name);
  }

  /** Keeps a subject as the last one used. @param added events that were not here before */
  keep(name: string, events: KnownEvents, added: number): void {
    this.#events += added;
    this.#subjects.delete(name);
    this.#subjects.set(name, events);
  }

  #clear(): void {
    this.#subjects.clear();
    this.#events = 0;
  }
}
