import { joinRanges, type PlaceRange } from '#lib/doc/place-ranges.ts';
import type { Counters } from './counters.ts';
import { frameProven, frameReceipt } from './frames.ts';
import type { Member } from './member.ts';
import type { Outgoing } from './relay-rounds.ts';
import type { RoomHead } from './room-head.ts';
import type { Group, RoomQueue, Waiter } from './room-queue.ts';

/** The room whose messages go out here. */
export interface OutboxParts {
  readonly members: ReadonlySet<Member>;
  readonly head: RoomHead;
  readonly queue: RoomQueue;
  readonly counters: Counters;
  /** Asks for a round in which this is sent. */
  readonly requestRound: (outgoing: Outgoing) => void;
}

/** A frame on its way to everybody but its sender; to nobody once it has been taken back. */
interface Relayed {
  frame: Buffer | undefined;
  readonly sender: Member | undefined;
}

/**
 * What a room has to tell those who are in it. All of a round goes to a socket in one piece: each write costs as much as the check of several
 * events.
 * 1. Updates go on as they came, in order, never to their sender (SY3).
 * 2. A receipt tells of nothing that is not on the disk when it is sent (SY2); a proof goes with the receipt that covers it.
 */
export class RoomOutbox implements Outgoing {
  readonly #parts: OutboxParts;
  #relayed: Relayed[] = [];
  #receiptsTo = new Set<Member>();
  readonly #proofs = new Map<Member, readonly PlaceRange[]>();
  /** Who has come after some of `#relayed` had been gathered, and was given it: how many to leave out. */
  readonly #given = new Map<Member, number>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Sends a frame on in the next round. */
  relay(frame: Buffer, sender?: Member): void {
    this.#relayed.push({ frame, sender });
    this.#parts.requestRound(this);
  }

  /** Takes a frame back that turned out to be no part of the document, where it has not gone out yet. */
  withdraw(frame: Buffer): void {
    for (const one of this.#relayed) if (one.frame === frame) one.frame = undefined;
  }

  /** This socket has just been given all that there is. */
  hasAll(member: Member): void {
    if (this.#relayed.length > 0) this.#given.set(member, this.#relayed.length);
  }

  /** Tells these once all that is here now is durable. */
  confirm(givers: Iterable<Member>, waiters: Iterable<Waiter>): void {
    if (this.#parts.queue.attend(givers, waiters)) return;
    this.receiptTo(givers);
    for (const done of waiters) done();
  }

  /** Gives these sockets a receipt in the next round. */
  receiptTo(givers: Iterable<Member>): void {
    for (const giver of givers) if (giver.wantsReceipts) this.#receiptsTo.add(giver);
    if (this.#receiptsTo.size > 0) this.#parts.requestRound(this);
  }

  /** These are on the disk, the last of them as entry `seq`. */
  stored({ updates, givers, waiters }: Group, seq: number): void {
    const first = seq - updates.length + 1;
    for (const [i, update] of updates.entries()) {
      update.seq = first + i;
      if (update.sender) this.prove(update.sender, update.places);
    }
    this.receiptTo(givers);
    for (const done of waiters) done();
  }

  /** Proves to a socket with its next receipt that the disk has at these places what it gave (SY14). */
  prove(member: Member, ranges: readonly PlaceRange[]): void {
    if (member.wantsProofs && ranges.length > 0)
      this.#proofs.set(member, [...(this.#proofs.get(member) ?? []), ...ranges]);
  }

  /** Gives a socket the receipt for what is durable now, at once. */
  receiptNow(member: Member): void {
    if (!member.wantsReceipts) return;
    member.send(this.#receipt());
    this.#parts.counters.receiptsSent += 1;
  }

  send(): void {
    const { members, counters } = this.#parts;
    const [relayed, receiptsTo] = [this.#relayed, this.#receiptsTo];
    this.#relayed = [];
    if (receiptsTo.size > 0) this.#receiptsTo = new Set();
    const receipt = receiptsTo.size > 0 ? this.#receipt() : undefined;
    const senders = new Set(relayed.map(({ sender }) => sender));
    const whole = join(relayed.flatMap(({ frame }) => frame ?? []));
    for (const member of relayed.length > 0 ? members : receiptsTo) {
      if (!members.has(member)) continue;
      // Most of a room gets the very same bytes.
      const isPart = senders.has(member) || this.#given.has(member);
      const news = !member.listens ? undefined : isPart ? join(this.#framesFor(member, relayed)) : whole;
      counters.framesRelayed += news?.frames ?? 0;
      if (receipt && receiptsTo.has(member)) {
        counters.receiptsSent += 1;
        const proof = this.#proofs.get(member);
        const frames = [...(news ? [news.bytes] : []), receipt, ...(proof ? [frameProven(joinRanges(proof))] : [])];
        member.send(frames.length > 1 ? Buffer.concat(frames) : receipt);
        this.#proofs.delete(member);
      } else if (news) member.send(news.bytes);
    }
    if (this.#given.size > 0) this.#given.clear();
    for (const member of this.#proofs.keys()) if (!members.has(member)) this.#proofs.delete(member);
  }

  #framesFor(member: Member, relayed: readonly Relayed[]): Buffer[] {
    const frames: Buffer[] = [];
    for (let i = this.#given.get(member) ?? 0; i < relayed.length; i++) {
      const one = relayed[i];
      if (one?.frame && one.sender !== member) frames.push(one.frame);
    }
    return frames;
  }

  #receipt(): Buffer {
    return frameReceipt(this.#parts.head.durableClocks());
  }
}

/** @returns the frames in one piece; undefined where there are none */
function join(frames: readonly Buffer[]): { bytes: Buffer; frames: number } | undefined {
  const [first] = frames;
  return first && { bytes: frames.length > 1 ? Buffer.concat(frames) : first, frames: frames.length };
}
