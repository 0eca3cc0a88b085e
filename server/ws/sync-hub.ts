import { STATUS_CODES, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { CLOSE, CLOSE_REASON, type CloseCode } from '#lib/sync/close-codes.ts';
import type { DocumentRooms } from './document-rooms.ts';
import type { Grant, RightsPort } from './rights-port.ts';
import { SocketSession } from './socket-session.ts';

/** What the hub is built on. */
export interface HubOptions {
  readonly rooms: DocumentRooms;
  readonly rights: RightsPort;
  readonly now: () => number;
  /** Says whether a page from this origin may open a socket; undefined is a client that is no browser. The headers tell our own address. */
  readonly isAllowedOrigin: (origin: string | undefined, headers: IncomingHttpHeaders) => boolean;
}

const PATH = '/sync/';
const CLOSE_TIMEOUT_MS = 5_000;

/**
 * The sockets at `/sync/<document>?ticket=..[&receipts=1]`. A refused ticket is told by a close code after the socket is open, since a
 * browser shows its page nothing of a refused upgrade.
 */
export class SyncHub {
  readonly #options: HubOptions;
  readonly #server: WebSocketServer;
  readonly #sessions = new Map<SocketSession, WebSocket>();
  readonly #pinger: NodeJS.Timeout;
  #isStopping = false;

  constructor(options: HubOptions) {
    this.#options = options;
    const settings = {
      noServer: true,
      clientTracking: false,
      // Small messages gain nothing by it, and a browser would compress each of them; first syncs go over HTTP, compressed.
      perMessageDeflate: false,
      closeTimeout: CLOSE_TIMEOUT_MS,
      // Above the limit that closes for good, so that a device which sends a little too much is told so.
      maxPayload: 2 * options.rooms.limits.messageBytes,
    };
    this.#server = new WebSocketServer(settings);
    this.#pinger = setInterval(() => this.#ping(), options.rooms.limits.pingMs);
  }

  /** Serves the upgrades of this HTTP server. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Closes the sockets whose grant fits, at once: a revoked device, an ended session. @returns how many */
  disconnect(fits: (grant: Grant) => boolean, code: CloseCode): number {
    const ended = [...this.#sessions.keys()].filter((session) => fits(session.grant));
    for (const session of ended) session.end(code);
    return ended.length;
  }

  /** Takes no more sockets, brings what was accepted to the disk with its receipts, then tells all clients to go elsewhere. */
  async close(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#pinger);
    const { rooms } = this.#options;
    const sockets = [...this.#sessions.values()];
    for (const socket of sockets) socket.pause();
    await Promise.race([rooms.flush().catch(() => undefined), wait(rooms.limits.stopMs)]);
    const closed = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    for (const session of this.#sessions.keys()) session.end(CLOSE.goingAway);
    await Promise.race([closed, wait(rooms.limits.stopMs)]);
    for (const socket of this.#sessions.values()) socket.terminate();
  }

  #upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    // Whoever hangs up at this very moment must not end the process.
    connection.on('error', () => connection.destroy());
    const url = URL.parse(request.url ?? '', 'http://localhost');
    if (!url?.pathname.startsWith(PATH)) return refuseUpgrade(connection, 404);
    if (this.#isStopping) return refuseUpgrade(connection, 503);
    if (!this.#options.isAllowedOrigin(request.headers.origin, request.headers)) return refuseUpgrade(connection, 403);
    this.#server.handleUpgrade(request, connection, head, (socket) => void this.#open(socket, connection, url));
  }

  async #open(socket: WebSocket, connection: Duplex, url: URL): Promise<void> {
    // Nothing is read until it is known whether it may be.
    socket.pause();
    socket.on('error', () => socket.terminate());
    const opened = await this.#authorise(decodeName(url.pathname.slice(PATH.length)), url.searchParams).catch(
      () => CLOSE.goingAway,
    );
    socket.resume();
    if (typeof opened === 'number' || this.#isStopping) {
      const code = typeof opened === 'number' ? opened : CLOSE.goingAway;
      this.#options.rooms.counters.socketsRefused += 1;
      return socket.close(code, CLOSE_REASON[code]);
    }
    // It may have gone while its rights were looked up; then no further event of it comes.
    if (socket.readyState !== socket.OPEN) return;
    const { rooms, now } = this.#options;
    rooms.counters.socketsOpen += 1;
    const session = new SocketSession({
      ...opened,
      socket,
      connection,
      wantsReceipts: url.searchParams.get('receipts') === '1',
      wantsProofs: url.searchParams.get('proofs') === '1',
      limits: rooms.limits,
      counters: rooms.counters,
      now,
      isFull: () => rooms.isFull,
    });
    this.#sessions.set(session, socket);
    socket.on('close', () => this.#sessions.delete(session));
  }

  async #authorise(documentId: string, params: URLSearchParams) {
    if (!parseDocumentId(documentId)) return CLOSE.unknownDocument;
    const grant = await this.#options.rights.authorise(params.get('ticket') ?? '', documentId);
    if (grant.kind === 'refused') return grant.closeCode;
    return { grant, room: await this.#options.rooms.open({ puskesmasId: grant.puskesmasId, documentId }) };
  }

  #ping(): void {
    for (const session of this.#sessions.keys()) session.ping();
  }
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '';
  }
}

function refuseUpgrade(connection: Duplex, status: number): void {
  connection.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
