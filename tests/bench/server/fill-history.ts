import { compactDocument } from '#server/log/compact-document.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import type { DocumentAppend, DocumentKey } from '#server/log/port.ts';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import { openProjection } from '#server/projection/open-projection.ts';
import { PROJECTION_VERSION } from '#server/projection/projection.ts';
import { encodePush, eventAt } from './made-update.ts';
import { documentOf, type OurStore } from './ours.ts';

const FIRST_CLIENT = 1_000;
const DOCUMENTS_AT_ONCE = 20;

/** The updates of a document as its devices would have made them, one for each event, in turn. */
export function makeHistory(
  events: number,
  devices: readonly string[],
): { client: number; clock: number; device: string; update: Uint8Array }[] {
  return Array.from({ length: events }, (_, i) => {
    const [client, clock] = [FIRST_CLIENT + (i % devices.length), Math.floor(i / devices.length)];
    const device = devices[i % devices.length] ?? '';
    return { client, clock, device, update: encodePush(client, clock, device, eventAt(client, clock)) };
  });
}

/**
 * Gives every room of a store the same long history, as the server itself leaves it when everybody has gone: the first document is appended
 * and compacted, the others are copies. The projection is told that it has seen it all, for it is not what a start is measured by.
 * @returns bytes of one document's updates
 */
export async function fillHistory(
  store: OurStore,
  rooms: number,
  events: number,
  devices: readonly string[],
): Promise<number> {
  const database = openDatabase(store.databaseUrl, 'off');
  const log = new LogStore(database, 'fill');
  const keyOf = (room: number): DocumentKey => ({
    puskesmasId: store.puskesmasId,
    documentId: documentOf(store, room),
  });
  await log.append([{ ...keyOf(0), headSeq: 0, updates: makeHistory(events, devices).map(newUpdateOf) }]);
  await compactDocument(log, keyOf(0));
  const entries = await log.readUpdates(keyOf(0));
  const updates = entries.map((entry) => ({ ...entry, carrierDeviceId: null }));
  for (let from = 1; from < rooms; from += DOCUMENTS_AT_ONCE) {
    const batch: DocumentAppend[] = [];
    for (let room = from; room < Math.min(from + DOCUMENTS_AT_ONCE, rooms); room++)
      batch.push({ ...keyOf(room), headSeq: 0, updates });
    await log.append(batch);
  }
  await skipProjection(store.databaseUrl, await log.lastSeq());
  await log.close();
  await database.close();
  return entries.reduce((sum, entry) => sum + entry.update.length, 0);
}

function newUpdateOf({ client, clock, device, update }: ReturnType<typeof makeHistory>[number]) {
  return {
    update,
    clocks: new Map([[client, clock + 1]]),
    arrays: new Map([[client, arrayNameOf(device)]]),
    carrierDeviceId: device,
    receivedAt: 0,
  };
}

async function skipProjection(databaseUrl: string, seq: number): Promise<void> {
  const projection = await openProjection(databaseUrl);
  await projection.kysely.deleteFrom('projection_cursor').execute();
  await projection.kysely
    .insertInto('projection_cursor')
    .values({ name: 'log', seq, made_by: PROJECTION_VERSION })
    .execute();
  await projection.close();
}
