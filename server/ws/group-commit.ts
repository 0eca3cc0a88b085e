import type { AppendOutcome, DocumentAppend, LogPort } from '../log/port.ts';
import type { Counters } from './counters.ts';
import type { DocumentRoom } from './document-room.ts';
import type { Limits } from './limits.ts';
import type { RelayRounds } from './relay-rounds.ts';

/** What group commit needs of its surroundings. */
export interface GroupCommitParts {
  readonly log: LogPort;
  readonly limits: Limits;
  readonly counters: Counters;
  /** Held back during each commit. */
  readonly rounds: RelayRounds;
  /** Runs the append again and again until it succeeds. */
  readonly untilDone: <T>(attempt: () => Promise<T>) => Promise<T>;
  /** Called after each commit; the rooms know already. */
  readonly onStored: (stored: readonly Stored[]) => void;
}

/** What a commit added to one room's document. */
export interface Stored {
  readonly room: DocumentRoom;
  readonly updates: number;
  /** Entry of the last of them. */
  readonly seq: number;
}

/** A commit may take this part of the time; the rest belongs to the sockets, which a synchronous engine holds up. */
const SHARE_OF_TIME = 1 / 5;

/**
 * Gathers the updates of all rooms into one commit at a time, so that one disk sync serves many devices. The slower the disk,
 * the longer it gathers.
 */
export class GroupCommit {
  readonly #parts: GroupCommitParts;
  readonly #rooms = new Set<DocumentRoom>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #waitMs: number;
  #pendingBytes = 0;
  /** Updates that wait for the next commit. */
  #gathered = 0;
  #isStopped = false;
  #isUrgent = false;

  constructor(parts: GroupCommitParts) {
    this.#parts = parts;
    this.#waitMs = parts.limits.commitWaitMs;
  }

  /** True when so much waits for the disk that no more should be taken. */
  get isFull(): boolean {
    return this.#pendingBytes > this.#parts.limits.pendingBytes;
  }

  /** Takes the room along in the next commit; `bytes` is what has been added to what waits in it. */
  request(room: DocumentRoom, bytes: number): void {
    this.#pendingBytes += bytes;
    this.#gathered += 1;
    this.#rooms.add(room);
    this.#schedule();
  }

  /**
   * Takes the room along at once: another process has come between, and the longer its head waits to be stored, the likelier one does again. Where
   * several write to one document, waiting would starve the slower.
   */
  again(room: DocumentRoom): void {
    this.#rooms.add(room);
    this.#isUrgent = true;
    this.#schedule();
  }

  /** Resolves when nothing waits any more; rejects when the store fails and no more is tried. */
  async flush(): Promise<void> {
    while (this.#running || this.#rooms.size > 0) await (this.#running ?? this.#run());
  }

  /** Begins no more commits by itself. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#running || this.#isStopped) return;
    // No timer goes off while a burst is read from the sockets; what others have seen must not be far ahead of the disk.
    if (this.#gathered >= this.#parts.limits.commitUpdates) return void this.#run().catch(() => undefined);
    if (this.#timer && !this.#isUrgent) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run().catch(() => undefined), this.#isUrgent ? 0 : this.#waitMs);
  }

  #run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isUrgent = false;
    this.#running = this.#commit().finally(() => {
      this.#running = undefined;
      if (this.#rooms.size > 0) this.#schedule();
    });
    return this.#running;
  }

  async #commit(): Promise<void> {
    const rooms: DocumentRoom[] = [];
    const batch: DocumentAppend[] = [];
    for (const room of this.#rooms) {
      const append = room.beginCommit();
      if (!append) continue;
      rooms.push(room);
      batch.push(append);
    }
    this.#rooms.clear();
    this.#pendingBytes = 0;
    this.#gathered = 0;
    if (batch.length === 0) return;
    const outcomes = await this.#parts.untilDone(() => this.#append(batch));
    const stored = outcomes.flatMap((outcome, i) => {
      const [room, append] = [rooms[i], batch[i]];
      return room && append ? this.#settle(room, append, outcome) : [];
    });
    if (stored.length > 0) this.#parts.onStored(stored);
  }

  async #append(batch: readonly DocumentAppend[]): Promise<AppendOutcome[]> {
    const { log, counters, limits, rounds } = this.#parts;
    const startedMs = performance.now();
    rounds.hold();
    const outcomes = await log.append(batch).finally(() => rounds.release());
    const tookMs = performance.now() - startedMs;
    counters.commits += 1;
    counters.commitMs += tookMs;
    const wished = tookMs * (1 / SHARE_OF_TIME - 1);
    this.#waitMs = Math.min(Math.max(limits.commitWaitMs, wished), limits.commitWaitMaxMs);
    return outcomes;
  }

  #settle(room: DocumentRoom, append: DocumentAppend, outcome: AppendOutcome): Stored[] {
    if (outcome.kind === 'stale') {
      this.#parts.counters.staleAppends += 1;
      room.overtaken();
      return [];
    }
    room.endCommit(outcome.seq);
    return [{ room, updates: append.updates.length, seq: outcome.seq }];
  }
}
