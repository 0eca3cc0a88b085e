import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { registerId, sessionId } from '#lib/doc/document-id.ts';
import { SealBroken } from '#lib/vault/box.ts';
import { dumpDisk } from '#tests/support/dump-disk.ts';
import { Killed, makeDisk, openGuardedTab, openTab, type FakeDisk } from '#tests/support/make-device.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import type { DeviceData } from './device-data.ts';
import { SEALED_TABLES } from './sealed-tables.ts';
import { readRow, readRows } from './subjects.ts';

const REGISTER = registerId('P1');
const SESSION = sessionId('P1', '2026-08-07');
const named = makeEvent({
  id: 'e1',
  type: 'person',
  data: { name: 'Aisyah Rahmawati', nik: '3401127654321098', sex: 'f' },
});
const weighed = makeEvent({ id: 'e2', type: 'measurement', data: { weightKg: 8.437 } });
const TOLD = ['Aisyah', 'Rahmawati', '3401127654321098', '8.437', 'Sulastri', '081234', 'Demam'];

/** A device with something in every table that holds what people said. */
async function fill(tab: DeviceData): Promise<void> {
  expect(await tab.documents.record(REGISTER, [named])).toMatchObject({ ok: true });
  expect(await tab.documents.record(SESSION, [weighed])).toMatchObject({ ok: true });
  await tab.drafts.save({ accountId: 'K1', form: 'child', subject: 'p1' }, { typed: { note: 'Demam' } });
  await tab.settings.save('profile', { accounts: [{ displayName: 'Sulastri', phone: '081234' }] });
  const bytes = new TextEncoder().encode('Aisyah');
  await tab.database.parcels.put({ parcelId: 'c1', bytes, author: 'T2', documentIds: [SESSION], keptAt: 1 });
}

/** Everything that the sealed tables say to the app, by table. */
async function readAll({ database }: DeviceData): Promise<Record<string, unknown[]>> {
  const tables = Object.keys(SEALED_TABLES).map(async (name) => [name, await database.table(name).toArray()] as const);
  return Object.fromEntries(await Promise.all(tables));
}

/** Rows of every table of version 3, by table. */
async function makeRows(): Promise<Record<string, unknown[]>> {
  const tab = await openTab(makeDisk());
  await fill(tab);
  const { documents, aside, holdings } = tab.database;
  const rows = {
    ...(await readAll(tab)),
    documents: await documents.toArray(),
    aside: await aside.toArray(),
    holdings: await holdings.toArray(),
  };
  await tab.close();
  return rows;
}

/** A disk as a version before the seals left it. */
async function makeOldDisk(rows: Readonly<Record<string, unknown[]>>): Promise<FakeDisk> {
  const old = makeDisk();
  const database = new Dexie(old.name, old.indexedDb);
  database.version(3).stores({
    journal: 'eventId, state, [documentId+state]',
    documents: 'documentId',
    updates: '++seq, documentId',
    subjects: '[documentId+table+subject], [table+subject]',
    aside: '[documentId+client+clock]',
    settings: 'key',
    drafts: '[accountId+form+subject]',
    parcels: 'parcelId',
    holdings: '[documentId+deviceId], documentId',
  });
  for (const { name } of database.tables) await database.table(name).bulkPut(rows[name] ?? []);
  database.close();
  return old;
}

test('no word of what was entered lies readable on the disk, and all of it is there at the next start', async () => {
  const disk = makeDisk();
  const tab = await openTab(disk);
  await fill(tab);
  const before = await readAll(tab);
  await tab.close();
  const text = await dumpDisk(disk);
  for (const word of TOLD) expect(text).not.toContain(word);
  const next = await openTab(disk);
  expect(await readAll(next)).toEqual(before);
  expect(await readRow(next.database, REGISTER, { table: 'person', subject: 'person-1' })).toMatchObject({
    slots: { name: [{ value: 'Aisyah Rahmawati' }] },
  });
  await next.close();
});

test('what an older version left open is sealed at the first start; killed before any write, the next start ends it', async () => {
  const rows = await makeRows();
  const whole = await openTab(await makeOldDisk(rows));
  const expected = await readAll(whole);
  await whole.close();
  expect(expected).toMatchObject(Object.fromEntries(Object.keys(SEALED_TABLES).map((name) => [name, rows[name]])));
  let killedAt = 0;
  for (let died = true; died;) {
    killedAt += 1;
    const disk = await makeOldDisk(rows);
    expect(await dumpDisk(disk)).toContain('Aisyah');
    let writes = 0;
    const opened = await openGuardedTab(disk, (table) => {
      writes += 1;
      if (writes === killedAt) throw new Killed(`at write ${writes} to ${table}`);
    }).catch((error: unknown) => {
      expect(error).toBeInstanceOf(Killed);
    });
    died = opened === undefined;
    await opened?.close();
    const next = await openTab(disk);
    expect(await readAll(next), `killed at write ${killedAt}`).toEqual(expected);
    await next.close();
    const text = await dumpDisk(disk);
    for (const word of TOLD) expect(text, `killed at write ${killedAt}`).not.toContain(word);
  }
  // The key, each table, and the note that all is sealed.
  expect(killedAt).toBeGreaterThan(Object.keys(SEALED_TABLES).length + 2);
});

test('two tabs that start side by side on an empty disk read what the other writes', async () => {
  const disk = makeDisk();
  const [one, other] = await Promise.all([openTab(disk), openTab(disk)]);
  await one.documents.record(SESSION, [weighed]);
  expect(await readRows(other.database, SESSION, 'visit')).toHaveLength(1);
  await Promise.all([one.close(), other.close()]);
});

test('sealed bytes put under the name of another person do not open', async () => {
  const disk = makeDisk();
  const tab = await openTab(disk);
  await fill(tab);
  await tab.close();
  const raw = await new Dexie(disk.name, disk.indexedDb).open();
  const row: object = await raw.table('subjects').get([REGISTER, 'person', 'person-1']);
  await raw.table('subjects').put({ ...row, subject: 'person-2' });
  raw.close();
  const next = await openTab(disk);
  const person = { table: 'person', subject: 'person-2' } as const;
  await expect(readRow(next.database, REGISTER, person)).rejects.toThrow(SealBroken);
  await next.close();
});
