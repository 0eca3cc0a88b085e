import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DeviceData } from '#lib/db/device-data.ts';
import { readRows } from '#lib/db/subjects.ts';
import { sessionId } from '#lib/doc/document-id.ts';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import { EVENT_TYPES, type TableName } from '#lib/events/catalogue.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { foldDocument, type Row } from '#lib/events/fold.ts';
import { openDatabase, type Database } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { openProjection, type ProjectionDatabase } from '#server/projection/open-projection.ts';
import { Projection } from '#server/projection/projection.ts';
import { ProjectionReader } from '#server/projection/reader.ts';
import { anyHistory } from '../support/any-history.ts';
import { appendChecked } from '../support/append-checked.ts';
import { makeDisk, openTab } from '../support/make-device.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

const PUSKESMAS = 'pm1';
const TABLES = [...new Set(Object.values(EVENT_TYPES).map(({ table }): TableName => table))].sort();

let folder: TempFolder;
let database: Database;
let tables: ProjectionDatabase;
let log: LogStore;
let device: DeviceData;
beforeAll(async () => {
  folder = await makeTempFolder();
  const url = `file:${join(folder.path, 'log.db')}`;
  database = openDatabase(url);
  await migrate(database, MIGRATIONS);
  log = new LogStore(database, 'log-under-test');
  tables = await openProjection(url);
  device = await openTab(makeDisk());
});
afterAll(async () => {
  await device.close();
  await tables.close();
  await log.close();
  await database.close();
  await folder[Symbol.asyncDispose]();
});

/** What three tablets' writing amounts to: updates of one document a tablet, in the order in which they were made. */
function updatesOf(events: readonly PosyanduEvent[]): Uint8Array[] {
  const docs = new Map<string, Y.Doc>();
  return events.map((event) => {
    const doc = docs.get(event.device) ?? new Y.Doc();
    docs.set(event.device, doc);
    const before = Y.encodeStateVector(doc);
    appendEvents(doc, [event]);
    return Y.encodeStateAsUpdate(doc, before);
  });
}

async function rowsOnDevice(documentId: string): Promise<Row[]> {
  const all = await Promise.all(TABLES.map((table) => readRows(device.database, documentId, table)));
  return all.flat();
}

test('[E5] the same history gives the same rows in the browser’s Dexie, in the server’s SQL, and in one call of the fold', async () => {
  const projection = new Projection(log, tables, (error) => expect.fail(String(error)));
  const reader = new ProjectionReader(tables);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(anyHistory(), fc.array(fc.nat(), { maxLength: 40 }), async (events, order) => {
      run += 1;
      const documentId = sessionId(`P${run}`, '2026-08-07');
      const updates = updatesOf(events);
      for (const update of updates) {
        await appendChecked(log, { puskesmasId: PUSKESMAS, documentId }, update);
      }
      await projection.catchUp();
      // The device gets them joined in batches, some of them twice.
      const joined = updates.map((_, at) => Y.mergeUpdates(updates.slice(0, at + 1)));
      const deliveries = [...order.map((at) => at % Math.max(1, updates.length)).sort(byNumber), updates.length - 1];
      for (const at of deliveries) if (joined[at]) await device.store.add(documentId, [joined[at]]);

      const folded = foldDocument(documentId, 'session', events);
      expect(await rowsOnDevice(documentId)).toEqual(folded.rows);
      expect(await reader.readDocument(PUSKESMAS, documentId)).toEqual(folded.rows);
      const aside = await device.database.aside.filter((one) => one.documentId === documentId).toArray();
      const codes = folded.aside.map(({ problem }) => problem.code).sort();
      expect(aside.map(({ code }) => code).sort()).toEqual(codes);
      const refused = (await reader.listAside(PUSKESMAS)).filter((one) => one.documentId === documentId);
      expect(refused.map(({ code }) => code).sort()).toEqual(codes);
    }),
    { numRuns: 60 },
  );
});

function byNumber(a: number, b: number): number {
  return a - b;
}
