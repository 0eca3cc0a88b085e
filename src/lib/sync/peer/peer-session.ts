import * as Y from 'yjs';
import { clipRanges, listRanges } from '#lib/doc/place-ranges.ts';
import type { Certificate } from './certificate.ts';
import { openParcel } from './parcel.ts';
import { PeerGreeting, type GreetingParts, type GreetingProblem, type Met } from './peer-greeting.ts';
import { decodePeerMessage, encodePeerMessage, type Having } from './peer-messages.ts';
import type { PeerPresence, PresenceLine } from './peer-presence.ts';
import type { PeerStore } from './peer-store.ts';
import { isOfBoth, isShared, mayReceive } from './shared-documents.ts';

/** Carries whole messages to one other device, in order. */
export interface PeerChannel {
  send(message: Uint8Array): void;
  close(): void;
}

/**
 * Why it ended. `peer.stranger`: not of this Puskesmas, or its proof does not hold; `peer.nothingShared`: of no Posyandu of ours;
 * `peer.revoked`: staff have struck it off; `peer.badMessage`: it speaks otherwise, perhaps an older or newer app; `peer.gone`: the connection ended.
 */
export type PeerEnd = GreetingProblem | 'peer.badMessage' | 'peer.gone';

/** How two devices stand. */
export type PeerState =
  | { readonly kind: 'greeting' }
  /** What both have is the same, or on its way. */
  | {
      readonly kind: 'sharing';
      readonly peer: Certificate;
      readonly received: number;
      readonly given: number;
      /** How far this device's clock is ahead of the other's, ms; negative behind. Decides nothing. */
      readonly clockOffMs: number;
    }
  | { readonly kind: 'ended'; readonly code: PeerEnd };

/** What a session needs. */
export interface PeerSessionParts extends GreetingParts {
  readonly channel: PeerChannel;
  readonly store: PeerStore;
  /** Where signs of who is at work are told; nobody is told of without it. */
  readonly presence?: PeerPresence;
  readonly onState: (state: PeerState) => void;
}

/**
 * Two devices that bring each other up to date, without a server, for as long as they are connected.
 * 1. Nothing is told or taken before the other has proved who it is (PE1).
 * 2. What arrives is on the disk before it is acknowledged (PE8).
 */
export class PeerSession {
  readonly #parts: PeerSessionParts;
  readonly #greeting: PeerGreeting;
  #state: PeerState = { kind: 'greeting' };
  #met: Met | undefined;
  /** What the other one has, as far as it has said and been given. */
  readonly #theirs = new Map<string, Map<number, number>>();
  readonly #parcelsGiven = new Set<string>();
  readonly #line: PresenceLine = {
    mayHold: (documentId) => isShared(this.#met, documentId),
    send: (documentId, update) => this.#send({ kind: 'presence', documentId, update }),
  };
  #stopListening: () => void = () => undefined;
  /** One message at a time, in the order in which they came. */
  #work: Promise<void> = Promise.resolve();

  constructor(parts: PeerSessionParts) {
    this.#parts = parts;
    this.#greeting = new PeerGreeting(parts);
  }

  get state(): PeerState {
    return this.#state;
  }

  /** Says who one is; everything else follows by itself. */
  start(): void {
    this.#send(this.#greeting.hello());
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
    if (message.kind === 'hello') {
      const proof = await this.#greeting.answer(message);
      return typeof proof === 'string' ? this.end(proof) : this.#send(proof);
    }
    if (message.kind === 'proof') {
      const met = await this.#greeting.believe(message);
      return met ? this.#begin(met) : this.end('peer.stranger');
    }
    // Nothing is told to, and nothing taken from, who has not proved who it is.
    if (this.#state.kind !== 'sharing') return this.end('peer.stranger');
    switch (message.kind) {
      case 'have':
        return this.#answer(message.documents);
      case 'give':
        return this.#receive(message.documentId, message.update);
      case 'parcel':
        return this.#receiveParcel(message.bytes);
      case 'stored':
        return this.#noteHeld(message.documents);
      case 'presence':
        return this.#parts.presence?.take(this.#line, message.documentId, message.update);
      case 'unknown':
        return;
      default:
        message satisfies never;
    }
  }

  async #begin(met: Met): Promise<void> {
    if (this.#state.kind !== 'greeting') return;
    const { store, presence } = this.#parts;
    this.#met = met;
    this.#set({ kind: 'sharing', peer: met.peer, received: 0, given: 0, clockOffMs: met.clockOffMs });
    const stopStore = store.onChanged((documentId) => {
      this.#work = this.#work.then(() => this.#give(documentId)).catch(() => this.end('peer.gone'));
    });
    this.#stopListening = () => {
      stopStore();
      presence?.leave(this.#line);
    };
    const documents: Having[] = [];
    for (const documentId of await store.listDocuments()) {
      if (isShared(this.#met, documentId))
        documents.push({ documentId, stateVector: await store.readStateVector(documentId) });
    }
    this.#send({ kind: 'have', documents });
    presence?.join(this.#line);
  }

  async #answer(documents: readonly Having[]): Promise<void> {
    for (const { documentId, stateVector } of documents) {
      this.#theirs.set(documentId, Y.decodeStateVector(stateVector));
    }
    const doubted = new Set<string>();
    for (const documentId of await this.#parts.store.listDocuments()) {
      const shown = this.#theirs.get(documentId);
      await this.#give(documentId);
      if (shown && (await this.#giveAgain(documentId, shown))) doubted.add(documentId);
    }
    await this.#noteHeld(documents.filter(({ documentId }) => !doubted.has(documentId)));
    await this.#giveParcels();
  }

  /** Own entries that lie where the other says it has something: whether it is them shows when it has stored them (PE12). @returns whether there were any */
  async #giveAgain(documentId: string, shown: ReadonlyMap<number, number>): Promise<boolean> {
    if (!isShared(this.#met, documentId)) return false;
    const update = await this.#parts.store.readUnticked(documentId);
    if (update.length === 0 || clipRanges(listRanges(update), shown).length === 0) return false;
    this.#send({ kind: 'give', documentId, update });
    return true;
  }

  async #give(documentId: string): Promise<void> {
    if (this.#state.kind !== 'sharing') return;
    if (!isShared(this.#met, documentId)) return this.#giveParcels();
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
      if (parcel?.parts.every(({ documentId }) => mayReceive(this.#met, documentId)))
        this.#send({ kind: 'parcel', bytes });
    }
  }

  async #receive(documentId: string, update: Uint8Array): Promise<void> {
    const { store } = this.#parts;
    if (!isShared(this.#met, documentId)) return this.end('peer.badMessage');
    const theirs = this.#theirs.get(documentId) ?? new Map<number, number>();
    for (const [client, clock] of Y.parseUpdateMeta(update).to)
      theirs.set(client, Math.max(clock, theirs.get(client) ?? 0));
    this.#theirs.set(documentId, theirs);
    const added = await store.add(documentId, update);
    if (!added.ok && added.problem.code !== 'update.gap') return;
    const documents = [{ documentId, stateVector: await store.readStateVector(documentId) }];
    if (!added.ok) return this.#send({ kind: 'have', documents });
    this.#send({ kind: 'stored', documents });
    // Whoever gives something has it, and all before it.
    await this.#noteHeld([{ documentId, stateVector: Y.encodeStateVector(Y.parseUpdateMeta(update).to) }]);
    if (this.#state.kind === 'sharing') this.#set({ ...this.#state, received: this.#state.received + 1 });
  }

  async #receiveParcel(bytes: Uint8Array): Promise<void> {
    const { subtle, serverKeys, store } = this.#parts;
    const parcel = await openParcel(subtle, bytes, serverKeys);
    if (!parcel || parcel.author.puskesmasId !== this.#met?.own.puskesmasId) return;
    const added = await store.addParcel(bytes);
    if (!added.ok) return;
    const documents = parcel.parts.map(({ documentId, update }) => ({
      documentId,
      stateVector: Y.encodeStateVectorFromUpdate(update),
    }));
    this.#send({ kind: 'stored', documents });
    await this.#noteHeld(documents);
  }

  /** What lies on the other's disk, of documents of a Posyandu that both are of. */
  async #noteHeld(documents: readonly Having[]): Promise<void> {
    const ours = documents.filter(({ documentId }) => isOfBoth(this.#met, documentId));
    if (this.#met && ours.length > 0) await this.#parts.store.noteHeld(this.#met.peer.deviceId, ours);
  }

  #send(message: Parameters<typeof encodePeerMessage>[0]): void {
    this.#parts.channel.send(encodePeerMessage(message));
  }

  #set(state: PeerState): void {
    this.#state = state;
    this.#parts.onState(state);
  }
}
