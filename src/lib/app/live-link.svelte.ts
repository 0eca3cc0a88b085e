import type { DeviceData } from '#lib/db/device-data.ts';
import type { ConnectionState, GetTicket, LiveTransport, TransportListener } from '#lib/sync/transport.ts';
import type { Outside } from './outside.ts';
import type { PresenceBoard } from './presence.svelte.ts';

/** What a live link needs. */
export interface LiveLinkPorts {
  readonly data: DeviceData;
  readonly outside: Pick<Outside, 'socketUrl' | 'random' | 'WebSocket'>;
  readonly getTicket: GetTicket;
  readonly presence: PresenceBoard;
  /** Another document has changed. */
  readonly onHint: (documentId: string) => void;
  /** The way to the server is there, or has gone for good. */
  readonly onState: (state: ConnectionState) => void;
}

/** Keeps the one document that is worked on the same here and on the server. */
export class LiveLink {
  readonly #ports: LiveLinkPorts;
  #documentId: string | undefined;
  #transport: LiveTransport | undefined;
  #state = $state.raw<ConnectionState>({ kind: 'off' });

  constructor(ports: LiveLinkPorts) {
    this.#ports = ports;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The document that needs no batch, because the socket keeps it up to date. */
  get liveDocumentId(): string | undefined {
    return this.#state.kind === 'live' ? this.#documentId : undefined;
  }

  /**
   * Opens a document and its way to the server; the one before is closed. Nothing happens where it is open already, so that it may be called again
   * when the part of the app that speaks with the server could not be loaded the first time.
   */
  async open(documentId: string): Promise<void> {
    if (this.#documentId === documentId) return;
    await this.close();
    this.#documentId = documentId;
    try {
      await this.#openTransport(documentId);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Tries at once: the network is back, or a person asked. */
  connect(): void {
    this.#transport?.connect();
  }

  async close(): Promise<void> {
    const documentId = this.#documentId;
    this.#documentId = undefined;
    this.#ports.presence.attach('server', undefined);
    this.#transport?.close();
    this.#transport = undefined;
    if (documentId !== undefined) await this.#ports.data.documents.closeDocument(documentId);
  }

  async #openTransport(documentId: string): Promise<void> {
    const { data, outside, getTicket, presence } = this.#ports;
    const [{ WebsocketTransport }, { doc }] = await Promise.all([
      import('#lib/sync/websocket-transport.ts'),
      data.documents.open(documentId),
    ]);
    if (this.#documentId !== documentId) return;
    const listener = this.#listenerOf(documentId);
    const { socketUrl: serverUrl, random, WebSocket } = outside;
    const readUnproven = async () => (await data.store.offer([documentId]))[0]?.update ?? new Uint8Array();
    const ports = { serverUrl, documentId, doc, getTicket, listener, readUnproven, random, WebSocket };
    this.#transport = new WebsocketTransport(ports);
    presence.attach('server', this.#transport.awareness);
  }

  #listenerOf(documentId: string): TransportListener {
    const { store } = this.#ports.data;
    return {
      onState: (state) => {
        this.#state = state;
        this.#ports.onState(state);
      },
      onReceipt: (stateVector, isProof) => void store.noteReceipt(documentId, stateVector, isProof ? undefined : []),
      onProven: (ranges) => void store.noteProof(documentId, ranges),
      onChanged: (changed) => this.#ports.onHint(changed),
      onRefused: ({ code }) => void store.noteRefusal(documentId, code),
    };
  }
}
