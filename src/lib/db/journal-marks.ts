import type { EntityTable } from 'dexie';
import type { CarriedTuple } from '#lib/doc/document-head.ts';
import type { JournalEntry, Pairs } from './database.ts';
import { covers } from './head-codec.ts';

type JournalTable = EntityTable<JournalEntry, 'eventId'>;

/**
 * Writes down where own events lie in the document, inside the transaction that stores the update.
 * @param tuples all new tuples of the update, foreign ones too
 * @param receipt what the server is known to have, so that a receipt which was quicker than this is not lost
 * @returns ids of events that are received by now
 */
export async function markPositions(
  journal: JournalTable,
  tuples: readonly CarriedTuple[],
  receipt: Pairs<number>,
  now: number,
): Promise<string[]> {
  const places = new Map(tuples.flatMap((tuple) => idOf(tuple.raw).map((id) => [id, tuple] as const)));
  const entries = await journal.bulkGet([...places.keys()]);
  const known = new Map(receipt);
  const marked: JournalEntry[] = [];
  for (const entry of entries) {
    const place = entry && places.get(entry.eventId);
    if (!place || place.device !== entry.event.device || entry.state === 'received') continue;
    const position = { client: place.client, clock: place.clock };
    marked.push(covers(known, position) ? received({ ...entry, position }, now) : { ...entry, position });
  }
  await journal.bulkPut(marked);
  return marked.filter(({ state }) => state === 'received').map(({ eventId }) => eventId);
}

/** Gives the second tick to own events of a document that a receipt covers. @returns their ids */
export async function markReceived(
  journal: JournalTable,
  documentId: string,
  receipt: Pairs<number>,
  now: number,
): Promise<string[]> {
  const known = new Map(receipt);
  const waiting = await journal.where('[documentId+state]').equals([documentId, 'saved']).toArray();
  const covered = waiting.filter(({ position }) => position !== undefined && covers(known, position));
  await journal.bulkPut(covered.map((entry) => received(entry, now)));
  return covered.map(({ eventId }) => eventId);
}

function received(entry: JournalEntry, now: number): JournalEntry {
  return { ...entry, state: 'received', receivedAt: now };
}

/** The id that a tuple starts with, where it is a tuple of ours. */
function idOf(raw: unknown): string[] {
  const id: unknown = Array.isArray(raw) ? raw[0] : undefined;
  return typeof id === 'string' ? [id] : [];
}
