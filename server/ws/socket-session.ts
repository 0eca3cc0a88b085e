import { decodeStateVector } from 'yjs';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { CarriedTuple } from '#lib/doc/document-head.ts';
import { CLOSE, CLOSE_REASON, type CloseCode } from '#lib/sync/close-codes.ts';
import { encodeRefused, type Refusal } from '#lib/sync/messages.ts';
import type { Counters } from './counters.ts';
import type { DocumentRoom } from './document-room.ts';
import { FloodGuard } from './flood-guard.ts';
import {
  EMPTY_UPDATE,
  frameMessage,
  framePresence,
  frameProven,
  frameStep1,
  frameStep2,
  frameUpdate,
} from './frames.ts';
import { readIncoming } from './incoming.ts';
import type { Limits } from './limits.ts';
import type { Carrier, Member } from './member.ts';
import { isOwnAuthor } from './own-author.ts';
import type { Grant } from './rights-port.ts';
import { SERVER_DEVICES } from './update-check.ts';

/** Where a socket stands; `ended` also while its close is under way. */
type State = { readonly kind: 'joined' } | { readonly kind: 'listening' } | { readonly kind: 'ended' };

/** What a session is made of. */
export interface SessionParts {
  readonly socket: WebSocket;
  /** The connection below the socket, to which whole frames are written; nothing else may compress or cut messages on it. */
  readonly connection: Duplex;
  readonly room: DocumentRoom;
  readonly grant: Grant;
  readonly wantsReceipts: boolean;
  readonly wantsProofs: boolean;
  readonly limits: Limits;
  readonly counters: Counters;
  readonly now: () => number;
  /** True when the server should take no more for now. */
  readonly isFull: () => boolean;
}

/** One socket in one room, from the grant of its rights until it is gone. */
export class SocketSession implements Member, Carrier {
  readonly grant: Grant;
  readonly wantsReceipts: boolean;
  readonly wantsProofs: boolean;
  readonly deviceId: string | null;
  readonly #parts: SessionParts;
  readonly #guard: FloodGuard;
  #state: State = { kind: 'joined' };
  #queuedLimit: number;
  #isAlive = true;
  /** Set while nothing is read from a socket that sends too fast. */
  #slowed: NodeJS.Timeout | undefined;
  #isAnswering = false;
  #asked: Uint8Array | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.grant = parts.grant;
    this.wantsReceipts = parts.wantsReceipts;
    this.wantsProofs = parts.wantsProofs;
    this.deviceId = parts.grant.deviceId;
    this.#guard = new FloodGuard(parts.limits, parts.now());
    this.#queuedLimit = parts.limits.queuedBytes;
    parts.socket.on('message', (data: Buffer) => this.#receive(data));
    parts.socket.on('pong', () => (this.#isAlive = true));
    parts.socket.on('close', () => this.#leave());
    parts.room.members.add(this);
    if (parts.wantsProofs) this.send(frameProven([]));
    if (parts.grant.mayWrite) this.send(frameStep1(parts.room.stateVector()));
  }

  get listens(): boolean {
    return this.#state.kind === 'listening';
  }

  /** Takes what its grant allows; the name of the server is nobody's. */
  takes(deviceId: string): boolean {
    return !SERVER_DEVICES.has(deviceId) && this.grant.enrolledDevices(deviceId);
  }

  mayState(tuple: CarriedTuple): boolean {
    return isOwnAuthor(this.grant, tuple);
  }

  send(frame: Buffer): void {
    const { socket, connection, counters } = this.#parts;
    if (this.#state.kind === 'ended' || socket.readyState !== socket.OPEN) return;
    if (connection.writableLength > this.#queuedLimit) {
      counters.slowReadersCut += 1;
      return this.end(CLOSE.tooSlow);
    }
    connection.write(frame);
  }

  refuse(refusal: Refusal): void {
    this.#parts.counters.updatesRefused += 1;
    if (this.wantsReceipts) this.send(frameMessage(encodeRefused(refusal)));
  }

  end(code: CloseCode): void {
    this.#leave();
    this.#parts.socket.close(code, CLOSE_REASON[code]);
    // Its answer has to be read.
    this.#parts.socket.resume();
  }

  /** Asks whether the other side still lives; ends what has not answered since the last time. */
  ping(): void {
    if (this.#slowed) return;
    if (!this.#isAlive) return this.#parts.socket.terminate();
    this.#isAlive = false;
    this.#parts.socket.ping();
  }

  #receive(message: Buffer): void {
    const { limits, counters, now } = this.#parts;
    if (this.#state.kind === 'ended') return;
    counters.messagesReceived += 1;
    if (message.length > limits.messageBytes) return this.end(CLOSE.tooMuch);
    const waitMs = this.#guard.count(message.length, now());
    if (waitMs > 0) this.#slowDown(waitMs);
    const incoming = readIncoming(message);
    switch (incoming.kind) {
      case 'update':
        return this.#take(incoming.update);
      case 'stateVector':
        this.#asked = incoming.stateVector;
        return void this.#answer();
      case 'presence':
        return this.#passOn(incoming.presence, message);
      case 'presenceQuery':
        return this.#sendPresence();
      case 'unreadable':
        return this.end(CLOSE.badProtocol);
    }
  }

  #take(update: Uint8Array): void {
    const { room, counters, isFull } = this.#parts;
    if (update.length <= EMPTY_UPDATE.length) return;
    if (!this.grant.mayWrite) return this.refuse({ code: 'sync.noRight', detail: {} });
    if (isFull()) return this.end(CLOSE.goingAway);
    const offered = room.offer(update, this, this);
    switch (offered.kind) {
      case 'accepted':
        counters.updatesAccepted += 1;
        return offered.left && this.refuse(offered.left);
      case 'known':
        counters.updatesRepeated += 1;
        return;
      case 'gap':
        counters.updatesWithGap += 1;
        return this.send(frameStep1(room.stateVector()));
      case 'refused':
        return this.refuse(offered.refusal);
    }
  }

  /** Answers the newest state vector that was sent, one at a time: asking faster than the store can read gains nothing. */
  async #answer(): Promise<void> {
    if (this.#isAnswering) return;
    this.#isAnswering = true;
    try {
      for (let asked = this.#asked; asked && this.#state.kind !== 'ended'; asked = this.#asked) {
        this.#asked = undefined;
        const clocks = readClocks(asked);
        if (!clocks) return this.end(CLOSE.badProtocol);
        if (this.grant.mayRead) await this.#parts.room.answer(clocks, asked, (updates) => this.#deliver(updates));
        else this.#deliver([]);
      }
    } catch {
      // The store cannot be read: the device keeps what it has and comes back.
      this.end(CLOSE.goingAway);
    } finally {
      this.#isAnswering = false;
    }
  }

  #deliver(updates: Uint8Array[]): void {
    const { room, connection, limits } = this.#parts;
    if (this.#state.kind === 'ended') return;
    // An answer may be longer than what may queue; it must not cut the reader who has just begun on it.
    this.#queuedLimit = limits.queuedBytes + updates.reduce((sum, update) => sum + update.length, 0);
    const last = updates.pop() ?? EMPTY_UPDATE;
    connection.cork();
    for (const update of updates) this.send(frameUpdate(update).frame);
    // Step 2 comes last: with it a stock client calls itself synced.
    this.send(frameStep2(last));
    room.confirmTo(this);
    connection.uncork();
    if (!this.grant.mayRead || this.#state.kind !== 'joined') return;
    this.#state = { kind: 'listening' };
    this.#sendPresence();
  }

  #passOn(presence: Uint8Array, message: Uint8Array): void {
    const { room } = this.#parts;
    if (!this.grant.mayRead) return;
    // To its sender too: a stock client that hears nothing for half a minute hangs up.
    if (room.presence.receive(presence, this)) room.broadcast(frameMessage(message));
  }

  #sendPresence(): void {
    const all = this.#parts.room.presence.all();
    if (all && this.listens) this.send(framePresence(all));
  }

  #slowDown(waitMs: number): void {
    const { socket, counters } = this.#parts;
    if (this.#slowed) return;
    counters.floodsSlowed += 1;
    socket.pause();
    this.#slowed = setTimeout(() => {
      this.#slowed = undefined;
      socket.resume();
    }, waitMs);
  }

  #leave(): void {
    const { room, counters } = this.#parts;
    if (this.#state.kind === 'ended') return;
    this.#state = { kind: 'ended' };
    clearTimeout(this.#slowed);
    room.members.delete(this);
    counters.socketsOpen -= 1;
    const left = room.presence.leave(this);
    if (left) room.broadcast(framePresence(left));
  }
}

function readClocks(stateVector: Uint8Array): Map<number, number> | undefined {
  try {
    return decodeStateVector(stateVector);
  } catch {
    return undefined;
  }
}
