import type { Outcome } from '../outcome.ts';
import type { NamedParcel } from './parcel.ts';
import type { Having } from './peer-messages.ts';

/** What two devices exchange, out of the one store of this device. */
export interface PeerStore {
  /** Ids of all documents that lie here. */
  listDocuments(): Promise<readonly string[]>;
  readStateVector(documentId: string): Promise<Uint8Array>;
  /** What lies here beyond a state vector; empty where nothing does. */
  diff(documentId: string, stateVector: Uint8Array): Promise<Uint8Array>;
  /** Own entries that the server has not proven to have, as one update; empty where there are none. */
  readUnticked(documentId: string): Promise<Uint8Array>;
  /** Resolves when it is on the disk; `update.gap` where something before it is missing here. */
  add(documentId: string, update: Uint8Array): Promise<Outcome<unknown>>;
  /** Parcels that the server has not acknowledged, as they were signed: one's own, and those carried. */
  listParcels(): Promise<readonly NamedParcel[]>;
  /** Resolves when it is on the disk. */
  addParcel(bytes: Uint8Array): Promise<Outcome<unknown>>;
  /** Notes what another device has shown to have on its disk. */
  noteHeld(deviceId: string, documents: readonly Having[]): Promise<void>;
  /** Calls back when a document has grown. @returns how to stop */
  onChanged(listener: (documentId: string) => void): () => void;
}
