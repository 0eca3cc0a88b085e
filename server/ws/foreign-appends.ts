import type { LogEntry, LogPort } from '../log/port.ts';

/** What following the log needs of its surroundings. */
export interface ForeignAppendsParts {
  readonly log: LogPort;
  readonly read: <T>(attempt: () => Promise<T>) => Promise<T>;
  /** Every entry behind those of the last call, in order; some of them are perhaps this process's own. */
  readonly onEntries: (entries: readonly LogEntry[]) => void;
}

/** Entries of one reading. */
const PAGE = 500;

/** Learns what other processes have appended, by one reading for all documents. */
export class ForeignAppends {
  readonly #parts: ForeignAppendsParts;
  readonly #stopWatching: () => void;
  /** Entries up to here have been looked at, or are this process's own. */
  #cursor: number;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #isClosed = false;

  /** @param lastSeq newest entry of the log at this moment */
  constructor(lastSeq: number, parts: ForeignAppendsParts) {
    this.#cursor = lastSeq;
    this.#parts = parts;
    const look = () => void this.look().catch(() => undefined);
    this.#stopWatching = parts.log.watch(look);
    // What has come since `lastSeq` was read.
    look();
  }

  /** This process has stored `count` entries, the last of them `seq`; where nobody came between, they need not be looked at. */
  noteOwn(count: number, seq: number): void {
    if (seq - count === this.#cursor) this.#cursor = seq;
  }

  /** Ends after the look at hand: the store is closed next. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopWatching();
    await this.#looking?.catch(() => undefined);
  }

  /** Resolves when all has been told that the log had at the call. */
  look(): Promise<void> {
    this.#lookAgain = true;
    this.#looking ??= this.#read().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #read(): Promise<void> {
    while (this.#lookAgain && !this.#isClosed) {
      this.#lookAgain = false;
      const entries = await this.#parts.read(() => this.#parts.log.readNext(this.#cursor, PAGE));
      this.#cursor = Math.max(this.#cursor, entries.at(-1)?.seq ?? 0);
      if (entries.length > 0) this.#parts.onEntries(entries);
      if (entries.length === PAGE) this.#lookAgain = true;
    }
  }
}
