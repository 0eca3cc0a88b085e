import { Worker } from 'node:worker_threads';
import { LoopGauge } from './loop-gauge.ts';
import type { Follower, FollowerMessage, FollowerRequest } from './follower.ts';

/** Wakes are gathered for this long: an edit is due in the numbers within two seconds, and many together cost less. */
const GATHER_MS = 100;

/**
 * The projection in a thread of its own, so that folding and counting never make a socket wait.
 * It has connections of its own; this end only wakes it and hears what has changed.
 */
export class ProjectionThread implements Follower {
  readonly #worker: Worker;
  readonly #listeners = new Set<(puskesmasIds: ReadonlySet<string>) => void>();
  readonly #waiting = new Map<number, PromiseWithResolvers<void>>();
  readonly #onFailure: (failure: string) => void;
  readonly #gauge: LoopGauge;
  #lastId = 0;
  #gathering: NodeJS.Timeout | undefined;

  private constructor(worker: Worker, gauge: LoopGauge, onFailure: (failure: string) => void) {
    this.#worker = worker;
    this.#gauge = gauge;
    this.#onFailure = onFailure;
    worker.on('message', (message: FollowerMessage) => this.#take(message));
    worker.on('error', (error: Error) => this.#end(error.stack ?? error.message));
  }

  /** Starts the thread; resolves when its tables are open. @throws when they cannot be */
  static async start(databaseUrl: string, onFailure: (failure: string) => void): Promise<ProjectionThread> {
    const gauge = new LoopGauge();
    const workerData = { databaseUrl, gauge: gauge.shared };
    const worker = new Worker(new URL('thread-main.ts', import.meta.url), { workerData });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    worker.once('message', () => resolve());
    worker.once('error', reject);
    await promise;
    worker.off('error', reject);
    return new ProjectionThread(worker, gauge, onFailure);
  }

  wake(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#say({ kind: 'wake' });
    }, GATHER_MS);
  }

  catchUp(): Promise<void> {
    return this.#ask('catchUp');
  }

  followLog(): Promise<void> {
    return this.#ask('followLog');
  }

  rebuild(): Promise<void> {
    return this.#ask('rebuild');
  }

  onChanged(listener: (puskesmasIds: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearTimeout(this.#gathering);
    this.#listeners.clear();
    await this.#ask('close');
    this.#gauge.close();
    await this.#worker.terminate();
  }

  #ask(kind: 'catchUp' | 'followLog' | 'rebuild' | 'close'): Promise<void> {
    const id = ++this.#lastId;
    const waiting = Promise.withResolvers<void>();
    this.#waiting.set(id, waiting);
    this.#say({ kind, id });
    return waiting.promise;
  }

  #say(request: FollowerRequest): void {
    this.#worker.postMessage(request);
  }

  #take(message: FollowerMessage): void {
    switch (message.kind) {
      case 'ready':
        return;
      case 'changed': {
        const changed = new Set(message.puskesmasIds);
        for (const listener of this.#listeners) listener(changed);
        return;
      }
      case 'failed':
        return this.#onFailure(message.failure);
      case 'done': {
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.failure === undefined) waiting?.resolve();
        else waiting?.reject(new Error(message.failure));
        return;
      }
      default:
        message satisfies never;
    }
  }

  #end(failure: string): void {
    this.#onFailure(failure);
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(failure));
    this.#waiting.clear();
  }
}
