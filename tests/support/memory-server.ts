import * as Y from 'yjs';
import { decodeAsks, encodeAnswers } from '#lib/sync/batch.ts';

/** A server that holds its documents in memory and keeps nobody out; with a line that can be cut. */
export class MemoryServer {
  readonly documents = new Map<string, Y.Doc>();
  /** Requests that were let through, by path. */
  readonly requests: string[] = [];
  isReachable = true;
  /** Documents of which nothing is taken, and the word that is answered. */
  readonly refusals = new Map<string, string>();
  /** What it answers to every device, instead of anything else: its token is struck off, or unknown. */
  deviceRefusal: 'device.revoked' | 'http.signInFirst' | undefined;
  profile: unknown;
  #seq = 0;
  #life = 1;
  #devices = 0;
  readonly #changedAt = new Map<string, number>();

  constructor(profile: unknown) {
    this.profile = profile;
  }

  /** In place of the browser's `fetch`. */
  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input), 'http://memory');
    if (!this.isReachable) throw new TypeError('Failed to fetch');
    this.requests.push(url.pathname);
    if (this.deviceRefusal) return Response.json({ code: this.deviceRefusal }, { status: 403 });
    switch (url.pathname) {
      case '/api/devices/enrol':
        return this.#enrol(String(init?.body));
      case '/api/device/profile':
        return Response.json(this.profile);
      case '/api/device/documents':
        return Response.json(this.#changes(Number(url.searchParams.get('after'))));
      case '/api/sync':
        return new Response(await this.#sync(init?.body));
      default:
        return url.pathname.endsWith('/pin')
          ? new Response(null, { status: 204 })
          : Response.json({ code: 'http.notFound' }, { status: 404 });
    }
  };

  /** An empty copy takes the place of the store; others have filled it again so far already. */
  forgetEverything({ seq = 0 }: { readonly seq?: number } = {}): void {
    this.documents.clear();
    this.#changedAt.clear();
    this.#seq = seq;
    this.#life += 1;
  }

  #enrol(body: string): Response {
    if (!body.includes('"BENAR')) return Response.json({ code: 'device.codeWrong' }, { status: 404 });
    this.#devices += 1;
    return Response.json({ deviceId: `T${this.#devices}`, token: `token${this.#devices}`, posyanduIds: ['P1'] });
  }

  #changes(after: number): { seq: number; store: string; documents: string[] } {
    const documents = [...this.#changedAt].flatMap(([documentId, seq]) => (seq > after ? [documentId] : []));
    return { seq: this.#seq, store: `st_${this.#life}`, documents };
  }

  async #sync(body: BodyInit | null | undefined): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    const answers = (decodeAsks(bytes) ?? []).map(({ documentId, stateVector, update }) => {
      const doc = this.documents.get(documentId) ?? new Y.Doc();
      this.documents.set(documentId, doc);
      const before = doc.store.clients.size === 0 ? '' : Y.encodeStateVector(doc).join();
      const refusal = update.length > 0 ? (this.refusals.get(documentId) ?? '') : '';
      if (update.length > 0 && refusal === '') Y.applyUpdate(doc, update);
      if (Y.encodeStateVector(doc).join() !== before) {
        this.#seq += 1;
        this.#changedAt.set(documentId, this.#seq);
      }
      const missing = Y.encodeStateAsUpdate(doc, stateVector);
      return { documentId, update: missing, receipt: Y.encodeStateVector(doc), refusal };
    });
    return new Uint8Array(encodeAnswers(answers));
  }
}
