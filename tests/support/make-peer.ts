import * as Y from 'yjs';
import type { Outcome } from '#lib/sync/outcome.ts';
import { issueCertificate } from '#lib/sync/peer/certificate.ts';
import { nameParcel, type NamedParcel } from '#lib/sync/peer/parcel.ts';
import type { Having } from '#lib/sync/peer/peer-messages.ts';
import type { PeerStore } from '#lib/sync/peer/peer-store.ts';
import { makeSigningKeys, signWith, type Sign, type Subtle } from '#lib/sync/peer/signing.ts';

export const subtle: Subtle = crypto.subtle;

/** A server's key, and devices that it has certified. */
export class PeerWorld {
  readonly serverKeys: Uint8Array[] = [];
  #sign: Sign | undefined;

  static async make(): Promise<PeerWorld> {
    const world = new PeerWorld();
    const { privateKey, publicKey } = await makeSigningKeys(subtle);
    world.serverKeys.push(publicKey);
    world.#sign = signWith(subtle, privateKey);
    return world;
  }

  /** A device with its keys, and the certificate that the server gave it. */
  async addDevice(deviceId: string, posyanduIds: readonly string[], puskesmasId = 'pk-1'): Promise<PeerDevice> {
    if (!this.#sign) throw new Error('made without a key');
    const { privateKey, publicKey } = await makeSigningKeys(subtle);
    const certificate = { deviceId, puskesmasId, posyanduIds, publicKey, issuedAt: 1_790_000_000_000 };
    return {
      deviceId,
      publicKey,
      sign: signWith(subtle, privateKey),
      certificate: await issueCertificate(certificate, this.#sign),
      store: new MemoryPeerStore(deviceId),
      clock: 1_790_000_000_000,
    };
  }
}

/** A device of a `PeerWorld`. */
export interface PeerDevice {
  readonly deviceId: string;
  readonly publicKey: Uint8Array;
  readonly sign: Sign;
  readonly certificate: Uint8Array;
  readonly store: MemoryPeerStore;
  /** What its clock shows, ms since epoch. */
  readonly clock: number;
}

/** Documents in memory. */
export class MemoryPeerStore implements PeerStore {
  readonly docs = new Map<string, Y.Doc>();
  readonly parcels: Uint8Array[] = [];
  /** Nothing more can be written. */
  isFull = false;
  readonly #held = new Map<string, Uint8Array>();
  readonly #deviceId: string;
  readonly #listeners = new Set<(documentId: string) => void>();

  constructor(deviceId: string) {
    this.#deviceId = deviceId;
  }

  /** Appends values to this device's own array. */
  write(documentId: string, ...values: unknown[]): void {
    this.doc(documentId).getArray(`ev:${this.#deviceId}`).push(values);
    this.#tell(documentId);
  }

  /** All values of a document, in the order of their devices. */
  read(documentId: string): unknown[] {
    const doc = this.doc(documentId);
    return [...doc.share.keys()].sort().flatMap((name) => doc.getArray(name).toArray());
  }

  doc(documentId: string): Y.Doc {
    const doc = this.docs.get(documentId) ?? new Y.Doc({ gc: false });
    this.docs.set(documentId, doc);
    return doc;
  }

  async listDocuments(): Promise<string[]> {
    return [...this.docs.keys()];
  }

  async readStateVector(documentId: string): Promise<Uint8Array> {
    return Y.encodeStateVector(this.doc(documentId));
  }

  async diff(documentId: string, stateVector: Uint8Array): Promise<Uint8Array> {
    return Y.encodeStateAsUpdate(this.doc(documentId), stateVector);
  }

  /** There is no server that could prove anything: nothing is doubted. */
  async readUnticked(): Promise<Uint8Array> {
    return new Uint8Array();
  }

  async add(documentId: string, update: Uint8Array): Promise<Outcome<undefined>> {
    if (this.isFull) return { ok: false, problem: { code: 'storage.full' } };
    const doc = this.doc(documentId);
    for (const name of namesIn(update)) doc.getArray(name);
    Y.applyUpdate(doc, update);
    this.#tell(documentId);
    return { ok: true, value: undefined };
  }

  async listParcels(): Promise<readonly NamedParcel[]> {
    const named = await Promise.all(this.parcels.map((bytes) => nameParcel(subtle, bytes)));
    return named.filter((one) => one !== undefined);
  }

  async addParcel(bytes: Uint8Array): Promise<{ ok: true; value: undefined }> {
    this.parcels.push(bytes);
    return { ok: true, value: undefined };
  }

  async noteHeld(deviceId: string, documents: readonly Having[]): Promise<void> {
    for (const { documentId, stateVector } of documents) this.#held.set(`${deviceId} ${documentId}`, stateVector);
  }

  /** What a device has shown last to have of a document. */
  heldBy(deviceId: string, documentId: string): Uint8Array | undefined {
    return this.#held.get(`${deviceId} ${documentId}`);
  }

  onChanged(listener: (documentId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(documentId: string): void {
    for (const listener of this.#listeners) listener(documentId);
  }
}

function namesIn(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    const parent: unknown = struct instanceof Y.Item ? struct.parent : undefined;
    return typeof parent === 'string' ? [parent] : [];
  });
}
