import type { Table } from 'dexie';
import type { DeviceDatabase, StoredSubject } from '#lib/db/database.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { DAMAGED_PREFIX } from '../damaged-prefix.ts';
import { encodeBase64 } from './base64.ts';

/** Whoever the copy is for: answers given in confidence leave a device for nakes on a device of their own, and for nobody else. */
export interface CopyReader {
  readonly mayReadConfidential: boolean;
}

/** Everything this device holds of its Posyandu, as far as it can be read. Keys, tokens and PIN checks are no part of it. */
export interface Everything {
  readonly format: 'posyandu-salinan';
  readonly version: 1;
  /** Every event by document and subject, replaced ones too. */
  readonly subjects: readonly StoredSubject[];
  /** Own entries the server has not confirmed, as they were first written. */
  readonly unsent: readonly { readonly documentId: string; readonly event: unknown }[];
  /** The documents as Yjs updates, base64, in the order in which they were stored. */
  readonly updates: readonly { readonly documentId: string; readonly bytes: string }[];
  /** Parcels that are carried for others, base64. */
  readonly parcels: readonly { readonly parcelId: string; readonly bytes: string }[];
  /** What was put aside, and why. */
  readonly aside: readonly { readonly documentId: string; readonly device: string; readonly code: string }[];
  /** Records that could not be read, by table; -1 where not even their number is known. Empty on a sound disk. */
  readonly unreadable: { readonly [table: string]: number };
}

/** Reads everything, record by record where a table cannot be read at once: one that is damaged costs itself and nothing else. */
export async function readEverything(
  database: Pick<DeviceDatabase, 'subjects' | 'journal' | 'updates' | 'parcels' | 'aside'>,
  reader: CopyReader,
): Promise<Everything> {
  const [subjects, journal, updates, parcels, aside] = [
    await readAll(database.subjects),
    await readAll(database.journal),
    await readAll(database.updates),
    await readAll(database.parcels),
    await readAll(database.aside),
  ];
  const mayLeave = ({ documentId }: { readonly documentId: string }) =>
    reader.mayReadConfidential || kindOf(documentId) !== 'confidential';
  const losses = { subjects, journal, updates, parcels, aside };
  return {
    format: 'posyandu-salinan',
    version: 1,
    subjects: subjects.records.filter(mayLeave),
    unsent: journal.records
      .filter((entry) => entry.state === 'saved' && mayLeave(entry))
      .map(({ documentId, event }) => ({ documentId, event })),
    updates: updates.records
      .filter(mayLeave)
      .map(({ documentId, bytes }) => ({ documentId, bytes: encodeBase64(bytes) })),
    parcels: parcels.records
      .filter(({ documentIds }) => documentIds.every((documentId) => mayLeave({ documentId })))
      .map(({ parcelId, bytes }) => ({ parcelId, bytes: encodeBase64(bytes) })),
    aside: aside.records.filter(mayLeave).map(({ documentId, device, code }) => ({ documentId, device, code })),
    unreadable: Object.fromEntries(
      Object.entries(losses).flatMap(([table, { lost }]) => (lost === 0 ? [] : [[table, lost]])),
    ),
  };
}

interface Reading<T> {
  readonly records: readonly T[];
  readonly lost: number;
}

async function readAll<T, Key, Insert>(table: Table<T, Key, Insert>): Promise<Reading<T>> {
  const whole = await table.toArray().catch(() => undefined);
  if (whole) return { records: whole, lost: 0 };
  const keys = await table
    .toCollection()
    .primaryKeys()
    .catch(() => undefined);
  if (!keys) return { records: [], lost: -1 };
  const records: T[] = [];
  for (const key of keys) {
    const record = await table.get(key).catch(() => undefined);
    if (record !== undefined) records.push(record);
  }
  return { records, lost: keys.length - records.length };
}

/** Also of a document whose bytes were put away because they could not be read. */
function kindOf(documentId: string): string | undefined {
  return parseDocumentId(documentId.replace(DAMAGED_PREFIX, ''))?.kind;
}
