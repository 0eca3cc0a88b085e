import type { DeviceDatabase, DocumentEntry, JournalEntry, StoredAside, StoredParcel } from '#lib/db/database.ts';
import { findEventType, type TableName } from '#lib/events/catalogue.ts';
import { compareText } from '#lib/events/fold.ts';

/** An own entry that the server has not taken: what it speaks of, without what it says. */
export interface RefusedEntry {
  readonly eventId: string;
  /** Undefined for a type that only a newer app knows. */
  readonly table: TableName | undefined;
  /** The person it is about, as far as the event itself names one. */
  readonly personId: string | undefined;
  /** Account that wrote it. */
  readonly by: string;
  /** ms since epoch, by the clock of this device. */
  readonly at: number;
}

/** Something that stands nowhere but here, and why. */
export type Refused =
  /** The server takes nothing for a document, or has left out what others wrote in it; `entries` are one's own. */
  | {
      readonly kind: 'document';
      readonly key: string;
      readonly code: string;
      readonly documentId: string;
      readonly entries: readonly RefusedEntry[];
    }
  /** A parcel that was carried for another device, and that the server does not take. */
  | {
      readonly kind: 'parcel';
      readonly key: string;
      readonly code: string;
      readonly documentIds: readonly string[];
      readonly author: string;
      /** ms since epoch. */
      readonly keptAt: number;
    }
  /** Entries that reached this device and count for nothing, here as everywhere (events SPEC E9). */
  | {
      readonly kind: 'aside';
      readonly key: string;
      readonly code: string;
      readonly documentId: string;
      readonly author: string;
      readonly count: number;
    };

type RefusalTables = Pick<DeviceDatabase, 'documents' | 'journal' | 'parcels' | 'aside'>;

/** All that was refused, as it lies on this device: documents first, then parcels, then what was put aside. */
export async function readRefused(database: RefusalTables): Promise<Refused[]> {
  const documents = (await database.documents.toArray()).filter(isRefused);
  const own = await Promise.all(documents.map((document) => readUnsent(database, document.documentId)));
  const parcels = await database.parcels.toArray();
  return [
    ...documents.map((document, i) => ofDocument(document, own[i] ?? [])),
    ...parcels.flatMap(ofParcel),
    ...ofAsides(await database.aside.toArray()),
  ];
}

/** Ids of own entries that the server has refused, by document: what no figure may rest on. Empty on a device where nothing was refused. */
export async function readRefusedIds(
  database: Pick<DeviceDatabase, 'documents' | 'journal'>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const ids = new Map<string, ReadonlySet<string>>();
  for (const { documentId } of (await database.documents.toArray()).filter(isRefused)) {
    const unsent = await readUnsent(database, documentId);
    if (unsent.length > 0) ids.set(documentId, new Set(unsent.map(({ eventId }) => eventId)));
  }
  return ids;
}

function readUnsent(database: Pick<DeviceDatabase, 'journal'>, documentId: string): Promise<JournalEntry[]> {
  return database.journal.where('[documentId+state]').equals([documentId, 'saved']).toArray();
}

function isRefused(document: DocumentEntry): document is DocumentEntry & { readonly refusal: string } {
  return document.refusal !== undefined;
}

function ofDocument(
  { documentId, refusal }: DocumentEntry & { readonly refusal: string },
  own: readonly JournalEntry[],
): Refused {
  const entries = own.map(entryOf).toSorted((a, b) => b.at - a.at || compareText(a.eventId, b.eventId));
  return { kind: 'document', key: `document ${documentId}`, code: refusal, documentId, entries };
}

function entryOf({ event }: JournalEntry): RefusedEntry {
  const table = findEventType(event.type)?.table;
  const named = event.data['personId'];
  const isAboutSubject = table === 'person' || table === 'visit' || table === 'sensitive';
  const personId = isAboutSubject ? event.subject : typeof named === 'string' ? named : undefined;
  return { eventId: event.id, table, personId, by: event.by, at: event.at };
}

function ofParcel({ parcelId, refusal, documentIds, author, keptAt }: StoredParcel): Refused[] {
  if (refusal === undefined) return [];
  return [{ kind: 'parcel', key: `parcel ${parcelId}`, code: refusal, documentIds, author, keptAt }];
}

function ofAsides(asides: readonly StoredAside[]): Refused[] {
  const groups = Map.groupBy(asides, ({ documentId, device, code }) => `aside ${documentId} ${device} ${code}`);
  return [...groups].map(([key, [first, ...others]]) => {
    const { code, documentId, device } = first!;
    return { kind: 'aside', key, code, documentId, author: device, count: others.length + 1 };
  });
}
