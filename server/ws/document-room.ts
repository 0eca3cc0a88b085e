import { diffUpdate, encodeStateVector } from 'yjs';
import type { CarriedTuple } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import { CLOSE } from '#lib/sync/close-codes.ts';
import type { Refusal } from '#lib/sync/messages.ts';
import { covers, type Clocks } from './clocks.ts';
import type { DocumentAppend, DocumentKey, LogEntry, LogPort, StoredHead } from '../log/port.ts';
import type { Counters } from './counters.ts';
import { frameReceipt, frameStep1, frameUpdate } from './frames.ts';
import type { Limits } from './limits.ts';
import type { Carrier, Member } from './member.ts';
import { cutDown } from './missing-part.ts';
import { Presence } from './presence.ts';
import { RecentUpdates } from './recent-updates.ts';
import { RoomHead } from './room-head.ts';
import { RoomQueue, newUpdatesOf, type PendingUpdate, type Waiter } from './room-queue.ts';
import { checkUpdate, type Checked } from './update-check.ts';

/** What became of an offered update; `known` also where it still waits for the disk. */
export type Offered =
  /** `left` names what was left out because its carrier may not bring it; the rest is taken. */
  | { readonly kind: 'accepted'; readonly left?: Refusal }
  | { readonly kind: 'known' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What a room needs of its surroundings. */
export interface RoomParts {
  readonly log: LogPort;
  readonly limits: Limits;
  readonly counters: Counters;
  readonly now: () => number;
  /** Says whether a tuple proves by itself that it belongs into a document, whoever brings it. */
  readonly isProven: (key: DocumentKey, tuple: CarriedTuple) => boolean;
  /** Asks for a commit of what waits in this room, to which so many bytes have been added. */
  readonly requestCommit: (room: DocumentRoom, bytes: number) => void;
  /** Asks for a commit at once, after another process has come between. */
  readonly commitAgain: (room: DocumentRoom) => void;
  /** Reads the store, again and again until it answers. */
  readonly read: <T>(attempt: () => Promise<T>) => Promise<T>;
  /** The store no longer fits what this room has seen of it: it has to be closed, and opened anew. */
  readonly abandon: (room: DocumentRoom, error: unknown) => void;
  /** A document has been found to be stored in so many updates. */
  readonly onRowsRead: (key: DocumentKey, rows: number) => void;
}

const NO_CLOCKS: Clocks = new Map();
const ACCEPTED: Offered = { kind: 'accepted' };

/**
 * One open document, without a Y.Doc: its head, its newest updates and the sockets in it. It promises:
 * 1. an update is checked against everything accepted before it (SY5, SY6);
 * 2. an accepted update goes to every other listening socket as it came (SY3), and to the disk in the same order;
 * 3. a receipt tells of nothing that is not on the disk (SY2);
 * 4. when another process has moved the document on, its part is taken in first and what waits here is checked again.
 */
export class DocumentRoom {
  readonly key: DocumentKey;
  readonly posyanduId: string;
  readonly presence: Presence<Member>;
  readonly members = new Set<Member>();
  readonly #parts: RoomParts;
  readonly #head: RoomHead;
  readonly #recent: RecentUpdates;
  readonly #queue = new RoomQueue();
  /** Newest entry that another process is known to have stored. */
  #foreignSeq = 0;
  #isFollowing = false;

  constructor(key: DocumentKey, posyanduId: string, stored: StoredHead, parts: RoomParts) {
    this.key = key;
    this.posyanduId = posyanduId;
    this.presence = new Presence(parts.limits);
    this.#parts = parts;
    this.#head = new RoomHead(stored);
    this.#recent = new RecentUpdates(parts.limits.recentBytes, stored.clocks);
  }

  /** True while nobody is here and nothing is under way. */
  get isIdle(): boolean {
    return this.members.size === 0 && this.#queue.isEmpty && !this.#isFollowing;
  }

  /** State vector of the document with what waits for the disk: what a client is asked to complete. */
  stateVector(): Uint8Array {
    return encodeStateVector(this.#head.clocks);
  }

  /** State vector of what is on the disk: the receipt. */
  durableStateVector(): Uint8Array {
    return encodeStateVector(this.#head.durableClocks());
  }

  /** Takes an update from a carrier; `sender` is the socket that it came by, if it did. */
  offer(update: Uint8Array, carrier: Carrier, sender?: Member): Offered {
    const checked = this.#check(update, carrier);
    if (checked.kind === 'known') this.#confirm(sender ? [sender] : [], []);
    if (checked.kind !== 'new') return checked;
    const { clocks, arrays } = checked.content;
    const receivedAt = this.#parts.now();
    const framed = frameUpdate(checked.update);
    const pending: PendingUpdate = { ...framed, clocks, arrays, seq: undefined, carrier, receivedAt, sender };
    this.#head.wait(checked.content);
    this.#recent.add(pending);
    this.#queue.add(pending);
    this.broadcast(pending.frame, sender);
    this.#parts.requestCommit(this, pending.frame.length);
    return checked.left ? { kind: 'accepted', left: checked.left } : ACCEPTED;
  }

  /** Sends a frame to all who listen, except one. */
  broadcast(frame: Buffer, except?: Member): void {
    for (const member of this.members) {
      if (member === except || !member.listens) continue;
      member.send(frame);
      this.#parts.counters.framesRelayed += 1;
    }
  }

  /** Gives a socket the receipt for what is durable now, and one more as soon as what waits now is durable too, whoever gave it. */
  confirmTo(member: Member): void {
    this.#receipt([member]);
    this.#queue.attend([member], []);
  }

  /** Resolves when everything that has been accepted so far is on the disk. */
  whenDurable(): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#confirm([], [(error) => (error === undefined ? resolve() : reject(error))]),
    );
  }

  /**
   * Hands out what a client with these clocks lacks, as updates in order, with what still waits for the disk. `deliver` is called
   * at the very moment that the answer speaks of, so that what comes later can follow it without a hole.
   */
  async answer(clocks: Clocks, stateVector: Uint8Array, deliver: (updates: Uint8Array[]) => void): Promise<void> {
    for (;;) {
      if (covers(clocks, this.#head.clocks)) return deliver([]);
      const recent = this.#recent.missing(clocks, stateVector);
      if (recent) return deliver(recent);
      const stored = await this.#parts.log.readUpdates(this.key);
      this.#parts.onRowsRead(this.key, stored.length);
      const later = this.#recent.after(stored.at(-1)?.seq ?? 0);
      // Undefined where so much has come during the read that some is in neither: read again.
      if (later) return deliver(cutDown([...stored, ...later], NO_CLOCKS, clocks, stateVector));
    }
  }

  /** Hands over what waits, for one commit; undefined where nothing does, or where another process's part comes first. */
  beginCommit(): DocumentAppend | undefined {
    if (this.#isFollowing || this.#queue.isCommitting || !this.#queue.hasWaiting) return undefined;
    const group = this.#queue.begin();
    this.#head.beginCommit();
    return { ...this.key, headSeq: this.#head.seq, updates: newUpdatesOf(group) };
  }

  /** The commit is done; `seq` is that of its last update. */
  endCommit(seq: number): void {
    const group = this.#queue.end();
    if (!group) return;
    this.#head.endCommit(seq);
    const first = seq - group.updates.length + 1;
    for (const [i, update] of group.updates.entries()) update.seq = first + i;
    this.#receipt(group.givers);
    for (const done of group.waiters) done();
    this.#follow();
  }

  /** Another process had moved the document on: nothing of the commit was stored. */
  overtaken(): void {
    this.#queue.giveBack();
    this.noteForeign(this.#head.seq + 1);
  }

  /** Another process has stored something up to `seq` (or this one has, and does not know it yet). */
  noteForeign(seq: number): void {
    this.#foreignSeq = Math.max(this.#foreignSeq, seq);
    this.#follow();
  }

  /** Ends this room; what waited for the disk is with the devices, which come back and send it again. */
  fail(error: unknown): void {
    for (const done of this.#queue.takeAll().waiters) done(error);
    for (const member of this.members) member.end(CLOSE.goingAway);
  }

  /** Takes in what other processes have stored, unless a commit is under way: its outcome says more. */
  #follow(): void {
    if (this.#isFollowing || this.#queue.isCommitting || this.#foreignSeq <= this.#head.seq) return;
    this.#isFollowing = true;
    this.#takeForeign().catch((error: unknown) => this.#parts.abandon(this, error));
  }

  async #takeForeign(): Promise<void> {
    while (this.#foreignSeq > this.#head.seq) {
      const entries = await this.#parts.read(() => this.#parts.log.readUpdates(this.key, this.#head.seq));
      if (entries.length === 0)
        throw new Error(`${this.key.documentId}: the log ends before entry ${this.#foreignSeq}`);
      this.#takeIn(entries);
    }
    this.#isFollowing = false;
    if (this.#queue.hasWaiting) this.#parts.commitAgain(this);
  }

  #takeIn(entries: readonly LogEntry[]): void {
    const pending = this.#queue.takeAll();
    this.#head.rollBack();
    for (const entry of entries) this.#takeEntry(entry);
    for (const update of pending.updates) this.#recheck(update);
    this.#confirm(pending.givers, pending.waiters);
  }

  #takeEntry({ seq, update }: LogEntry): void {
    const read = readUpdate(update, this.#head);
    if (!read.ok) throw new Error(`log entry ${seq}: ${read.problem.code}`);
    const { clocks, repeats } = read.value;
    const own = repeats ? diffUpdate(update, this.stateVector()) : update;
    this.#head.follow(read.value, seq);
    if (clocks.size === 0) return;
    const framed = frameUpdate(own);
    this.#recent.add({ ...framed, clocks, seq });
    this.broadcast(framed.frame);
  }

  #recheck(update: PendingUpdate): void {
    const checked = this.#check(update.update, update.carrier);
    switch (checked.kind) {
      case 'new':
        this.#head.wait(checked.content);
        this.#queue.add(update);
        return;
      case 'known':
        update.seq = this.#head.seq;
        return;
      case 'gap':
        this.#recent.remove(update);
        update.sender?.send(frameStep1(this.stateVector()));
        return;
      case 'refused':
        this.#recent.remove(update);
        update.sender?.refuse(checked.refusal);
    }
  }

  #check(update: Uint8Array, carrier: Carrier): Checked {
    return checkUpdate(update, this.#head, carrier, (tuple) => this.#parts.isProven(this.key, tuple));
  }

  /** Confirms, once all that is here now is durable. */
  #confirm(givers: Iterable<Member>, waiters: Iterable<Waiter>): void {
    if (this.#queue.attend(givers, waiters)) return;
    this.#receipt(givers);
    for (const done of waiters) done();
  }

  #receipt(givers: Iterable<Member>): void {
    let receipt: Buffer | undefined;
    for (const giver of givers) {
      if (!giver.wantsReceipts || !this.members.has(giver)) continue;
      receipt ??= frameReceipt(this.#head.durableClocks());
      giver.send(receipt);
      this.#parts.counters.receiptsSent += 1;
    }
  }
}
