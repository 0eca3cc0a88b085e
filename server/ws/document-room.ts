import { diffUpdate, encodeStateVector } from 'yjs';
import { readUpdate } from '#lib/doc/update-events.ts';
import { CLOSE } from '#lib/sync/close-codes.ts';
import type { Clocks } from './clocks.ts';
import type { DocumentAppend, DocumentKey, LogEntry, StoredHead } from '../log/port.ts';
import { frameStep1, frameUpdate } from './frames.ts';
import type { Carrier, Member } from './member.ts';
import { Presence } from './presence.ts';
import { RecentUpdates } from './recent-updates.ts';
import { RepeatedPlaces } from './repeated-places.ts';
import { answer } from './room-answer.ts';
import { RoomHead } from './room-head.ts';
import { RoomOutbox } from './room-outbox.ts';
import type { Offered, RoomParts } from './room-parts.ts';
import { RoomQueue, newUpdatesOf, pendingOf, placesFor, type PendingUpdate, type Waiter } from './room-queue.ts';
import { checkUpdate, type Checked } from './update-check.ts';

const ACCEPTED: Offered = { kind: 'accepted' };

/**
 * One open document, without a Y.Doc: its head, its newest updates and the sockets in it. It promises:
 * 1. an update is checked against everything accepted before it (SY5, SY6);
 * 2. an accepted update goes to every other listening socket as it came (SY3), in the next round, and to the disk in the same order;
 * 3. a receipt tells of nothing that is not on the disk (SY2), and a proof of nothing that is there otherwise than it was given (SY14);
 * 4. when another process has moved the document on, its part is taken in first and what waits here is checked again.
 */
export class DocumentRoom {
  readonly key: DocumentKey;
  readonly posyanduId: string;
  readonly presence: Presence<Member>;
  readonly members = new Set<Member>();
  readonly #parts: RoomParts<DocumentRoom>;
  readonly #head: RoomHead;
  readonly #recent: RecentUpdates;
  readonly #queue = new RoomQueue();
  readonly #outbox: RoomOutbox;
  readonly #repeated: RepeatedPlaces;
  /** Newest entry that another process is known to have stored. */
  #foreignSeq = 0;
  #isFollowing = false;
  /** True while it is known that another process has come between, and not yet with what. */
  #isBehind = false;
  /** Entries that came during a commit, whose outcome says whether they are another process's. */
  #meanwhile: LogEntry[] = [];

  constructor(key: DocumentKey, posyanduId: string, stored: StoredHead, parts: RoomParts<DocumentRoom>) {
    this.key = key;
    this.posyanduId = posyanduId;
    this.presence = new Presence(parts.limits);
    this.#parts = parts;
    this.#head = new RoomHead(stored);
    this.#recent = new RecentUpdates(parts.limits.recentBytes, stored.clocks);
    this.#outbox = new RoomOutbox({ ...parts, members: this.members, head: this.#head, queue: this.#queue });
    this.#repeated = new RepeatedPlaces({ room: this, head: this.#head, outbox: this.#outbox, read: parts.read });
  }

  /** True while nobody is here and nothing is under way. */
  get isIdle(): boolean {
    const isWorking = !this.#queue.isEmpty || !this.#repeated.isIdle || this.#isFollowing || this.#isBehind;
    return this.members.size === 0 && !isWorking;
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
    if (checked.repeats) this.#repeated.compare({ update, carrier, sender });
    if (checked.kind !== 'new') return checked;
    const pending = pendingOf(checked, { carrier, sender, receivedAt: this.#parts.now() });
    this.#head.wait(checked.content);
    this.#recent.add(pending);
    this.#queue.add(pending);
    this.#outbox.relay(pending.frame, sender);
    this.#parts.requestCommit(this, pending.frame.length);
    return checked.left ? { kind: 'accepted', left: checked.left } : ACCEPTED;
  }

  /** Sends a frame to all who listen. */
  broadcast(frame: Buffer): void {
    this.#outbox.relay(frame);
  }

  /** This socket has just been given all that there is: it gets the receipt for what is durable now, and one more when what waits now is. */
  confirmTo(member: Member): void {
    this.#outbox.hasAll(member);
    this.#outbox.receiptNow(member);
    this.#queue.attend([member], []);
  }

  /** Resolves when everything that has been given so far is compared with what it repeats, and on the disk. */
  whenDurable(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#confirm([], [(error) => (error === undefined ? resolve() : reject(error))]);
    return promise;
  }

  /** Hands out what a client with these clocks lacks; see `answer`. */
  answer(clocks: Clocks, stateVector: Uint8Array, deliver: (updates: Uint8Array[]) => void): Promise<void> {
    const asked = { ...this.#parts, key: this.key, clocks: this.#head.clocks, recent: this.#recent };
    return answer(asked, { clocks, stateVector }, deliver);
  }

  /** Hands over what waits, for one commit; undefined where nothing does, or where another process's part comes first. */
  beginCommit(): DocumentAppend | undefined {
    if (this.#isFollowing || this.#isBehind || this.#queue.isCommitting || !this.#queue.hasWaiting) return undefined;
    const group = this.#queue.begin();
    this.#head.beginCommit();
    return { ...this.key, headSeq: this.#head.seq, updates: newUpdatesOf(group) };
  }

  /** The commit is done; `seq` is that of its last update. */
  endCommit(seq: number): void {
    const group = this.#queue.end();
    if (!group) return;
    this.#head.endCommit(seq);
    this.#outbox.stored(group, seq);
    this.#takeMeanwhile();
    this.#follow();
  }

  /** Another process had moved the document on: nothing of the commit was stored. */
  overtaken(): void {
    this.#queue.giveBack();
    const seq = this.#head.seq;
    this.#isBehind = true;
    this.#takeMeanwhile();
    if (this.#head.seq > seq) return;
    const read = (): void => {
      if (!this.#isBehind) return;
      this.#isBehind = false;
      this.noteForeign(seq + 1);
    };
    this.#parts.lookForForeign().then(read, read);
  }

  /** Another process has stored something up to `seq` (or this one has, and does not know it yet). */
  noteForeign(seq: number): void {
    this.#foreignSeq = Math.max(this.#foreignSeq, seq);
    this.#follow();
  }

  /** The log has these new entries of this document, some perhaps this process's own. A room that was up to date needs no look at the store. */
  noteEntries(entries: readonly LogEntry[]): void {
    if (this.#isFollowing || this.#foreignSeq > this.#head.seq) return this.noteForeign(entries.at(-1)?.seq ?? 0);
    if (this.#queue.isCommitting) return void this.#meanwhile.push(...entries);
    const unknown = entries.filter((entry) => entry.seq > this.#head.seq);
    if (unknown.length === 0) return;
    try {
      this.#takeIn(unknown);
    } catch (error) {
      return this.#parts.abandon(this, error);
    }
    const wasBehind = this.#isBehind;
    this.#isBehind = false;
    if (wasBehind && this.#queue.hasWaiting) this.#parts.commitAgain(this);
  }

  #takeMeanwhile(): void {
    const entries = this.#meanwhile;
    this.#meanwhile = [];
    if (entries.length > 0) this.noteEntries(entries);
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
      if (entries.length === 0) throw new Error(`${this.key.documentId}: no entry ${this.#foreignSeq} in the log`);
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

  /** Tells these once all that is here is durable, and what it repeats compared. */
  #confirm(givers: Iterable<Member>, waiters: readonly Waiter[]): void {
    this.#repeated.whenCompared((error) => {
      if (error === undefined) this.#outbox.confirm(givers, waiters);
      else for (const done of waiters) done(error);
    });
  }

  #takeEntry({ seq, update }: LogEntry): void {
    const read = readUpdate(update, this.#head);
    if (!read.ok) throw new Error(`log entry ${seq}: ${read.problem.code}`);
    const { clocks, repeats } = read.value;
    const framed = frameUpdate(repeats ? diffUpdate(update, this.stateVector()) : update);
    this.#head.follow(read.value, seq);
    if (clocks.size === 0) return;
    this.#recent.add({ ...framed, clocks, seq });
    this.#outbox.relay(framed.frame);
  }

  #recheck(update: PendingUpdate): void {
    const checked = this.#check(update.update, update.carrier);
    if (checked.repeats) {
      this.#repeated.compare(update);
      update.places = checked.kind === 'new' ? placesFor(update.sender, checked.content) : [];
    }
    switch (checked.kind) {
      case 'new':
        this.#head.wait(checked.content);
        this.#queue.add(update);
        return;
      case 'known':
        update.seq = this.#head.seq;
        return;
      case 'gap':
        update.sender?.send(frameStep1(this.stateVector()));
        break;
      case 'refused':
        update.sender?.refuse(checked.refusal);
    }
    this.#recent.remove(update);
    this.#outbox.withdraw(update.frame);
  }

  #check(update: Uint8Array, carrier: Carrier): Checked {
    return checkUpdate(update, this.#head, carrier, (tuple) => this.#parts.isProven(this.key, tuple));
  }
}
