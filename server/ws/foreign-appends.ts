import type { ChangedDocument, LogPort } from '../log/port.ts';

/** What following the log needs of its surroundings. */
export interface ForeignAppendsParts {
  readonly log: LogPort;
  readonly read: <T>(attempt: () => Promise<T>) => Promise<T>;
  /** Documents that have new entries, some of them perhaps this process's own; in the order of their newest. */
  readonly onChanged: (changed: readonly ChangedDocument[]) => void;
}

/** Learns which documents other processes have appended to. */
export class ForeignAppends {
  readonly #parts: ForeignAppendsParts;
  readonly #stopWatching: () => void;
  /** Entries up to here have been looked at, or are this process's own. */
  #cursor: number;
  #isLooking = false;
  #lookAgain = false;

  /** @param lastSeq newest entry of the log at this moment */
  constructor(lastSeq: number, parts: ForeignAppendsParts) {
    this.#cursor = lastSeq;
    this.#parts = parts;
    const look = () => void this.#look().catch(() => undefined);
    this.#stopWatching = parts.log.watch(look);
    // What has come since `lastSeq` was read.
    look();
  }

  /** This process has stored `count` entries, the last of them `seq`; where nobody came between, they need not be looked at. */
  noteOwn(count: number, seq: number): void {
    if (seq - count === this.#cursor) this.#cursor = seq;
  }

  close(): void {
    this.#stopWatching();
  }

  async #look(): Promise<void> {
    this.#lookAgain = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#lookAgain) {
        this.#lookAgain = false;
        const changed = await this.#parts.read(() => this.#parts.log.listChanged(this.#cursor));
        this.#cursor = Math.max(this.#cursor, changed.at(-1)?.seq ?? 0);
        if (changed.length > 0) this.#parts.onChanged(changed);
      }
    } finally {
      this.#isLooking = false;
    }
  }
}
