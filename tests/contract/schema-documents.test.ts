import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { packHandover, receiveHandover } from '#lib/app/peer/handover.ts';
import { openParcel } from '#lib/sync/peer/parcel.ts';
import { readRows } from '#lib/db/subjects.ts';
import { findEventType } from '#lib/events/catalogue.ts';
import { compactDocument } from '#server/log/compact-document.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { appendChecked } from '../support/append-checked.ts';
import { makeDisk, openTab } from '../support/make-device.ts';
import { PeerWorld, subtle } from '../support/make-peer.ts';
import { openPeerTablet, type PeerTablet } from '../support/peer-tablet.ts';
import { TestDevice } from '../support/test-device.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { KNOWN_STATEMENTS, makeFutureDocuments, readReleased, RELEASES, tuplesIn } from './schema-cases.ts';

const FUTURE = makeFutureDocuments('dn_depan');
const CASES = [
  ...RELEASES.map((release) => ({ of: `the release of ${release}`, documents: readReleased(release).documents })),
  { of: 'an app of the future', documents: FUTURE },
];
const EVERYTHING = { posyanduId: 'PM1', today: '2026-08-07', reach: 'everything' } as const;

let postgres: TestPostgres;
let world: PeerWorld;
beforeAll(async () => {
  postgres = await startPostgres();
  world = await PeerWorld.make();
});
afterAll(() => postgres[Symbol.asyncDispose]());

describe.each(CASES)('[E6] documents of $of', ({ documents }) => {
  test('are kept on a device to the last member, through a restart too', async () => {
    const disk = makeDisk();
    const first = await openTab(disk);
    for (const [documentId, update] of Object.entries(documents)) {
      expect(await first.store.add(documentId, [update])).toMatchObject({ ok: true });
    }
    await first.close();
    const again = await openTab(disk);
    for (const [documentId, update] of Object.entries(documents)) {
      expect(tuplesIn((await again.store.load(documentId))!)).toEqual(tuplesIn(update));
    }
    await again.close();
  });

  test.each(['SQLite', 'PostgreSQL'])('are taken, compacted and given out by the log on %s', async (engine) => {
    await using folder = await makeTempFolder();
    const url = engine === 'SQLite' ? `file:${join(folder.path, 'log.db')}` : await postgres.createDatabase();
    const database = openDatabase(url);
    await migrate(database, MIGRATIONS);
    const log = new LogStore(database, 'schema');
    for (const [documentId, update] of Object.entries(documents)) {
      const key = { puskesmasId: 'pk-1', documentId };
      const todays = new TestDevice('dv_today').write();
      await appendChecked(log, key, update);
      await appendChecked(log, key, todays);
      const read = async () => (await log.readUpdates(key)).map((entry) => entry.update);
      expect(tuplesIn(...(await read()))).toEqual(tuplesIn(update, todays));
      const followed = (await log.readAfter(0, 100)).filter((entry) => entry.documentId === documentId);
      const told = followed.flatMap(({ tuples }) => tuples.map(({ raw }) => raw));
      expect(told).toEqual(expect.arrayContaining(Object.values(tuplesIn(update)).flat()));
      await compactDocument(log, key);
      expect(await read()).toHaveLength(1);
      expect(tuplesIn(...(await read()))).toEqual(tuplesIn(update, todays));
    }
    await log.close();
    await database.close();
  });

  test('are passed on from device to device by file, what only nakes write in its parcels', async () => {
    const [nakes, tablet, third] = [
      await openPeerTablet(world, 'dn_bidan'),
      await openPeerTablet(world, 'dv_one'),
      await openPeerTablet(world, 'dn_third'),
    ];
    for (const [documentId, update] of Object.entries(documents)) await nakes.data.store.add(documentId, [update]);
    await hand(nakes, tablet);
    await hand(tablet, third);
    for (const [documentId, update] of Object.entries(documents)) {
      expect(tuplesIn((await third.data.store.load(documentId))!)).toEqual(tuplesIn(update));
      if (documentId.startsWith('confidential')) expect(await tablet.data.store.load(documentId)).toBeUndefined();
      else expect(tuplesIn((await tablet.data.store.load(documentId))!)).toEqual(tuplesIn(update));
    }
  });
});

test.each(RELEASES)('[E5] documents of the release of %s give the rows that they gave then', async (release) => {
  const { documents, rows } = readReleased(release);
  const data = await openTab(makeDisk());
  for (const [documentId, update] of Object.entries(documents)) await data.store.add(documentId, [update]);
  for (const row of rows) expect(await readRows(data.database, row.documentId, row.table)).toContainEqual(row);
  expect(rows.length).toBeGreaterThan(6);
  await data.close();
});

test.each(RELEASES)('[PE5] a file that the release of %s has made is opened, its parcels too', async (release) => {
  const { file, serverKeys, documents } = readReleased(release);
  const { data, parts, credentials } = await openPeerTablet(world, 'dn_new');
  const trusting = { ...credentials, serverKeys: [...credentials.serverKeys, ...serverKeys] };
  expect(await receiveHandover(parts, trusting, file)).toMatchObject({ ok: true, value: { incomplete: [] } });
  for (const [documentId, update] of Object.entries(documents)) {
    expect(tuplesIn((await data.store.load(documentId))!)).toEqual(tuplesIn(update));
  }
  for (const { bytes } of await data.database.parcels.toArray()) {
    expect((await openParcel(subtle, bytes, serverKeys))?.parts.length).toBeGreaterThan(0);
  }
});

test('[E6] of what a newer app writes, what is known counts, and nothing that is not', async () => {
  const data = await openTab(makeDisk());
  for (const [documentId, update] of Object.entries(FUTURE)) await data.store.add(documentId, [update]);
  for (const { documentId, type, slot, value } of KNOWN_STATEMENTS) {
    const rows = await readRows(data.database, documentId, findEventType(type)!.table);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.slots[slot]?.map((reading) => reading.value)).toEqual([value]);
  }
  // From a newer app, and no fault of anybody.
  expect(await data.database.aside.count()).toBe(0);
  await data.close();
});

async function hand(from: PeerTablet, to: PeerTablet): Promise<void> {
  const packed = await packHandover(from.parts, from.credentials, EVERYTHING);
  if (!packed.ok) throw new Error(packed.problem.code);
  expect(await receiveHandover(to.parts, to.credentials, packed.value)).toMatchObject({ ok: true });
}
