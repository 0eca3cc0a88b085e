import { connect, type Socket } from 'node:net';
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '#lib/sync/messages.ts';
import type { ByteReader } from './byte-reader.ts';
import { clientFrame, OPCODE, upgradeRequest } from './client-frames.ts';
import { FrameStream } from './frame-stream.ts';
import { encodePush, eventAt } from './made-update.ts';
import { readClocks, readUpdateClocks, type OnClock } from './update-clocks.ts';

/** The two protocols of the run: y-websocket's, which we speak too, and Hocuspocus's, which puts the document's name before each message. */
export type Dialect = 'y-websocket' | 'hocuspocus';

const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const UPDATE = 2;
const AUTH_TOKEN = 0;
/** Hocuspocus's answer to a first sync step. */
const SYNC_REPLY = 4;
const SWITCHED = 101;
const EMPTY_STATE_VECTOR = new Uint8Array([0]);

/** What a client tells its driver. */
export interface ClientEvents {
  /** An update of another client came: who wrote it, and its clock; called once for each event in it. */
  readonly onUpdate?: OnClock;
  /** The server says that everything of a client before `clock` is on its disk. */
  readonly onReceipt?: OnClock;
  /** All that the server had at the first sync step has come. */
  readonly onSynced?: () => void;
  /** The server has said what it has, and so asks for the rest. */
  readonly onAsked?: (self: WireClient) => void;
}

/** Who a client is. */
export interface ClientOptions {
  readonly client: number;
  readonly deviceId: string;
  readonly room: string;
  readonly dialect: Dialect;
  readonly events: ClientEvents;
}

/** Where all sockets read into: what came is dealt with before the next one reads. */
const INBOX = Buffer.alloc(256 * 1024);

/**
 * One device of a bench: a bare TCP connection that speaks the stock protocol, without a document in memory. Thousands of them share a
 * machine with the server that they measure, so each costs as little as it can.
 */
export class WireClient {
  readonly client: number;
  readonly deviceId: string;
  /** Clock of the next event. */
  clock = 0;
  /** Bytes of all messages taken so far. */
  messageBytes = 0;
  readonly #options: ClientOptions;
  readonly #socket: Socket;
  readonly #opening = Promise.withResolvers<void>();

  constructor(url: string, options: ClientOptions) {
    this.client = options.client;
    this.deviceId = options.deviceId;
    this.#options = options;
    this.#opening.promise.catch(() => undefined);
    const stream = new FrameStream(
      (status) => this.#upgraded(status),
      (opcode, message) => this.#take(opcode, message),
    );
    const { hostname, port, pathname, search, host } = new URL(url);
    this.#socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: INBOX,
        callback: (length) => {
          stream.push(INBOX.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#opening.reject(error));
    this.#socket.on('close', () => this.#opening.reject(new Error('closed before it was open')));
    this.#socket.write(upgradeRequest(new URL(`http://${host}${pathname}${search}`)));
  }

  /** Resolves when the socket is open and the first sync step has been sent. */
  ready(): Promise<void> {
    return this.#opening.promise;
  }

  /** Pushes one event of its own; returns its clock. */
  push(): number {
    const clock = this.clock++;
    this.give(this.client, clock, this.deviceId);
    return clock;
  }

  /** Sends an event, its own or one that it has seen. */
  give(client: number, clock: number, deviceId: string): void {
    this.sendUpdate(encodePush(client, clock, deviceId, eventAt(client, clock)));
  }

  /** Sends a Yjs update v1 as it is. */
  sendUpdate(update: Uint8Array): void {
    this.#send(MESSAGE.sync, (encoder) => {
      encoding.writeVarUint(encoder, UPDATE);
      encoding.writeVarUint8Array(encoder, update);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #upgraded(status: number): void {
    if (status !== SWITCHED) return this.#opening.reject(new Error(`the server answers ${status}`));
    if (this.#options.dialect === 'hocuspocus') {
      this.#send(MESSAGE.auth, (encoder) => {
        encoding.writeVarUint(encoder, AUTH_TOKEN);
        encoding.writeVarString(encoder, 'bench');
      });
    }
    this.#send(MESSAGE.sync, (encoder) => {
      encoding.writeVarUint(encoder, SYNC_STEP_1);
      encoding.writeVarUint8Array(encoder, EMPTY_STATE_VECTOR);
    });
    this.#opening.resolve();
  }

  #send(kind: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    if (this.#options.dialect === 'hocuspocus') encoding.writeVarString(encoder, this.#options.room);
    encoding.writeVarUint(encoder, kind);
    write(encoder);
    this.#socket.write(clientFrame(OPCODE.binary, encoding.toUint8Array(encoder)));
  }

  #take(opcode: number, message: ByteReader): void {
    if (opcode === OPCODE.ping) this.#socket.write(clientFrame(OPCODE.pong, message.rest()));
    if (opcode === OPCODE.close) this.#socket.end();
    if (opcode !== OPCODE.binary) return;
    const { dialect, events } = this.#options;
    this.messageBytes += message.end - message.at;
    if (dialect === 'hocuspocus') message.skip(message.varUint());
    const kind = message.varUint();
    if (kind === MESSAGE.receipt && events.onReceipt) {
      message.varUint();
      return readClocks(message, events.onReceipt);
    }
    if (kind === MESSAGE.sync || (kind === SYNC_REPLY && dialect === 'hocuspocus')) this.#takeSync(message, events);
  }

  #takeSync(message: ByteReader, { onAsked, onUpdate, onSynced }: ClientEvents): void {
    const part = message.varUint();
    message.varUint();
    if (part === SYNC_STEP_1) return onAsked?.(this);
    if (onUpdate) readUpdateClocks(message, onUpdate);
    if (part === SYNC_STEP_2) onSynced?.();
  }
}
