import { DocumentStore } from '#lib/db/document-store.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import type { StoredUpdate } from '#lib/db/database.ts';
import { advanceHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import { isWithin } from '#lib/db/head-codec.ts';
import { DAMAGED_PREFIX } from './damaged-prefix.ts';

/** What a look over the disk has found. */
export interface StorageFinding {
  /** Documents that were looked at. */
  readonly documents: number;
  /** Those of them that could not be read whole, and were put together anew from what is sound. */
  readonly mended: readonly string[];
}

type CheckedData = Pick<DeviceData, 'database' | 'changes' | 'settings'>;

/** Where catching up has come to (`catch-up.ts`). */
const CURSOR = 'changesSeq';

/**
 * Reads every document as far as its bytes go, and mends what is damaged: its rows are made anew from the sound updates, own entries are replayed
 * from the journal, and the server is asked for all of it again. Unreadable bytes are kept under another name. After mending the app must be
 * opened anew.
 */
export async function checkStorage(data: CheckedData, now: () => number): Promise<StorageFinding> {
  const documentIds = await data.database.documents.toCollection().primaryKeys();
  const mended: string[] = [];
  for (const documentId of documentIds) {
    if (await isSound(data, documentId)) continue;
    await mend(data, documentId, now);
    mended.push(documentId);
  }
  if (mended.length > 0) await data.settings.save(CURSOR, undefined);
  return { documents: documentIds.length, mended };
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
  const updates = (await readUpdates(database, documentId)) ?? (await readEach(database, documentId));
  const { documents, updates: stored, subjects, aside, journal } = database;
  await database.transaction('rw', [documents, stored, subjects, aside, journal], async () => {
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
  for (const { bytes } of updates) if (bytes instanceof Uint8Array) await store.add(documentId, [bytes]);
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
