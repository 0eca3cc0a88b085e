import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { MESSAGE } from '#lib/sync/messages.ts';
import { encodePush } from './made-update.ts';

/** The two protocols of the run: y-websocket's, which we speak too, and Hocuspocus's, which puts the document's name before each message. */
export type Dialect = 'y-websocket' | 'hocuspocus';

const SYNC_STEP_1 = 0;
const UPDATE = 2;
const AUTH_TOKEN = 0;

/** What a client tells its driver. */
export interface ClientEvents {
  /** An update of another client came: who wrote it and how far it reaches. */
  readonly onUpdate: (client: number, clock: number) => void;
  /** The server says that everything of this client before `clock` is on its disk. */
  readonly onReceipt: (client: number, clock: number) => void;
}

/** One device of a bench: a bare socket that speaks the stock protocol, without a document in memory. */
export class WireClient {
  readonly client: number;
  readonly deviceId: string;
  clock = 0;
  #socket: WebSocket;
  #room: string;
  #dialect: Dialect;
  #events: ClientEvents;

  constructor(
    url: string,
    room: string,
    options: { client: number; deviceId: string; dialect: Dialect; events: ClientEvents },
  ) {
    this.client = options.client;
    this.deviceId = options.deviceId;
    this.#room = room;
    this.#dialect = options.dialect;
    this.#events = options.events;
    this.#socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.on('message', (data) => this.#take(new Uint8Array(data as ArrayBuffer)));
  }

  /** Resolves when the socket is open and the first sync step has been sent. */
  async ready(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#socket.once('open', () => resolve());
      this.#socket.once('error', reject);
    });
    if (this.#dialect === 'hocuspocus') {
      this.#send(MESSAGE.auth, (encoder) => {
        encoding.writeVarUint(encoder, AUTH_TOKEN);
        encoding.writeVarString(encoder, 'bench');
      });
    }
    this.#send(MESSAGE.sync, (encoder) => {
      encoding.writeVarUint(encoder, SYNC_STEP_1);
      encoding.writeVarUint8Array(encoder, new Uint8Array([0]));
    });
  }

  /** Pushes one event of about 150 bytes; returns its clock. */
  push(at: number): number {
    const clock = this.clock++;
    const tuple = [
      `${this.client.toString(36)}-${clock.toString(36)}`,
      'measurement',
      1,
      `person${this.client}-${clock >> 2}`,
      { weightKg: 9.5, lengthHeightCm: 78.4, position: 'recumbent', headCm: 45.1 },
      'account1',
      'cadre',
      at,
    ] as const;
    const update = encodePush(this.client, clock, this.deviceId, tuple);
    this.#send(MESSAGE.sync, (encoder) => {
      encoding.writeVarUint(encoder, UPDATE);
      encoding.writeVarUint8Array(encoder, update);
    });
    return clock;
  }

  /** Whether the socket is still open. */
  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  close(): void {
    this.#socket.removeAllListeners();
    this.#socket.on('error', () => undefined);
    this.#socket.terminate();
  }

  #send(kind: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    if (this.#dialect === 'hocuspocus') encoding.writeVarString(encoder, this.#room);
    encoding.writeVarUint(encoder, kind);
    write(encoder);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #take(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    if (this.#dialect === 'hocuspocus') decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === MESSAGE.receipt) this.#takeReceipt(decoding.createDecoder(decoding.readVarUint8Array(decoder)));
    // Kind 4 is Hocuspocus's sync reply.
    if (kind !== MESSAGE.sync && !(kind === 4 && this.#dialect === 'hocuspocus')) return;
    if (decoding.readVarUint(decoder) === SYNC_STEP_1) return;
    this.#takeUpdate(decoding.createDecoder(decoding.readVarUint8Array(decoder)));
  }

  /** A state vector: count, then client and clock in turn. */
  #takeReceipt(decoder: decoding.Decoder): void {
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      if (client === this.client) this.#events.onReceipt(client, clock);
    }
  }

  /** Of an update only the heads are read, which name client, first clock and number of structs; ours hold one event each. */
  #takeUpdate(decoder: decoding.Decoder): void {
    let clients = decoding.readVarUint(decoder);
    while (clients-- > 0) {
      const structs = decoding.readVarUint(decoder);
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      let at = clock;
      for (let left = structs; left > 0; left--) at += skipStruct(decoder);
      // y-websocket sends an update back to its author too.
      for (let one = clock; one < at && client !== this.client; one++) this.#events.onUpdate(client, one);
    }
  }
}

/** Walks over one struct of plain values; returns its length in clocks. */
function skipStruct(decoder: decoding.Decoder): number {
  const info = decoding.readUint8(decoder);
  const hasOrigin = (info & 0x80) !== 0;
  if (hasOrigin) {
    decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
  }
  if (!hasOrigin && decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder);
  const length = decoding.readVarUint(decoder);
  for (let left = length; left > 0; left--) decoding.readAny(decoder);
  return length;
}
