import * as Y from 'yjs';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { DocumentKind } from '#lib/events/catalogue.ts';
import { isOwnDevice } from '#lib/events/device-kind.ts';
import type { Outcome } from '../outcome.ts';
import { readCertificate, sharedPosyandu, type Certificate } from './certificate.ts';
import { openParcel, type NamedParcel } from './parcel.ts';
import { decodePeerMessage, encodePeerMessage, type Having, type PeerMessage } from './peer-messages.ts';
import { isSignedBy, type Sign, type Subtle } from './signing.ts';

/** Carries whole messages to one other device, in order. */
export interface PeerChannel {
  send(message: Uint8Array): void;
  close(): void;
}

/** What two devices exchange, out of the one store of this device. */
export interface PeerStore {
  /** Ids of all documents that lie here. */
  listDocuments(): Promise<readonly string[]>;
  readStateVector(documentId: string): Promise<Uint8Array>;
  /** What lies here beyond a state vector; empty where nothing does. */
  diff(documentId: string, stateVector: Uint8Array): Promise<Uint8Array>;
  /** `update.gap` where something before it is missing here. */
  add(documentId: string, update: Uint8Array): Promise<Outcome<unknown>>;
  /** Parcels that the server has not acknowledged, as they were signed: one's own, and those carried. */
  listParcels(): Promise<readonly NamedParcel[]>;
  addParcel(bytes: Uint8Array): Promise<Outcome<unknown>>;
  /** Calls back when a document has grown. @returns how to stop */
  onChanged(listener: (documentId: string) => void): () => void;
}

/**
 * Why it ended. `peer.stranger`: not of this Puskesmas, or its proof does not hold; `peer.nothingShared`: of no Posyandu of ours;
 * `peer.revoked`: staff have struck it off; `peer.badMessage`: it speaks otherwise, perhaps an older or newer app; `peer.gone`: the connection ended.
 */
export type PeerEnd = 'peer.stranger' | 'peer.nothingShared' | 'peer.revoked' | 'peer.badMessage' | 'peer.gone';

/** How two devices stand. */
export type PeerState =
  | { readonly kind: 'greeting' }
  /** What both have is the same, or on its way. */
  | { readonly kind: 'sharing'; readonly peer: Certificate; readonly received: number; readonly given: number }
  | { readonly kind: 'ended'; readonly code: PeerEnd };

/** What a session needs. */
export interface PeerSessionParts {
  readonly channel: PeerChannel;
  readonly store: PeerStore;
  readonly subtle: Subtle;
  readonly sign: Sign;
  /** One's own, as the server issued it. */
  readonly certificate: Uint8Array;
  readonly serverKeys: readonly Uint8Array[];
  /** Ids of devices that staff have struck off, as far as this device has heard. */
  readonly revoked: ReadonlySet<string>;
  /** Bytes that both sides know of this very connection and of no other (SPEC PE2). */
  readonly binding: Uint8Array;
  readonly side: 'host' | 'guest';
  /** 16 random bytes. */
  readonly nonce: Uint8Array;
  readonly onState: (state: PeerState) => void;
}

/** What every device of a Posyandu may write, and therefore pass on as it is. */
const OPEN_KINDS: ReadonlySet<DocumentKind> = new Set(['register', 'session', 'visits']);

/** Two devices that bring each other up to date, without a server, for as long as they are connected. */
export class PeerSession {
  readonly #parts: PeerSessionParts;
  #state: PeerState = { kind: 'greeting' };
  #own: Certificate | undefined;
  #peer: Certificate | undefined;
  #posyanduIds: readonly string[] = [];
  /** What the other one has, as far as it has said and been given. */
  readonly #theirs = new Map<string, Map<number, number>>();
  readonly #parcelsGiven = new Set<string>();
  #stopListening: () => void = () => undefined;
  /** One message at a time, in the order in which they came. */
  #work: Promise<void> = Promise.resolve();

  constructor(parts: PeerSessionParts) {
    this.#parts = parts;
  }

  get state(): PeerState {
    return this.#state;
  }

  /** Says who one is; everything else follows by itself. */
  start(): void {
    const { certificate, nonce } = this.#parts;
    this.#send({ kind: 'hello', certificate, nonce });
  }

  /** Takes a message from the channel. */
  take(bytes: Uint8Array): void {
    this.#work = this.#work.then(() => this.#take(bytes)).catch(() => this.end('peer.badMessage'));
  }

  /** Resolves when everything that has come so far has been looked at. */
  async settled(): Promise<void> {
    await this.#work;
  }

  end(code: PeerEnd): void {
    if (this.#state.kind === 'ended') return;
    this.#stopListening();
    this.#set({ kind: 'ended', code });
    this.#parts.channel.close();
  }

  async #take(bytes: Uint8Array): Promise<void> {
    if (this.#state.kind === 'ended') return;
    const message = decodePeerMessage(bytes);
    if (!message) return this.end('peer.badMessage');
    if (message.kind === 'hello') return this.#greet(message.certificate, message.nonce);
    if (message.kind === 'proof') return this.#believe(message.signature);
    // Nothing is told to, and nothing taken from, who has not proved who it is.
    if (this.#state.kind !== 'sharing') return this.end('peer.stranger');
    if (message.kind === 'have') return this.#answer(message.documents);
    if (message.kind === 'give') return this.#receive(message.documentId, message.update);
    return this.#receiveParcel(message.bytes);
  }

  async #greet(certificate: Uint8Array, nonce: Uint8Array): Promise<void> {
    const { subtle, serverKeys, revoked, sign, side, binding } = this.#parts;
    this.#own = await readCertificate(subtle, this.#parts.certificate, serverKeys);
    const peer = await readCertificate(subtle, certificate, serverKeys);
    if (!this.#own || !peer) return this.end('peer.stranger');
    if (revoked.has(peer.deviceId)) return this.end('peer.revoked');
    this.#posyanduIds = sharedPosyandu(this.#own, peer);
    if (this.#posyanduIds.length === 0) return this.end('peer.nothingShared');
    this.#peer = peer;
    this.#send({ kind: 'proof', signature: await sign('greeting', proofBytes(side, binding, nonce)) });
  }

  async #believe(signature: Uint8Array): Promise<void> {
    const { subtle, side, binding, nonce, store } = this.#parts;
    const bytes = proofBytes(side === 'host' ? 'guest' : 'host', binding, nonce);
    const peer = this.#peer;
    if (!peer || !(await isSignedBy(subtle, peer.publicKey, signature, 'greeting', bytes)))
      return this.end('peer.stranger');
    this.#set({ kind: 'sharing', peer, received: 0, given: 0 });
    this.#stopListening = store.onChanged((documentId) => {
      this.#work = this.#work.then(() => this.#give(documentId)).catch(() => this.end('peer.gone'));
    });
    const documents: Having[] = [];
    for (const documentId of await store.listDocuments()) {
      if (this.#isShared(documentId))
        documents.push({ documentId, stateVector: await store.readStateVector(documentId) });
    }
    this.#send({ kind: 'have', documents });
  }

  async #answer(documents: readonly Having[]): Promise<void> {
    for (const { documentId, stateVector } of documents) {
      this.#theirs.set(documentId, Y.decodeStateVector(stateVector));
    }
    for (const documentId of await this.#parts.store.listDocuments()) await this.#give(documentId);
    await this.#giveParcels();
  }

  async #give(documentId: string): Promise<void> {
    if (this.#state.kind !== 'sharing') return;
    if (!this.#isShared(documentId)) return this.#giveParcels();
    const { store } = this.#parts;
    const theirs = this.#theirs.get(documentId) ?? new Map<number, number>();
    const mine = Y.decodeStateVector(await store.readStateVector(documentId));
    if ([...mine].every(([client, clock]) => (theirs.get(client) ?? 0) >= clock)) return;
    const update = await store.diff(documentId, Y.encodeStateVector(theirs));
    // What the channel has taken arrives, or the session ends.
    this.#theirs.set(documentId, new Map([...theirs, ...mine]));
    this.#send({ kind: 'give', documentId, update });
    this.#set({ ...this.#state, given: this.#state.given + 1 });
  }

  async #giveParcels(): Promise<void> {
    const { store, subtle, serverKeys } = this.#parts;
    for (const { id, bytes } of await store.listParcels()) {
      if (this.#parcelsGiven.has(id)) continue;
      this.#parcelsGiven.add(id);
      const parcel = await openParcel(subtle, bytes, serverKeys);
      if (parcel?.parts.every(({ documentId }) => this.#maySee(documentId))) this.#send({ kind: 'parcel', bytes });
    }
  }

  async #receive(documentId: string, update: Uint8Array): Promise<void> {
    const { store } = this.#parts;
    if (!this.#isShared(documentId)) return this.end('peer.badMessage');
    const theirs = this.#theirs.get(documentId) ?? new Map<number, number>();
    for (const [client, clock] of Y.parseUpdateMeta(update).to)
      theirs.set(client, Math.max(clock, theirs.get(client) ?? 0));
    this.#theirs.set(documentId, theirs);
    const added = await store.add(documentId, update);
    if (added.ok) {
      if (this.#state.kind === 'sharing') this.#set({ ...this.#state, received: this.#state.received + 1 });
      return;
    }
    if (added.problem.code !== 'update.gap') return;
    this.#send({ kind: 'have', documents: [{ documentId, stateVector: await store.readStateVector(documentId) }] });
  }

  async #receiveParcel(bytes: Uint8Array): Promise<void> {
    const { subtle, serverKeys, store } = this.#parts;
    const parcel = await openParcel(subtle, bytes, serverKeys);
    if (parcel?.author.puskesmasId !== this.#own?.puskesmasId) return;
    await store.addParcel(bytes);
  }

  #isShared(documentId: string): boolean {
    const ref = parseDocumentId(documentId);
    return ref !== undefined && OPEN_KINDS.has(ref.kind) && this.#posyanduIds.includes(ref.posyanduId);
  }

  /** Confidential answers go to the devices of nakes alone. */
  #maySee(documentId: string): boolean {
    const ref = parseDocumentId(documentId);
    if (!ref || !this.#posyanduIds.includes(ref.posyanduId)) return false;
    return ref.kind !== 'confidential' || isOwnDevice(this.#peer?.deviceId ?? '');
  }

  #send(message: PeerMessage): void {
    this.#parts.channel.send(encodePeerMessage(message));
  }

  #set(state: PeerState): void {
    this.#state = state;
    this.#parts.onState(state);
  }
}

/** What a proof signs: the side, this connection, and the other's number. */
function proofBytes(side: 'host' | 'guest', binding: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array([side === 'host' ? 0 : 1, ...binding, ...nonce]);
}
