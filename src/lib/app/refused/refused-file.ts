import type { DeviceDatabase } from '#lib/db/database.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { encodeBase64 } from '../copy/base64.ts';
import type { CopyReader } from '../copy/read-everything.ts';
import { readRefused, type Refused } from './read-refused.ts';

/** What a file of refused entries holds: enough for a person to look into, and for a later server to take them. */
export interface RefusedFile {
  readonly format: 'posyandu-ditolak';
  readonly version: 1;
  /** ms since epoch. */
  readonly madeAt: number;
  readonly refused: readonly Refused[];
  /** Own events as they were written. */
  readonly events: readonly { readonly documentId: string; readonly event: unknown }[];
  /** Bytes of the parcels, and of the documents in which something was put aside; base64. */
  readonly parcels: readonly { readonly parcelId: string; readonly bytes: string }[];
  readonly updates: readonly { readonly documentId: string; readonly bytes: string }[];
}

/**
 * Reads all that was refused, with its content. Holds names and values: whoever offers it asks who is there first. Of what was answered in confidence
 * only a nakes on her own device gets more than that it was refused.
 */
export async function makeRefusedFile(database: DeviceDatabase, reader: CopyReader, now: number): Promise<RefusedFile> {
  const refused = await readRefused(database);
  const mayLeave = (documentId: string) =>
    reader.mayReadConfidential || parseDocumentId(documentId)?.kind !== 'confidential';
  const documents = new Set(refused.flatMap((one) => (one.kind === 'document' ? [one.documentId] : [])));
  const aside = new Set(refused.flatMap((one) => (one.kind === 'aside' ? [one.documentId] : [])));
  const journal = await database.journal.where('state').equals('saved').toArray();
  const parcels = (await database.parcels.toArray()).filter(
    ({ refusal, documentIds }) => refusal !== undefined && documentIds.every(mayLeave),
  );
  const updates = await database.updates
    .where('documentId')
    .anyOf([...aside].filter(mayLeave))
    .toArray();
  return {
    format: 'posyandu-ditolak',
    version: 1,
    madeAt: now,
    refused,
    events: journal
      .filter(({ documentId }) => documents.has(documentId) && mayLeave(documentId))
      .map(({ documentId, event }) => ({ documentId, event })),
    parcels: parcels.map(({ parcelId, bytes }) => ({ parcelId, bytes: encodeBase64(bytes) })),
    updates: updates.map(({ documentId, bytes }) => ({ documentId, bytes: encodeBase64(bytes) })),
  };
}
