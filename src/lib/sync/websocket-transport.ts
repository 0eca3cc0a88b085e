import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import { encodeStateVector, type Doc } from 'yjs';
import { computePauseMs } from './backoff.ts';
import { CLOSE, CLOSE_REASON, isFinal } from './close-codes.ts';
import {
  encodeQuestion,
  encodeUpdate,
  MESSAGE,
  readChanged,
  readProven,
  readReceipt,
  readRefused,
  type Refusal,
} from './messages.ts';
import { ProofWait } from './proof-wait.ts';
import { listRanges, type PlaceRange } from '#lib/doc/place-ranges.ts';
import type { ConnectionState, GetTicket, LiveTransport, TransportListener } from './transport.ts';

/** What a socket transport is made of. */
export interface WebsocketPorts {
  /** `ws(s)://host/sync`, without the document. */
  readonly serverUrl: string;
  readonly documentId: string;
  readonly doc: Doc;
  readonly getTicket: GetTicket;
  readonly listener: TransportListener;
  /** What the server has not proven to have, as one update; empty where there is nothing (SPEC SY15). */
  readonly readUnproven: () => Promise<Uint8Array>;
  /** In [0, 1). */
  readonly random: () => number;
  /** Another WebSocket than the browser's, in tests. */
  readonly WebSocket?: typeof WebSocket;
}

/** What others write is shown as soon as it comes; so long later it is asked for the receipt that covers it, once for all that came meanwhile. */
const ASK_RECEIPT_MS = 1_000;

/** A server that says no to the device itself; nothing changes until someone acts. */
const STOPPING = new Set(['http.noRight', 'http.signInFirst', 'device.revoked', 'device.unknown']);

/**
 * The stock y-websocket provider, with what it lacks for us: a fresh ticket before each connection, receipts, pauses with
 * jitter, and an end to trying when the server says no for good. Tabs of one browser meet over its broadcast channel, with no server too. The server gives
 * receipts to whoever wrote; for what others wrote this asks for one.
 */
export class WebsocketTransport implements LiveTransport {
  readonly awareness: Awareness;
  readonly #provider: WebsocketProvider;
  readonly #ports: WebsocketPorts;
  #state: ConnectionState = { kind: 'off' };
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  /** Counts tries, so that a ticket that comes late for a try given up is dropped. */
  #attempt = 0;
  #proofs = new ProofWait();

  constructor(ports: WebsocketPorts) {
    this.#ports = ports;
    this.#provider = new WebsocketProvider(ports.serverUrl, ports.documentId, ports.doc, {
      connect: false,
      ...(ports.WebSocket ? { WebSocketPolyfill: ports.WebSocket } : {}),
    });
    this.awareness = this.#provider.awareness;
    const { listener } = ports;
    this.#provider.messageHandlers[MESSAGE.receipt] = (_reply, decoder) => this.#takeReceipt(readReceipt(decoder));
    this.#provider.messageHandlers[MESSAGE.proven] = (_reply, decoder) => this.#takeProven(readProven(decoder));
    this.#provider.messageHandlers[MESSAGE.changed] = (_reply, decoder) => listener.onChanged(readChanged(decoder));
    this.#provider.messageHandlers[MESSAGE.refused] = (_reply, decoder) => this.#takeRefused(readRefused(decoder));
    this.#provider.on('sync', (synced) => synced && this.#synced());
    this.#provider.on('connection-close', (event) => this.#closed(event?.code));
    ports.doc.on('update', this.#updated);
    this.#provider.connectBc();
    void this.#try();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  connect(): void {
    if (this.#provider.wsconnected || this.#provider.wsconnecting) return;
    this.#failures = 0;
    void this.#try();
  }

  close(): void {
    this.#attempt += 1;
    clearTimeout(this.#timer);
    clearTimeout(this.#asking);
    this.#ports.doc.off('update', this.#updated);
    this.#provider.destroy();
    this.awareness.destroy();
    this.#become({ kind: 'off' });
  }

  /** What came while the document is being fetched has its receipt at the end of that. */
  readonly #updated = (_update: Uint8Array, origin: unknown): void => {
    if (origin !== this.#provider || this.#state.kind !== 'live' || this.#asking !== undefined) return;
    this.#asking = setTimeout(() => this.#askReceipt(), ASK_RECEIPT_MS);
  };

  #askReceipt(): void {
    this.#asking = undefined;
    if (this.#provider.wsconnected)
      this.#provider.ws?.send(new Uint8Array(encodeQuestion(encodeStateVector(this.#ports.doc))));
  }

  #takeReceipt(stateVector: Uint8Array): void {
    this.#tell(this.#proofs.take(stateVector));
  }

  #takeProven(ranges: readonly PlaceRange[]): void {
    if (ranges.length === 0) return void this.#giveUnproven();
    this.#ports.listener.onProven(ranges);
    this.#tell(this.#proofs.prove(ranges));
  }

  #takeRefused(refusal: Refusal): void {
    this.#ports.listener.onRefused(refusal);
    this.#tell(this.#proofs.giveUp());
  }

  /** A server that gives proofs has greeted: by its state vector alone it would not be given what it takes for known. */
  async #giveUnproven(): Promise<void> {
    const proofs = this.#proofs;
    proofs.begin();
    // Where the disk cannot be read (the app is being closed), this connection proves nothing, and no receipt of it is noted; a later one does.
    const update = await this.#ports.readUnproven().catch(() => undefined);
    if (!update) return;
    if (proofs !== this.#proofs || !this.#provider.wsconnected) return;
    if (update.length > 0) this.#provider.ws?.send(new Uint8Array(encodeUpdate(update)));
    this.#tell(proofs.await(update.length > 0 ? listRanges(update) : []));
  }

  #tell(stateVector: Uint8Array | undefined): void {
    if (stateVector) this.#ports.listener.onReceipt(stateVector, this.#proofs.isPlain);
  }

  async #try(): Promise<void> {
    clearTimeout(this.#timer);
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#become({ kind: 'connecting' });
    const ticket = await this.#ports.getTicket();
    if (attempt !== this.#attempt) return;
    if (ticket.ok) {
      this.#provider.params = { ticket: ticket.value, receipts: '1', proofs: '1' };
      this.#proofs = new ProofWait();
      this.#provider.connect();
    } else if (STOPPING.has(ticket.problem.code)) this.#become({ kind: 'stopped', code: ticket.problem.code });
    else this.#tryLater();
  }

  #synced(): void {
    this.#failures = 0;
    this.#become({ kind: 'live' });
  }

  #closed(code: number | undefined): void {
    // The provider would come back by itself with the ticket it had; a new try needs a new one.
    this.#provider.shouldConnect = false;
    if (this.#state.kind === 'off') return;
    // A ticket can outlive its minute on the way (a laptop that slept): that alone is no reason to give up.
    if (code !== undefined && isFinal(code) && code !== CLOSE.noTicket) {
      this.#become({ kind: 'stopped', code: CLOSE_REASON[code] ?? 'sync.ended' });
    } else this.#tryLater();
  }

  #tryLater(): void {
    this.#failures += 1;
    this.#become({ kind: 'connecting' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#try(), computePauseMs(this.#failures, this.#ports.random()));
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#ports.listener.onState(state);
  }
}
