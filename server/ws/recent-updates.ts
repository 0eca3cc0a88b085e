import { covers, type Clocks } from './clocks.ts';
import type { FramedUpdate } from './frames.ts';
import { cutDown } from './missing-part.ts';

/** An update as a room keeps it. */
export interface RecentUpdate extends FramedUpdate {
  /** Clocks that it reaches. */
  readonly clocks: Clocks;
  /** Entry of the log, once it is there. */
  seq: number | undefined;
}

/**
 * The newest updates of a room, so that who was away for a moment is answered without the disk: everything that has come
 * since the document stood at `from`.
 */
export class RecentUpdates {
  readonly #maxBytes: number;
  readonly #from: Map<number, number>;
  #updates: RecentUpdate[] = [];
  #bytes = 0;
  #droppedThrough = 0;

  /** @param from clocks of the document at this moment */
  constructor(maxBytes: number, from: Clocks) {
    this.#maxBytes = maxBytes;
    this.#from = new Map(from);
  }

  add(update: RecentUpdate): void {
    this.#updates.push(update);
    this.#bytes += update.frame.length;
    if (this.#bytes > this.#maxBytes) this.#dropOldest();
  }

  /** Takes out an update that turned out to be no part of the document. */
  remove(update: RecentUpdate): void {
    this.#updates = this.#updates.filter((one) => one !== update);
  }

  /** Updates that are behind `seq` in the log, or not there yet; undefined where some of these are no longer kept. */
  after(seq: number): RecentUpdate[] | undefined {
    if (seq < this.#droppedThrough) return undefined;
    return this.#updates.filter((one) => one.seq === undefined || one.seq > seq);
  }

  /** What a client lacks, in order; undefined when it lacks older things than are kept here. */
  missing(clocks: Clocks, stateVector: Uint8Array): Uint8Array[] | undefined {
    return covers(clocks, this.#from) ? cutDown(this.#updates, this.#from, clocks, stateVector) : undefined;
  }

  /** Drops down to half, but nothing that the log does not hold yet: that can be had nowhere else. */
  #dropOldest(): void {
    let dropped = 0;
    while (this.#bytes > this.#maxBytes / 2) {
      const oldest = this.#updates[dropped];
      if (oldest?.seq === undefined) break;
      for (const [client, clock] of oldest.clocks) this.#from.set(client, clock);
      this.#droppedThrough = oldest.seq;
      this.#bytes -= oldest.frame.length;
      dropped += 1;
    }
    this.#updates = this.#updates.slice(dropped);
  }
}
