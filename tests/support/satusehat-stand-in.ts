import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is stored: the resource with its id and how often it was written. */
export interface StoredResource {
  readonly resource: { readonly resourceType: string; readonly id: string; readonly [field: string]: unknown };
  readonly writes: number;
}

/** What happens to a request instead of its ordinary answer. `lost` stores it and cuts the line before the answer. */
export type Trouble =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly body?: unknown }
  | { readonly kind: 'lost' }
  | { readonly kind: 'cut' };

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** A small SATUSEHAT on a free port: tokens that end, transactions that are all or nothing, searches by identifier. */
export class SatusehatStandIn implements AsyncDisposable {
  readonly stored = new Map<string, StoredResource>();
  readonly asked: Asked[] = [];
  /** Asked of each FHIR request in turn; undefined lets it pass. */
  troubleFor: (asked: Asked) => Trouble | undefined = () => undefined;
  /** Resources that are not taken, with what is said of them. */
  refuses: (resource: { readonly [field: string]: unknown }) => string | undefined = () => undefined;
  #tokens = 0;
  #valid = '';
  readonly #server = createServer((request, response) => void this.#take(request, response));

  /** Starts to listen. */
  static async start(): Promise<SatusehatStandIn> {
    const standIn = new SatusehatStandIn();
    const { promise, resolve } = Promise.withResolvers<void>();
    standIn.#server.listen(0, '127.0.0.1', resolve);
    await promise;
    return standIn;
  }

  get access() {
    const { port } = this.#server.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}`;
    return { fhirUrl: `${base}/fhir`, authUrl: `${base}/auth`, clientId: 'klien', clientSecret: 'rahasia-klien' };
  }

  /** How many tokens were given out. */
  get tokens(): number {
    return this.#tokens;
  }

  /** The token given out last is worth nothing from now on. */
  endToken(): void {
    this.#valid = 'none';
  }

  ofType(type: string): StoredResource[] {
    return [...this.stored.values()].filter(({ resource }) => resource.resourceType === type);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    await promise;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readAll(request);
    const url = new URL(request.url ?? '', 'http://stand-in');
    if (url.pathname === '/auth/accesstoken') return this.#giveToken(text, response);
    if (request.headers.authorization !== `Bearer ${this.#valid}`)
      return answer(response, 401, outcome('Invalid token'));
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const path = url.pathname.slice('/fhir'.length);
    const asked = { method: request.method ?? '', path, query: url.searchParams, body };
    this.asked.push(asked);
    const trouble = this.troubleFor(asked);
    if (trouble?.kind === 'cut') return void request.socket.destroy();
    if (trouble?.kind === 'status') {
      if (trouble.retryAfter !== undefined) response.setHeader('retry-after', trouble.retryAfter);
      return answer(response, trouble.status, trouble.body ?? outcome('trouble'));
    }
    const { status, result } = this.#work(asked);
    if (trouble?.kind === 'lost') return void request.socket.destroy();
    answer(response, status, result);
  }

  #giveToken(text: string, response: ServerResponse): void {
    const form = new URLSearchParams(text);
    if (form.get('client_id') !== 'klien' || form.get('client_secret') !== 'rahasia-klien') {
      return answer(response, 401, { error: 'invalid_client' });
    }
    this.#tokens += 1;
    this.#valid = `token-${this.#tokens}`;
    answer(response, 200, { access_token: this.#valid, expires_in: '3599' });
  }

  #work({ method, path, query, body }: Asked): { status: number; result: unknown } {
    if (method === 'GET') return { status: 200, result: this.#search(path.slice(1), query.get('identifier') ?? '') };
    if (method === 'POST' && path === '') return this.#transact(body as Bundle);
    if (method === 'PATCH') return this.#patch(path.slice(1), body as Operation[]);
    const resource = body as Resource;
    const refusal = this.refuses(resource);
    if (refusal !== undefined) return { status: 400, result: outcome(refusal) };
    const stored = this.#store(resource, method === 'PUT' ? path.split('/')[2] : undefined);
    return { status: method === 'PUT' ? 200 : 201, result: stored };
  }

  #transact({ entry }: Bundle): { status: number; result: unknown } {
    for (const { resource } of entry) {
      const refusal = this.refuses(resource);
      if (refusal !== undefined) return { status: 400, result: outcome(refusal) };
    }
    const ids = new Map(
      entry.map(({ fullUrl, resource, request }) => [
        fullUrl,
        `${resource.resourceType}/${request.method === 'PUT' ? request.url.split('/')[1] : randomUUID()}`,
      ]),
    );
    const result = entry.map(({ fullUrl, resource }) => {
      const known = JSON.parse(JSON.stringify(resource), (key, value: unknown) =>
        key === 'reference' ? (ids.get(String(value)) ?? value) : value,
      ) as Resource;
      const { resourceType, id } = this.#store(known, ids.get(fullUrl)?.split('/')[1]);
      return {
        response: { status: '201 Created', location: `${this.access.fhirUrl}/${resourceType}/${id}/_history/1` },
      };
    });
    return { status: 200, result: { resourceType: 'Bundle', type: 'transaction-response', entry: result } };
  }

  #patch(path: string, operations: Operation[]): { status: number; result: unknown } {
    const before = this.stored.get(path);
    if (!before) return { status: 404, result: outcome('not found') };
    const changed = Object.fromEntries(operations.map(({ path: field, value }) => [field.slice(1), value]));
    const resource = { ...before.resource, ...changed };
    this.stored.set(path, { resource, writes: before.writes + 1 });
    return { status: 200, result: resource };
  }

  #search(type: string, identifier: string): unknown {
    const [system, value] = identifier.split('|');
    const found = this.ofType(type).filter(({ resource }) =>
      [resource['identifier']].flat().some((one) => {
        const { system: s, value: v } = one as { system: string; value: string };
        return s === system && v === value;
      }),
    );
    return { resourceType: 'Bundle', type: 'searchset', entry: found.map(({ resource }) => ({ resource })) };
  }

  #store(resource: Resource, given: string | undefined): StoredResource['resource'] {
    const id = given ?? randomUUID();
    const key = `${resource.resourceType}/${id}`;
    const stored = { ...resource, id };
    this.stored.set(key, { resource: stored, writes: (this.stored.get(key)?.writes ?? 0) + 1 });
    return stored;
  }
}

interface Resource {
  readonly resourceType: string;
  readonly [field: string]: unknown;
}

interface Bundle {
  readonly entry: readonly {
    readonly fullUrl: string;
    readonly resource: Resource;
    readonly request: { readonly method: string; readonly url: string };
  }[];
}

interface Operation {
  readonly path: string;
  readonly value: unknown;
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function outcome(text: string): unknown {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'invalid', details: { text } }] };
}
