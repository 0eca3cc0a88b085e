import { MENDING_PREFIX } from '#lib/db/broken-keys.ts';
import { closeBroken, listOpenBroken, setBrokenAside, type BrokenRow } from '#lib/db/broken-rows.ts';
import { DocumentStore } from '#lib/db/document-store.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import type { StoredUpdate } from '#lib/db/database.ts';
import { advanceHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import { parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { isWithin } from '#lib/db/head-codec.ts';
import { DAMAGED_PREFIX } from './damaged-prefix.ts';

/** What a look over the disk has found. */
export interface StorageFinding {
  /** Documents that were looked at. */
  readonly documents: number;
  /** Those of them that could not be read whole, and were put together anew from what is sound. */
  readonly mended: readonly string[];
  /** Rows that do not open any more, kept where nobody reads them. */
  readonly setAside: number;
  /** Own entries among them that are in no document here and were never sent. */
  readonly lost: number;
}

type CheckedData = Pick<DeviceData, 'database' | 'changes' | 'settings'>;

/** Where catching up has come to (`catch-up.ts`). */
const CURSOR = 'changesSeq';

/** Documents of which rows lie in these tables. */
const OF_DOCUMENTS: ReadonlySet<string> = new Set(['updates', 'subjects']);

/**
 * Reads every document as far as its bytes go, and mends what is damaged: its rows are made anew from the sound updates, own entries are replayed
 * from the journal, and the server is asked for all of it again. Unreadable bytes are kept under another name. After mending the app must be
 * opened anew.
 */
export async function checkStorage(data: CheckedData, now: () => number): Promise<StorageFinding> {
  await setBrokenAside(data.database);
  return mendStorage(data, now);
}

/** True where rows were set aside, or a document was begun to be put together, and a kill came in between. */
export async function isHalfMended(database: CheckedData['database']): Promise<boolean> {
  const mending = await database.settings.where('key').startsWith(MENDING_PREFIX).count();
  return mending > 0 || (await listOpenBroken(database)).length > 0;
}

/**
 * The same for rows that have been set aside: documents of which they were are put together anew, and own entries are looked for in them. A kill at any
 * write leaves it to be done again, which changes nothing that was done.
 * @param tell is done before it is known that nothing is left to do
 */
export async function mendStorage(
  data: CheckedData,
  now: () => number,
  tell: (finding: StorageFinding) => Promise<void> = () => Promise.resolve(),
): Promise<StorageFinding> {
  const { database } = data;
  const broken = await listOpenBroken(database);
  const hurt = new Set(broken.flatMap(({ table, row }) => (OF_DOCUMENTS.has(table) ? [row['documentId']] : [])));
  for (const key of await database.settings.where('key').startsWith(MENDING_PREFIX).primaryKeys()) {
    hurt.add(key.slice(MENDING_PREFIX.length));
  }
  const documentIds = await database.documents.toCollection().primaryKeys();
  const mended: string[] = [];
  for (const documentId of documentIds) {
    if (!hurt.has(documentId) && (await isSound(data, documentId))) continue;
    await mend(data, documentId, now);
    mended.push(documentId);
  }
  if (mended.length > 0 || broken.length > 0) await data.settings.save(CURSOR, undefined);
  const lost = await rewriteJournal(database, broken);
  const finding = { documents: documentIds.length, mended, setAside: broken.length, lost };
  await tell(finding);
  for (const documentId of mended) await database.settings.delete(`${MENDING_PREFIX}${documentId}`);
  if (broken.length > 0) await closeBroken(database);
  return finding;
}

/** Writes own entries down again that stand in their document. @returns how many stand nowhere */
async function rewriteJournal(database: CheckedData['database'], broken: readonly BrokenRow[]): Promise<number> {
  let lost = 0;
  for (const { table, row } of broken) {
    const { eventId, documentId, state } = row;
    if (table !== 'journal' || state !== 'saved') continue;
    if (typeof eventId !== 'string' || typeof documentId !== 'string') continue;
    const event = await findEvent(database, documentId, eventId);
    // Without its place: at the next start it is appended once more, and the same id twice is one event.
    if (event) await database.journal.put({ eventId, documentId, event, state });
    else lost += 1;
  }
  return lost;
}

async function findEvent(
  database: CheckedData['database'],
  documentId: string,
  eventId: string,
): Promise<PosyanduEvent | undefined> {
  const subjects = await database.subjects
    .where('[documentId+table+subject]')
    .between([documentId], [documentId, []])
    .toArray();
  for (const [device, tuple] of subjects.flatMap(({ events }) => events)) {
    const event = parseTuple(tuple, device);
    if (event.ok && event.value.id === eventId) return event.value;
  }
  return undefined;
}

/** True where the stored bytes come to what the head says, and each subject holds a list of events. */
async function isSound({ database }: CheckedData, documentId: string): Promise<boolean> {
  const entry = await database.documents.get(documentId);
  const updates = await readUpdates(database, documentId);
  const subjects = await database.subjects
    .where('[documentId+table+subject]')
    .between([documentId], [documentId, []])
    .toArray()
    .catch(() => undefined);
  if (!entry || !updates || !subjects?.every(({ events }) => Array.isArray(events))) return false;
  const head = { clocks: new Map<number, number>(), arrays: new Map<number, string>() };
  for (const { bytes } of updates) {
    const read = bytes instanceof Uint8Array ? readUpdate(bytes, head) : undefined;
    if (!read?.ok) return false;
    advanceHead(head, read.value);
  }
  return isWithin(entry.clocks, [...head.clocks]);
}

async function mend({ database, changes }: CheckedData, documentId: string, now: () => number): Promise<void> {
  // What was put away before, perhaps by a mending that was cut off; nothing is stored twice.
  const kept = await readEach(database, `${DAMAGED_PREFIX}${documentId}`);
  const updates = (await readUpdates(database, documentId)) ?? (await readEach(database, documentId));
  const { documents, updates: stored, subjects, aside, journal, settings } = database;
  await database.transaction('rw', [documents, stored, subjects, aside, journal, settings], async () => {
    await settings.put({ key: `${MENDING_PREFIX}${documentId}`, value: true });
    const entry = await documents.get(documentId);
    // What not even the browser can read is of no use to anybody.
    await stored.where({ documentId }).delete();
    await subjects.where('[documentId+table+subject]').between([documentId], [documentId, []]).delete();
    await aside.where('[documentId+client+clock]').between([documentId], [documentId, []]).delete();
    await stored.bulkPut(updates.map((update) => ({ ...update, documentId: `${DAMAGED_PREFIX}${documentId}` })));
    await documents.put({ documentId, clocks: [], arrays: [], receipt: entry?.receipt ?? [], updateCount: 0 });
    for (const { position: _, ...waiting } of await journal.where({ documentId, state: 'saved' }).toArray()) {
      await journal.put(waiting);
    }
  });
  // One by one: what is unreadable is passed over, and with it what rests on it; the server and other devices have that too.
  const store = new DocumentStore(database, changes, now);
  for (const { bytes } of [...kept, ...updates]) if (bytes instanceof Uint8Array) await store.add(documentId, [bytes]);
}

async function readEach(database: CheckedData['database'], documentId: string): Promise<StoredUpdate[]> {
  const found: StoredUpdate[] = [];
  for (const key of await database.updates.where({ documentId }).primaryKeys()) {
    const update = await database.updates.get(key).catch(() => undefined);
    if (update) found.push(update);
  }
  return found;
}

function readUpdates(
  database: CheckedData['database'],
  documentId: string,
): Promise<readonly StoredUpdate[] | undefined> {
  return database.updates
    .where({ documentId })
    .sortBy('seq')
    .catch(() => undefined);
}
