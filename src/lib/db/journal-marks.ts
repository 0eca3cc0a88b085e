import { Dexie, type EntityTable } from 'dexie';
import type { CarriedTuple, Position } from '#lib/doc/document-head.ts';
import { isInRanges, type PlaceRange } from '#lib/doc/place-ranges.ts';
import type { JournalEntry } from './database.ts';

type JournalTable = EntityTable<JournalEntry, 'eventId'>;

/** Looking for more ids than this one by one takes longer than reading which there are. */
const MANY_IDS = 64;

/**
 * Writes down where own events lie in the document, inside the transaction that stores the update. The first place stands: by it the server is asked.
 * @param tuples all new tuples of the update, foreign ones too
 */
export async function markPositions(
  journal: JournalTable,
  documentId: string,
  tuples: readonly CarriedTuple[],
): Promise<void> {
  const places = new Map(tuples.flatMap((tuple) => idOf(tuple.raw).map((id) => [id, tuple] as const)));
  const ids = places.size > MANY_IDS ? await listOwn(journal, documentId, places) : [...places.keys()];
  if (ids.length === 0) return;
  const entries = await journal.bulkGet(ids);
  const marked: JournalEntry[] = [];
  for (const entry of entries) {
    const place = entry && places.get(entry.eventId);
    if (!place || place.device !== entry.event.device || entry.position !== undefined) continue;
    marked.push({ ...entry, position: { client: place.client, clock: place.clock } });
  }
  await journal.bulkPut(marked);
}

/** Which of these ids are own events of the document. */
async function listOwn(journal: JournalTable, documentId: string, of: ReadonlyMap<string, unknown>): Promise<string[]> {
  const own = journal.where('[documentId+state]').between([documentId, Dexie.minKey], [documentId, Dexie.maxKey]);
  return (await own.primaryKeys()).filter((id) => of.has(id));
}

/** Gives the second tick to own events of a document that lie at proven places. @returns their ids */
export async function markReceived(
  journal: JournalTable,
  documentId: string,
  proven: readonly PlaceRange[],
  now: number,
): Promise<string[]> {
  const waiting = await journal.where('[documentId+state]').equals([documentId, 'saved']).toArray();
  const covered = waiting.filter(({ position }) => position !== undefined && isInRanges(proven, position));
  await journal.bulkPut(covered.map((entry) => received(entry, now)));
  return covered.map(({ eventId }) => eventId);
}

/** Where own events without their second tick lie, by document. */
export async function listWaiting(
  journal: JournalTable,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Position[]>> {
  const keys = documentIds.map((documentId) => [documentId, 'saved']);
  const waiting = await journal.where('[documentId+state]').anyOf(keys).toArray();
  const byDocument = Map.groupBy(waiting, ({ documentId }) => documentId);
  return new Map(
    [...byDocument].map(([documentId, entries]) => [documentId, entries.flatMap(({ position }) => position ?? [])]),
  );
}

function received(entry: JournalEntry, now: number): JournalEntry {
  return { ...entry, state: 'received', receivedAt: now };
}

/** The id that a tuple starts with, where it is a tuple of ours. */
function idOf(raw: unknown): string[] {
  const id: unknown = Array.isArray(raw) ? raw[0] : undefined;
  return typeof id === 'string' ? [id] : [];
}
