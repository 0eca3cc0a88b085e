import * as Y from 'yjs';
import { listTuples } from '#lib/doc/carried-tuples.ts';
import type { DocumentEntry } from '#lib/db/database.ts';
import type { StorePort } from '#lib/db/documents.ts';

/** Ids of events of other devices in a document that no receipt of the server covers: they came from device to device. Reads the document's bytes. */
export async function listForeignEntries(
  store: Pick<StorePort, 'load'>,
  { documentId, arrays, receipt }: DocumentEntry,
  ownDevice: string,
): Promise<ReadonlySet<string>> {
  const bytes = await store.load(documentId);
  if (!bytes) return new Set();
  const known = new Map(receipt);
  const beyond = Y.diffUpdate(bytes, Y.encodeStateVector(known));
  const tuples = listTuples(beyond, new Map(arrays)).filter(
    ({ client, clock, device }) => device !== ownDevice && clock >= (known.get(client) ?? 0),
  );
  return new Set(tuples.flatMap(({ raw }) => (Array.isArray(raw) && typeof raw[0] === 'string' ? [raw[0]] : [])));
}
