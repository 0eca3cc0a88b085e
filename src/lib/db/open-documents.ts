import type { PosyanduEvent } from '#lib/events/envelope.ts';
import type { DocumentStore } from './document-store.ts';
import type { Journal } from './journal.ts';
import { OpenDocument, type StoreFailed } from './open-document.ts';

/** The documents that this tab has open. Only the one being worked on is loaded; into all others this tab merely writes. */
export class OpenDocuments {
  readonly #store: DocumentStore;
  readonly #journal: Journal;
  readonly #onFailed: StoreFailed;
  readonly #loaded = new Map<string, OpenDocument>();
  readonly #writers = new Map<string, OpenDocument>();

  constructor(store: DocumentStore, journal: Journal, onFailed: StoreFailed) {
    this.#store = store;
    this.#journal = journal;
    this.#onFailed = onFailed;
  }

  /** Appends events that the journal has; resolves when they and their rows are stored, or wait for room on the disk. */
  async append(documentId: string, events: readonly PosyanduEvent[]): Promise<void> {
    await this.#find(documentId).append(events);
  }

  /** Appends what the journal holds and no document does: what a kill has left behind. @returns how many events */
  async replay(): Promise<number> {
    const unplaced = await this.#journal.listUnplaced();
    for (const [documentId, entries] of Map.groupBy(unplaced, (entry) => entry.documentId)) {
      await this.#find(documentId).append(entries.map(({ event }) => event));
    }
    return unplaced.length;
  }

  /** Opens a document whole, for the socket. The same document twice is one. */
  async open(documentId: string): Promise<OpenDocument> {
    const known = this.#loaded.get(documentId);
    if (known) return known;
    const opened = new OpenDocument(documentId, this.#store, this.#onFailed);
    this.#loaded.set(documentId, opened);
    const writer = this.#writers.get(documentId);
    this.#writers.delete(documentId);
    await writer?.close();
    await opened.load();
    return opened;
  }

  /** Brings an open document up to date with what was stored beside it: what another device brought goes on by the socket that it is open for. */
  async refresh(documentId: string): Promise<void> {
    await this.#loaded.get(documentId)?.load();
  }

  /** Closes a document that was opened; what is recorded in it later goes by a writer again. */
  async closeDocument(documentId: string): Promise<void> {
    const opened = this.#loaded.get(documentId);
    this.#loaded.delete(documentId);
    await opened?.close();
  }

  /** Stores what could not be stored before. */
  async flush(): Promise<void> {
    await Promise.all([...this.#loaded.values(), ...this.#writers.values()].map((one) => one.flush()));
  }

  async close(): Promise<void> {
    const all = [...this.#loaded.values(), ...this.#writers.values()];
    this.#loaded.clear();
    this.#writers.clear();
    await Promise.all(all.map((one) => one.close()));
  }

  #find(documentId: string): OpenDocument {
    const known = this.#loaded.get(documentId) ?? this.#writers.get(documentId);
    if (known) return known;
    const writer = new OpenDocument(documentId, this.#store, this.#onFailed);
    this.#writers.set(documentId, writer);
    return writer;
  }
}
