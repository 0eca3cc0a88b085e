import { WebSocket } from 'ws';

/** How a socket is opened. */
export interface RawOptions {
  readonly ticket?: string;
  readonly origin?: string;
  /** What else stands in its address, from `&` on. */
  readonly query?: string;
}

/** A socket without any protocol, for saying what no decent client says. */
export class RawClient {
  readonly socket: WebSocket;
  readonly messages: Uint8Array[] = [];
  /** Close code, once the socket is closed. */
  readonly closed: Promise<number>;
  /** Resolves when the socket is open; rejects with the refusal of its upgrade. */
  readonly opened: Promise<void>;
  #watchers = new Set<() => void>();

  constructor(url: string, documentId: string, options: RawOptions = {}) {
    const { ticket = 'any', origin, query = '' } = options;
    this.socket = new WebSocket(`${url}/${documentId}?ticket=${ticket}&receipts=1${query}`, { origin });
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.opened = new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: Buffer) => {
      this.messages.push(new Uint8Array(data));
      for (const look of this.#watchers) look();
    });
  }

  send(...bytes: readonly (Uint8Array | readonly number[])[]): void {
    for (const one of bytes) this.socket.send(Buffer.from(one));
  }

  /** Waits for a message of a kind. */
  async message(kind: number): Promise<Uint8Array> {
    const find = () => this.messages.find((message) => message[0] === kind);
    await this.until(() => find() !== undefined);
    return find()!;
  }

  /** Waits until something is so; looked at after each message. */
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

  [Symbol.dispose](): void {
    this.socket.terminate();
  }
}
