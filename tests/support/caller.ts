import { once } from 'node:events';
import { connect } from 'node:net';

/** What came back: status, headers, and the body as JSON where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Calls a door as one browser or device would: keeps cookies, shows its bearer token. */
export class Caller {
  #cookie = '';
  readonly #address: string;
  readonly #headers: { readonly [name: string]: string };

  constructor(server: { readonly address: string }, headers: { readonly [name: string]: string } = {}) {
    this.#address = server.address;
    this.#headers = headers;
  }

  /** The same browser or device, at another server. */
  at(server: { readonly address: string }): Caller {
    const caller = new Caller(server, this.#headers);
    caller.#cookie = this.#cookie;
    return caller;
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.call('POST', path, body);
  }

  /** Like `call` without a body, for a door that may answer with a stream: only the body of a refusal is read. */
  async knock(method: string, path: string): Promise<Pick<Answer, 'status' | 'body'>> {
    const leave = new AbortController();
    const answer = await fetch(`${this.#address}${path}`, {
      method,
      headers: this.#allHeaders(),
      signal: leave.signal,
    });
    const body: unknown = answer.status >= 400 ? await answer.json() : undefined;
    leave.abort();
    return { status: answer.status, body };
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    more: { readonly [name: string]: string } = {},
  ): Promise<Answer> {
    const bytes = body instanceof Uint8Array;
    const answer = await fetch(`${this.#address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
        ...this.#allHeaders(),
        ...more,
      },
      ...(body === undefined ? {} : { body: bytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) this.#cookie = cookie.split(';', 1)[0] ?? '';
    const json = answer.headers.get('content-type')?.startsWith('application/json') === true;
    const read: unknown = json ? await answer.json() : Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, body: read };
  }

  /** Sends a form with files; the answer may be a stream. */
  async upload(path: string, form: FormData, signal?: AbortSignal): Promise<Response> {
    return await fetch(`${this.#address}${path}`, { method: 'POST', headers: this.#allHeaders(), body: form, signal });
  }

  /** Asks for something with a body and is gone before an answer can have come. Resolves when the connection is closed. */
  async postAndLeave(path: string, body: unknown): Promise<void> {
    const { hostname, port } = new URL(this.#address);
    const text = JSON.stringify(body);
    const headers = { host: hostname, 'content-type': 'application/json', ...this.#allHeaders() };
    const head = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(text)) });
    const lines = [`POST ${path} HTTP/1.1`, ...head.map(([name, value]) => `${name}: ${value}`), '', text];
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(lines.join('\r\n'), () => socket.destroy());
    await once(socket, 'close');
  }

  /** Opens a stream of events. */
  async listen(path: string, signal: AbortSignal): Promise<Response> {
    return await fetch(`${this.#address}${path}`, { headers: this.#allHeaders(), signal });
  }

  #allHeaders(): { readonly [name: string]: string } {
    return { ...(this.#cookie === '' ? {} : { cookie: this.#cookie }), ...this.#headers };
  }
}
