import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { MESSAGE, readChanged, readReceipt, readRefused, type Refusal } from '#lib/sync/messages.ts';
import * as Y from 'yjs';
import { TestDevice } from './test-device.ts';

/** What a stock client asks for. */
export interface StockOptions {
  readonly ticket?: string;
  readonly receipts?: boolean;
  readonly connect?: boolean;
}

/** A device with the y-websocket provider of npm as it is. Everything that arrives is noted by its kind. */
export class StockClient extends TestDevice {
  readonly provider: WebsocketProvider;
  /** Kinds of all messages that came, in order. */
  readonly kinds: number[] = [];
  readonly receipts: Uint8Array[] = [];
  readonly hints: string[] = [];
  readonly refusals: Refusal[] = [];
  readonly #watchers = new Set<() => void>();

  constructor(url: string, documentId: string, deviceId: string, options: StockOptions = {}) {
    super(deviceId);
    const { ticket = 'any', receipts = false, connect = true } = options;
    this.provider = new WebsocketProvider(url, documentId, this.doc, {
      WebSocketPolyfill: noting(this.kinds) as unknown as typeof globalThis.WebSocket,
      params: { ticket, ...(receipts ? { receipts: '1' } : {}) },
      disableBc: true,
      connect,
      maxBackoffTime: 100,
    });
    const handlers = this.provider.messageHandlers as Handler[];
    handlers[MESSAGE.receipt] = (_, decoder) => this.#note(() => this.receipts.push(readReceipt(decoder).slice()));
    handlers[MESSAGE.changed] = (_, decoder) => this.#note(() => this.hints.push(readChanged(decoder)));
    handlers[MESSAGE.refused] = (_, decoder) => this.#note(() => this.refusals.push(readRefused(decoder)));
    const tell = () => this.#note(() => undefined);
    this.doc.on('update', tell);
    this.provider.on('sync', tell);
    this.provider.on('status', tell);
    this.provider.on('closed', tell);
    this.provider.awareness.on('change', tell);
  }

  /** How many sync messages (kind 0) have come. */
  get syncMessages(): number {
    return this.kinds.filter((kind) => kind === MESSAGE.sync).length;
  }

  /** True when the last receipt covers all of this copy. */
  get isReceipted(): boolean {
    const durable = this.#receipted;
    return [...Y.decodeStateVector(this.stateVector)].every(([client, clock]) => (durable.get(client) ?? 0) >= clock);
  }

  /** True when the last receipt covers all that was written here. */
  get isOwnReceipted(): boolean {
    const { clientID } = this.doc;
    return (this.#receipted.get(clientID) ?? 0) >= (Y.decodeStateVector(this.stateVector).get(clientID) ?? 0);
  }

  get #receipted(): Map<number, number> {
    const last = this.receipts.at(-1);
    return last ? Y.decodeStateVector(last) : new Map();
  }

  /** Waits until something is so; looked at after each message and change. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }

  close(): void {
    this.provider.destroy();
    this.doc.destroy();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #note(change: () => unknown): void {
    change();
    for (const look of this.#watchers) look();
  }
}

// Each y-websocket provider listens for the end of the process; tests open many.
process.setMaxListeners(0);

type Handler = (encoder: unknown, decoder: decoding.Decoder) => void;

/** The socket of the npm package `ws`, which also notes the kind of each message. */
function noting(kinds: number[]) {
  return class extends WebSocket {
    constructor(url: string) {
      super(url);
      this.on('message', (data: Buffer) =>
        kinds.push(decoding.readVarUint(decoding.createDecoder(new Uint8Array(data)))),
      );
    }
  };
}
