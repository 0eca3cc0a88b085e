import { parseDocumentId } from '#lib/doc/document-id.ts';
import { nameOfKey, type DocumentKey, type LogEntry, type LogPort } from '../log/port.ts';
import { Compactor } from '../log/compactor.ts';
import { ChangeHints } from './change-hints.ts';
import { createCounters, type Counters } from './counters.ts';
import { DocumentRoom } from './document-room.ts';
import { ForeignAppends } from './foreign-appends.ts';
import { GroupCommit, type Stored } from './group-commit.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { RelayRounds } from './relay-rounds.ts';
import { untilDone } from './retry.ts';
import type { RoomParts } from './room-parts.ts';
import type { Seals } from './seals.ts';
import { SERVER_DEVICES } from './update-check.ts';

/** What the rooms are built on; everything but log and clock has a default. */
export interface RoomsOptions {
  readonly log: LogPort;
  readonly now: () => number;
  /** Seals what the server appends itself, and knows it again. */
  readonly seals?: Seals;
  readonly limits?: Partial<Limits>;
  readonly counters?: Counters;
  /** The log has entries up to `seq`, this process's or another's; called after receipts are sent, and must not take long. */
  readonly onCommitted?: (seq: number) => void;
  /** The store failed (and is tried again), or a room had to be closed; for the log of the process. */
  readonly onProblem?: (problem: { readonly code: string; readonly error: unknown }) => void;
}

/** All documents that are open in this process, and the one way by which updates reach the log, whoever brings them. */
export class DocumentRooms {
  readonly limits: Limits;
  readonly counters: Counters;
  readonly #options: RoomsOptions;
  readonly #rooms = new Map<string, Promise<DocumentRoom>>();
  readonly #byPosyandu = new Map<string, Set<DocumentRoom>>();
  readonly #lastUsedAt = new WeakMap<DocumentRoom, number>();
  readonly #parts: RoomParts<DocumentRoom>;
  readonly #rounds = new RelayRounds();
  readonly #commits: GroupCommit;
  readonly #hints: ChangeHints;
  readonly #foreign: ForeignAppends;
  readonly #compactor: Compactor;
  readonly #sweeper: NodeJS.Timeout;
  readonly #stopped = new AbortController();

  /** Opens no document yet; reads where the log ends. */
  static async start(options: RoomsOptions): Promise<DocumentRooms> {
    return new DocumentRooms(options, await options.log.lastSeq());
  }

  private constructor(options: RoomsOptions, lastSeq: number) {
    const { log, now } = options;
    this.#options = options;
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.counters = options.counters ?? createCounters();
    const { limits, counters } = this;
    const read = <T>(attempt: () => Promise<T>) => this.#untilDone('sync.storeUnread', attempt);
    this.#commits = new GroupCommit({
      log,
      limits,
      counters,
      rounds: this.#rounds,
      untilDone: (attempt) => this.#untilDone('sync.storeFailed', attempt),
      onStored: (stored) => this.#onStored(stored),
    });
    this.#compactor = new Compactor({
      log,
      onProblem: (error) => options.onProblem?.({ code: 'sync.notCompacted', error }),
    });
    this.#parts = {
      log,
      limits,
      counters,
      now,
      isProven: (key, { device, raw }) =>
        SERVER_DEVICES.has(device) && options.seals?.isSealed(key, device, raw) === true,
      read,
      requestRound: (outgoing) => this.#rounds.request(outgoing),
      requestCommit: (room, bytes) => this.#commits.request(room, bytes),
      commitAgain: (room) => this.#commits.again(room),
      lookForForeign: () => this.#foreign.look(),
      abandon: (room, error) => this.#abandon(room, error),
      onRowsRead: (key, rows) => this.#compactor.seen(key, rows),
    };
    this.#hints = new ChangeHints({ hintMs: limits.hintMs, counters, roomsOf: (id) => this.#byPosyandu.get(id) });
    this.#foreign = new ForeignAppends(lastSeq, { log, read, onEntries: (entries) => this.#onForeign(entries) });
    this.#sweeper = setInterval(() => void this.#sweep(), limits.idleRoomMs / 2);
  }

  /** True when so much waits for the disk that no more should be taken. */
  get isFull(): boolean {
    return this.#commits.isFull;
  }

  /** What seals the server's own events, where there is something. */
  get seals(): Seals | undefined {
    return this.#options.seals;
  }

  /** The room of a document, opened when needed. @throws when the store cannot be read */
  async open(key: DocumentKey): Promise<DocumentRoom> {
    const name = nameOfKey(key);
    let opening = this.#rooms.get(name);
    if (!opening) {
      opening = this.#load(key);
      this.#rooms.set(name, opening);
      opening.catch(() => this.#rooms.delete(name));
    }
    const room = await opening;
    this.#lastUsedAt.set(room, this.#options.now());
    return room;
  }

  /** Resolves when everything that was accepted is on the disk and receipted; rejects when the store does not take it in time. */
  async flush(): Promise<void> {
    await this.#commits.flush();
    this.#rounds.flush();
  }

  /** Brings what waits to the disk and stops; sockets have been closed before. */
  async close(): Promise<void> {
    const givenUp = setTimeout(() => this.#stopped.abort(), this.limits.stopMs);
    try {
      await this.flush();
    } finally {
      clearTimeout(givenUp);
      this.#stopped.abort();
      this.#commits.stop();
      this.#hints.close();
      await this.#foreign.close();
      await this.#compactor.close();
      clearInterval(this.#sweeper);
    }
  }

  async #load(key: DocumentKey): Promise<DocumentRoom> {
    const posyanduId = parseDocumentId(key.documentId)?.posyanduId ?? '';
    const head = await this.#options.log.readHead(key);
    const room = new DocumentRoom(key, posyanduId, head, this.#parts);
    const neighbours = this.#byPosyandu.get(posyanduId);
    if (neighbours) neighbours.add(room);
    else this.#byPosyandu.set(posyanduId, new Set([room]));
    this.counters.roomsOpen += 1;
    return room;
  }

  #unload(room: DocumentRoom): void {
    if (!this.#rooms.delete(nameOfKey(room.key))) return;
    const neighbours = this.#byPosyandu.get(room.posyanduId);
    neighbours?.delete(room);
    if (neighbours?.size === 0) this.#byPosyandu.delete(room.posyanduId);
    this.counters.roomsOpen -= 1;
    this.#compactor.left(room.key);
  }

  async #sweep(): Promise<void> {
    const usedBefore = this.#options.now() - this.limits.idleRoomMs;
    for (const opening of this.#rooms.values()) {
      const room = await opening.catch(() => undefined);
      if (room?.isIdle && (this.#lastUsedAt.get(room) ?? 0) < usedBefore) this.#unload(room);
    }
  }

  #onStored(stored: readonly Stored[]): void {
    let [count, last] = [0, 0];
    for (const { room, updates, seq } of stored) {
      count += updates;
      last = Math.max(last, seq);
      this.#hints.note(room.posyanduId, room.key.documentId);
      this.#compactor.grown(room.key, updates);
    }
    this.#foreign.noteOwn(count, last);
    this.#options.onCommitted?.(last);
  }

  #onForeign(entries: readonly LogEntry[]): void {
    for (const [name, ofDocument] of Map.groupBy(entries, nameOfKey)) {
      void this.#rooms.get(name)?.then(
        (room) => room.noteEntries(ofDocument),
        () => undefined,
      );
      const documentId = ofDocument[0]?.documentId ?? '';
      const posyanduId = parseDocumentId(documentId)?.posyanduId;
      if (posyanduId !== undefined) this.#hints.note(posyanduId, documentId);
    }
    this.#options.onCommitted?.(entries.at(-1)?.seq ?? 0);
  }

  #abandon(room: DocumentRoom, error: unknown): void {
    this.#options.onProblem?.({ code: 'sync.roomAbandoned', error });
    this.#unload(room);
    room.fail(error);
  }

  #untilDone<T>(code: string, attempt: () => Promise<T>): Promise<T> {
    return untilDone(attempt, {
      signal: this.#stopped.signal,
      onFailure: (error) => {
        if (code === 'sync.storeFailed') this.counters.commitFailures += 1;
        this.#options.onProblem?.({ code, error });
      },
    });
  }
}
