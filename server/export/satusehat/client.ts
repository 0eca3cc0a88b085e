/** Where SATUSEHAT is and what proves who asks; from the environment only. */
export interface SatusehatAccess {
  /** `https://api-satusehat.kemkes.go.id/fhir-r4/v1`; no slash at the end. */
  readonly fhirUrl: string;
  /** `https://api-satusehat.kemkes.go.id/oauth2/v1`; no slash at the end. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What came of a request. */
export type Answered =
  | { readonly kind: 'ok'; readonly body: unknown }
  /** Not taken, and would not be taken again as it is. */
  | { readonly kind: 'refused'; readonly status: number; readonly text: string }
  /** Too much at once; nothing was stored. */
  | { readonly kind: 'busy'; readonly waitMs: number | undefined }
  /** Nobody knows whether it was stored: a fault over there, or the line was cut. */
  | { readonly kind: 'unsure'; readonly text: string }
  /** It never left: no token was to be had. */
  | { readonly kind: 'closed'; readonly text: string };

/** One request below `fhirUrl`; the path is empty for a Bundle. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
}

const TIMEOUT_MS = 30_000;
/** A token is left alone this long before it ends. */
const TOKEN_MARGIN_MS = 60_000;
/** So much is kept of what they say. */
const TEXT_LIMIT = 500;

/** Speaks to SATUSEHAT: fetches tokens, and sorts answers into what must be done next. Logs nothing: bodies hold people. */
export class SatusehatClient {
  readonly #access: SatusehatAccess;
  readonly #now: () => number;
  #token: { readonly text: string; readonly endsAt: number } | undefined;

  constructor(access: SatusehatAccess, now: () => number) {
    this.#access = access;
    this.#now = now;
  }

  /** Sends one request; a token that has ended early is fetched anew, once. */
  async ask(asked: Asked): Promise<Answered> {
    const token = await this.#takeToken();
    if (typeof token !== 'string') return token;
    const first = await this.#send(asked, token);
    if (first.kind !== 'refused' || first.status !== 401) return first;
    this.#token = undefined;
    const again = await this.#takeToken();
    if (typeof again !== 'string') return again;
    const second = await this.#send(asked, again);
    return second.kind === 'refused' && second.status === 401 ? { kind: 'closed', text: second.text } : second;
  }

  async #takeToken(): Promise<string | Extract<Answered, { kind: 'closed' }>> {
    if (this.#token && this.#token.endsAt > this.#now()) return this.#token.text;
    const { authUrl, clientId, clientSecret } = this.#access;
    try {
      const answer = await fetch(`${authUrl}/accesstoken?grant_type=client_credentials`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const body: unknown = answer.ok ? await answer.json() : undefined;
      const token = readToken(body);
      if (!token) return { kind: 'closed', text: `token: ${answer.status}` };
      this.#token = { text: token.text, endsAt: this.#now() + token.lifeMs - TOKEN_MARGIN_MS };
      return token.text;
    } catch (error) {
      return { kind: 'closed', text: `token: ${nameOf(error)}` };
    }
  }

  async #send({ method, path, body }: Asked, token: string): Promise<Answered> {
    try {
      const answer = await fetch(`${this.#access.fhirUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': contentTypeOf(method) }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await answer.text();
      if (answer.status === 429) return { kind: 'busy', waitMs: readRetryAfter(answer.headers, this.#now()) };
      if (answer.status >= 500 || answer.status === 408) return { kind: 'unsure', text: `${answer.status}` };
      if (!answer.ok) return { kind: 'refused', status: answer.status, text: readOutcome(text) };
      return { kind: 'ok', body: text === '' ? undefined : JSON.parse(text) };
    } catch (error) {
      return { kind: 'unsure', text: nameOf(error) };
    }
  }
}

function contentTypeOf(method: Asked['method']): string {
  return method === 'PATCH' ? 'application/json-patch+json' : 'application/json';
}

/** `expires_in` is seconds, sent as a number or as text. */
function readToken(body: unknown): { readonly text: string; readonly lifeMs: number } | undefined {
  if (typeof body !== 'object' || body === null || !('access_token' in body)) return undefined;
  const seconds = 'expires_in' in body ? Number(body.expires_in) : Number.NaN;
  const lifeMs = Number.isFinite(seconds) ? seconds * 1000 : TOKEN_MARGIN_MS;
  return typeof body.access_token === 'string' ? { text: body.access_token, lifeMs } : undefined;
}

/** Seconds, or a date of HTTP. */
function readRetryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** What an OperationOutcome says, else nothing but its shape: a page of a gateway is no message for people. */
function readOutcome(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'issue' in body && Array.isArray(body.issue)) {
      return body.issue.map(wordsOfIssue).join('; ').slice(0, TEXT_LIMIT);
    }
  } catch {
    return 'no OperationOutcome';
  }
  return 'no OperationOutcome';
}

function wordsOfIssue(issue: unknown): string {
  if (typeof issue !== 'object' || issue === null) return '?';
  const details =
    'details' in issue && typeof issue.details === 'object' && issue.details !== null ? issue.details : {};
  const text = 'text' in details ? details.text : undefined;
  const diagnostics = 'diagnostics' in issue ? issue.diagnostics : undefined;
  const code = 'code' in issue ? issue.code : undefined;
  const found = [text, diagnostics, code].find((one) => typeof one === 'string');
  return typeof found === 'string' ? found : '?';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}
