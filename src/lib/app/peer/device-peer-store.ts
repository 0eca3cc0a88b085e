import * as Y from 'yjs';
import type { DeviceData } from '#lib/db/device-data.ts';
import { noteHoldings } from '#lib/db/holdings.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import type { NamedParcel } from '#lib/sync/peer/parcel.ts';
import type { Having } from '#lib/sync/peer/peer-messages.ts';
import type { PeerStore } from '#lib/sync/peer/peer-store.ts';
import type { Credentials } from './credentials.ts';
import { keepParcel, listParcels, type ParcelParts } from './parcels.ts';

/** The documents of this device, as another device is given them. */
export class DevicePeerStore implements PeerStore {
  readonly #data: DeviceData;
  readonly #parts: ParcelParts;
  readonly #credentials: Credentials;

  constructor(data: DeviceData, parts: Omit<ParcelParts, 'data'>, credentials: Credentials) {
    this.#data = data;
    this.#parts = { ...parts, data };
    this.#credentials = credentials;
  }

  async listDocuments(): Promise<readonly string[]> {
    return this.#data.database.documents.toCollection().primaryKeys();
  }

  readStateVector(documentId: string): Promise<Uint8Array> {
    return this.#data.store.readStateVector(documentId);
  }

  async diff(documentId: string, stateVector: Uint8Array): Promise<Uint8Array> {
    const bytes = await this.#data.store.load(documentId);
    return bytes ? Y.diffUpdate(bytes, stateVector) : new Uint8Array();
  }

  readUnticked(documentId: string): Promise<Uint8Array> {
    return this.#data.store.readUnticked(documentId);
  }

  add(documentId: string, update: Uint8Array): Promise<Outcome<unknown>> {
    return this.#data.store.add(documentId, [update]);
  }

  listParcels(): Promise<readonly NamedParcel[]> {
    return listParcels(this.#parts, this.#credentials);
  }

  addParcel(bytes: Uint8Array): Promise<Outcome<unknown>> {
    return keepParcel(this.#parts, this.#credentials, bytes);
  }

  async noteHeld(deviceId: string, documents: readonly Having[]): Promise<void> {
    const holdings = documents.map(({ documentId, stateVector }) => ({
      documentId,
      clocks: [...Y.decodeStateVector(stateVector)],
    }));
    // What could not be noted is shown as not known elsewhere: the safe side.
    await noteHoldings(this.#data, { deviceId, holdings, at: this.#parts.now() });
  }

  onChanged(listener: (documentId: string) => void): () => void {
    return this.#data.changes.listen((change) => {
      if (change.kind === 'rows') listener(change.documentId);
    });
  }
}
