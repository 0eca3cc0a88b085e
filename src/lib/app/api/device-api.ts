import * as v from 'valibot';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import { makeAsk, nothing, reach, type Ask, type Send } from '../staff/ask.ts';
import type { ApiProblem } from '../problems.ts';
import { deviceProfile, type DeviceProfile, type PinVerifier } from './profile.ts';

/** Schema of what an enrolment gives, by code or by password. */
export const enrolment = v.object({ deviceId: v.string(), token: v.string(), posyanduIds: v.array(v.string()) });
export type Enrolment = v.InferOutput<typeof enrolment>;

const ticket = v.object({ ticket: v.string() });
const changes = v.object({ seq: v.number(), store: v.optional(v.string(), ''), documents: v.array(v.string()) });

const taken = v.object({ parcels: v.array(v.string()) });

/** The documents that have something new, and up to where the server has been asked. */
export type DocumentChanges = v.InferOutput<typeof changes>;

/** The server's doors for a device; asks with its token once it has one. */
export class DeviceApi {
  readonly #send: Send;
  readonly #ask: Ask;

  /** @param getToken the device's token; undefined before it is enrolled */
  constructor(send: Send, getToken: () => string | undefined) {
    this.#send = (path, init) => {
      const token = getToken();
      const headers = new Headers(init.headers);
      if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
      return send(path, { ...init, headers, credentials: 'omit', cache: 'no-store' });
    };
    this.#ask = makeAsk(this.#send);
  }

  /** Turns a one-time code into a device: `device.codeWrong`, `device.codeExpired`, `device.codeUsed`, `device.wait`. */
  enrol(code: string): Promise<Result<Enrolment, ApiProblem>> {
    return this.#ask({ method: 'POST', path: '/api/devices/enrol', body: { code }, answer: enrolment });
  }

  profile(): Promise<Result<DeviceProfile, ApiProblem>> {
    return this.#ask({ path: '/api/device/profile', answer: deviceProfile });
  }

  /** Stores the verifier of a PIN where none stands: `account.pinAlreadySet`, `account.unknown`. */
  setPin(accountId: string, pinVerifier: PinVerifier): Promise<Result<undefined, ApiProblem>> {
    const path = `/api/device/accounts/${encodeURIComponent(accountId)}/pin`;
    return this.#ask({ method: 'POST', path, body: { pinVerifier }, answer: nothing });
  }

  /** Tells the public key of this device, once for life: `device.keyOther` where it has told another. */
  tellKey(publicKey: Uint8Array): Promise<Result<undefined, ApiProblem>> {
    const body = { publicKey: btoa(String.fromCharCode(...publicKey)) };
    return this.#ask({ method: 'POST', path: '/api/device/key', body, answer: nothing });
  }

  /** Brings parcels. @returns for each why the server has not taken it, empty where it has */
  async postParcels(body: Uint8Array): Promise<Outcome<readonly string[]>> {
    const answered = await reach(this.#send, '/api/courier', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(body),
    });
    if (!answered.ok) return answered;
    const parsed = v.safeParse(taken, await answered.value.json().catch(() => undefined));
    return parsed.success ? ok(parsed.output.parcels) : err({ code: 'sync.batchUnreadable' });
  }

  /** A ticket for the socket; lives for a minute. */
  async ticket(): Promise<Result<string, ApiProblem>> {
    const answered = await this.#ask({ method: 'POST', path: '/api/ticket', answer: ticket });
    return answered.ok ? ok(answered.value.ticket) : answered;
  }

  /** Names of the documents that have something new behind `after`, as `store` gave it out; 0 asks for all. */
  listChanges(after: number, store = ''): Promise<Result<DocumentChanges, ApiProblem>> {
    const of = store === '' ? '' : `&store=${encodeURIComponent(store)}`;
    return this.#ask({ path: `/api/device/documents?after=${after}${of}`, answer: changes });
  }

  /** Carries a batch and brings the answer's bytes. */
  readonly postBatch = async (body: Uint8Array): Promise<Outcome<Uint8Array>> => {
    const answered = await reach(this.#send, '/api/sync', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(body),
    });
    if (!answered.ok) return answered;
    // A line that breaks in the midst of an answer is no other case than one that brought none.
    const bytes = await answered.value.arrayBuffer().catch(() => undefined);
    return bytes ? ok(new Uint8Array(bytes)) : err({ code: 'api.noNetwork' });
  };
}
