import { advanceHead, type DocumentHead, type UpdateContent } from '#lib/doc/document-head.ts';
import type { StoredHead } from '../log/port.ts';

/**
 * The head of an open document: what it holds with the updates that still wait for the disk, and where it stood without them.
 * Updates pass three states: waiting, in a commit, durable.
 */
export class RoomHead implements DocumentHead {
  readonly clocks: Map<number, number>;
  readonly arrays: Map<number, string>;
  #seq: number;
  /** Clocks before the first update that waits, of those clients that it moves. */
  #beforeWaiting = new Map<number, number>();
  #beforeCommit = new Map<number, number>();

  constructor(stored: StoredHead) {
    this.clocks = stored.clocks;
    this.arrays = stored.arrays;
    this.#seq = stored.seq;
  }

  /** Newest entry of the log that this head covers. */
  get seq(): number {
    return this.#seq;
  }

  /** Takes in an update that waits for the disk. */
  wait(content: UpdateContent): void {
    for (const client of content.clocks.keys()) {
      if (!this.#beforeWaiting.has(client)) this.#beforeWaiting.set(client, this.clocks.get(client) ?? 0);
    }
    advanceHead(this, content);
  }

  /** What waits is now in a commit. */
  beginCommit(): void {
    this.#beforeCommit = this.#beforeWaiting;
    this.#beforeWaiting = new Map();
  }

  /** What was in a commit is durable. */
  endCommit(seq: number): void {
    this.#beforeCommit.clear();
    this.#seq = seq;
  }

  /** Takes in an entry that another process has stored; nothing may be waiting or in a commit. */
  follow(content: UpdateContent, seq: number): void {
    advanceHead(this, content);
    this.#seq = seq;
  }

  /** Goes back to what is durable. */
  rollBack(): void {
    for (const before of [this.#beforeWaiting, this.#beforeCommit]) {
      for (const [client, clock] of before) {
        if (clock > 0) this.clocks.set(client, clock);
        else {
          this.clocks.delete(client);
          this.arrays.delete(client);
        }
      }
      before.clear();
    }
  }

  /** Clocks of what is on the disk. */
  durableClocks(): Map<number, number> {
    if (this.#beforeWaiting.size === 0 && this.#beforeCommit.size === 0) return this.clocks;
    const clocks = new Map([...this.clocks, ...this.#beforeWaiting, ...this.#beforeCommit]);
    for (const [client, clock] of clocks) if (clock === 0) clocks.delete(client);
    return clocks;
  }
}
