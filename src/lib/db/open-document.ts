import * as Y from 'yjs';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import type { UpdateProblem } from '#lib/doc/document-head.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { DocumentStore } from './document-store.ts';
import type { StorageProblem } from './storage-problem.ts';

/** Told when updates could not be stored; they wait in memory and go with the next. */
export type StoreFailed = (documentId: string, problem: StorageProblem | UpdateProblem) => void;

/**
 * A Y.Doc whose every update reaches the store, in order and joined while the disk is busy.
 * Its client id is Yjs's own random one, new at each opening: a fixed one would reuse clocks after a crash and lose events.
 */
export class OpenDocument {
  readonly documentId: string;
  readonly doc = new Y.Doc({ gc: false });
  readonly #store: DocumentStore;
  readonly #onFailed: StoreFailed;
  #pending: Uint8Array[] = [];
  #storing: Promise<Result<undefined, StorageProblem>> | undefined;

  constructor(documentId: string, store: DocumentStore, onFailed: StoreFailed) {
    this.documentId = documentId;
    this.#store = store;
    this.#onFailed = onFailed;
    this.doc.on('update', this.#keep);
  }

  /** Fills the document with what is stored; without it the document only writes, which needs nothing of what others wrote. */
  async load(): Promise<void> {
    const bytes = await this.#store.load(this.documentId);
    if (bytes) Y.applyUpdate(this.doc, bytes, this);
  }

  /** Appends events and resolves when they and their rows are stored. */
  append(events: readonly PosyanduEvent[]): Promise<Result<undefined, StorageProblem>> {
    appendEvents(this.doc, events);
    return this.flush();
  }

  /** Stores what waits; resolves when nothing does, or with why it could not be stored. */
  flush(): Promise<Result<undefined, StorageProblem>> {
    this.#storing ??= this.#storePending().finally(() => (this.#storing = undefined));
    return this.#storing;
  }

  async close(): Promise<void> {
    this.doc.off('update', this.#keep);
    await this.flush();
    this.doc.destroy();
  }

  readonly #keep = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.#pending.push(update);
    void this.flush();
  };

  async #storePending(): Promise<Result<undefined, StorageProblem>> {
    while (this.#pending.length > 0) {
      const taken = this.#pending.length;
      let stored = await this.#store.add(this.documentId, this.#pending.slice(0, taken));
      // A hole before the pending updates: something removed stored bytes under us. The document still has all of it.
      if (!stored.ok && stored.problem.code === 'update.gap') {
        stored = await this.#store.add(this.documentId, [Y.encodeStateAsUpdate(this.doc)]);
      }
      if (!stored.ok) {
        this.#onFailed(this.documentId, stored.problem);
        if (isStorageProblem(stored.problem)) return err(stored.problem);
      }
      this.#pending = this.#pending.slice(taken);
    }
    return ok(undefined);
  }
}

function isStorageProblem(problem: StorageProblem | UpdateProblem): problem is StorageProblem {
  return problem.code.startsWith('storage.');
}
