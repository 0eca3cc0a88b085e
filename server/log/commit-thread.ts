import { Worker } from 'node:worker_threads';
import { packRows, type PackedRows } from './packed-rows.ts';
import type { AppendOutcome } from './port.ts';
import type { RowsAppend } from './sqlite-commits.ts';

/** What the main thread asks of the one that commits. `id` comes back with the answer. */
export type CommitRequest =
  | { readonly kind: 'append'; readonly id: number; readonly batch: PackedRows }
  | { readonly kind: 'place' | 'close'; readonly id: number };

/** What it tells the main one. */
export type CommitAnswer =
  | { readonly kind: 'ready' }
  /** Somebody else has written. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'done'; readonly id: number; readonly outcomes: AppendOutcome[] }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: string };

/**
 * Commits to SQLite from a thread of their own, so that no socket waits while the disk writes. A server whose thread has ended cannot keep its
 * word any more: the error is thrown into the process, which ends and is started again.
 */
export class CommitThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<AppendOutcome[]>>();
  readonly #watchers = new Set<() => void>();
  #lastId = 0;

  /** @param path of the file, whose tables stand */
  constructor(path: string) {
    this.#worker = new Worker(new URL('commit-thread-main.ts', import.meta.url), { workerData: { path } });
    this.#worker.on('message', (answer: CommitAnswer) => this.#take(answer));
  }

  /** Resolves after the commit. @throws when nothing was stored */
  append(batch: readonly RowsAppend[]): Promise<AppendOutcome[]> {
    const packed = packRows(batch);
    const id = this.#nextId();
    const { bytes, lengths, receivedAt } = packed;
    return this.#ask({ kind: 'append', id, batch: packed }, [bytes.buffer, lengths.buffer, receivedAt.buffer]);
  }

  /** Resolves when all entries that were committed before are placed. */
  async place(): Promise<void> {
    await this.#ask({ kind: 'place', id: this.#nextId() });
  }

  /** Calls back soon after somebody else has written. @returns how to stop */
  watch(onForeign: () => void): () => void {
    this.#watchers.add(onForeign);
    return () => this.#watchers.delete(onForeign);
  }

  /** Ends after what was asked before. */
  async close(): Promise<void> {
    await this.#ask({ kind: 'close', id: this.#nextId() });
    await this.#worker.terminate();
  }

  #nextId(): number {
    return ++this.#lastId;
  }

  #ask(request: CommitRequest, handedOver: ArrayBuffer[] = []): Promise<AppendOutcome[]> {
    const waiting = Promise.withResolvers<AppendOutcome[]>();
    this.#waiting.set(request.id, waiting);
    this.#worker.postMessage(request, handedOver);
    return waiting.promise;
  }

  #take(answer: CommitAnswer): void {
    switch (answer.kind) {
      // What was written before it began to look is found by looking once.
      case 'ready':
      case 'foreign':
        for (const watcher of this.#watchers) watcher();
        return;
      case 'done':
      case 'failed': {
        const waiting = this.#waiting.get(answer.id);
        this.#waiting.delete(answer.id);
        if (answer.kind === 'done') waiting?.resolve(answer.outcomes);
        else waiting?.reject(new Error(answer.failure));
        return;
      }
      default:
        answer satisfies never;
    }
  }
}
