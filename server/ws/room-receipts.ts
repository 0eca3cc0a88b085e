import type { Counters } from './counters.ts';
import { frameReceipt } from './frames.ts';
import type { Member } from './member.ts';
import type { RoomHead } from './room-head.ts';
import type { RoomQueue, Waiter } from './room-queue.ts';

/** The room whose receipts are given. */
export interface ReceiptParts {
  readonly members: ReadonlySet<Member>;
  readonly head: RoomHead;
  readonly queue: RoomQueue;
  readonly counters: Counters;
}

/** Tells who is in a room what of it is on the disk, and nothing more (SY2). */
export class RoomReceipts {
  readonly #parts: ReceiptParts;

  constructor(parts: ReceiptParts) {
    this.#parts = parts;
  }

  /** Tells these once all that is here now is durable. */
  confirm(givers: Iterable<Member>, waiters: Iterable<Waiter>): void {
    if (this.#parts.queue.attend(givers, waiters)) return;
    this.give(givers);
    for (const done of waiters) done();
  }

  /** Gives these sockets the receipt for what is durable now. */
  give(givers: Iterable<Member>): void {
    const { members, head, counters } = this.#parts;
    let receipt: Buffer | undefined;
    for (const giver of givers) {
      if (!giver.wantsReceipts || !members.has(giver)) continue;
      receipt ??= frameReceipt(head.durableClocks());
      giver.send(receipt);
      counters.receiptsSent += 1;
    }
  }
}
