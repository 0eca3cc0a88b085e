import { setTimeout as pause } from 'node:timers/promises';
import { compactDocument } from './compact-document.ts';
import { nameOfKey, type DocumentKey, type LogPort } from './port.ts';

/** Stored updates from which a document is compacted: while it is open, and once it has been left. */
const OPEN_ROWS = 1_000;
const LEFT_ROWS = 64;
/** Between two documents, so that compaction stays in the background. */
const REST_MS = 50;

/** What a compactor is built on. */
export interface CompactorOptions {
  readonly log: LogPort;
  /** A document could not be compacted; it stays as it is. */
  readonly onProblem: (error: unknown) => void;
}

/** Merges the many small updates of a document into one, in the background, one document at a time (SPEC ST7). */
export class Compactor {
  readonly #options: CompactorOptions;
  /** Stored updates of a document, as far as this process has seen them come. */
  readonly #rows = new Map<string, { readonly key: DocumentKey; count: number }>();
  readonly #due = new Map<string, DocumentKey>();
  readonly #closed = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: CompactorOptions) {
    this.#options = options;
  }

  /** So many updates have been added to a document that is open. */
  grown(key: DocumentKey, by: number): void {
    const entry = this.#entryOf(key);
    entry.count += by;
    if (entry.count >= OPEN_ROWS) this.#enqueue(key);
  }

  /** A document has been found to consist of so many updates. */
  seen(key: DocumentKey, count: number): void {
    if (count >= LEFT_ROWS) this.#entryOf(key).count = count;
  }

  /** Nobody has the document open any more. */
  left(key: DocumentKey): void {
    const name = nameOfKey(key);
    if ((this.#rows.get(name)?.count ?? 0) >= LEFT_ROWS) this.#enqueue(key);
    else this.#rows.delete(name);
  }

  /** Ends after the document at hand. */
  async close(): Promise<void> {
    this.#closed.abort();
    this.#due.clear();
    await this.#running;
  }

  #entryOf(key: DocumentKey): { count: number } {
    const name = nameOfKey(key);
    const known = this.#rows.get(name);
    if (known) return known;
    const entry = { key, count: 0 };
    this.#rows.set(name, entry);
    return entry;
  }

  #enqueue(key: DocumentKey): void {
    if (this.#closed.signal.aborted) return;
    this.#rows.delete(nameOfKey(key));
    this.#due.set(nameOfKey(key), key);
    this.#running ??= this.#work().finally(() => (this.#running = undefined));
  }

  async #work(): Promise<void> {
    for (const [name, key] of this.#due) {
      await pause(REST_MS, undefined, { signal: this.#closed.signal }).catch(() => undefined);
      if (this.#closed.signal.aborted) return;
      this.#due.delete(name);
      await compactDocument(this.#options.log, key).catch(this.#options.onProblem);
    }
  }
}
