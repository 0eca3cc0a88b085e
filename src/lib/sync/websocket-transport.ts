import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import { encodeStateVector, type Doc } from 'yjs';
import { computePauseMs } from './backoff.ts';
import { CLOSE, CLOSE_REASON, isFinal } from './close-codes.ts';
import { encodeQuestion, MESSAGE, readChanged, readReceipt, readRefused } from './messages.ts';
import type { ConnectionState, GetTicket, LiveTransport, TransportListener } from './transport.ts';

/** What a socket transport is made of. */
export interface WebsocketPorts {
  /** `ws(s)://host/sync`, without the document. */
  readonly serverUrl: string;
  readonly documentId: string;
  readonly doc: Doc;
  readonly getTicket: GetTicket;
  readonly listener: TransportListener;
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

  constructor(ports: WebsocketPorts) {
    this.#ports = ports;
    this.#provider = new WebsocketProvider(ports.serverUrl, ports.documentId, ports.doc, {
      connect: false,
      ...(ports.WebSocket ? { WebSocketPolyfill: ports.WebSocket } : {}),
    });
    this.awareness = this.#provider.awareness;
    const { listener } = ports;
    this.#provider.messageHandlers[MESSAGE.receipt] = (_reply, decoder) => listener.onReceipt(readReceipt(decoder));
    this.#provider.messageHandlers[MESSAGE.changed] = (_reply, decoder) => listener.onChanged(readChanged(decoder));
    this.#provider.messageHandlers[MESSAGE.refused] = (_reply, decoder) => listener.onRefused(readRefused(decoder));
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

  async #try(): Promise<void> {
    clearTimeout(this.#timer);
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#become({ kind: 'connecting' });
    const ticket = await this.#ports.getTicket();
    if (attempt !== this.#attempt) return;
    if (ticket.ok) {
      this.#provider.params = { ticket: ticket.value, receipts: '1' };
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
