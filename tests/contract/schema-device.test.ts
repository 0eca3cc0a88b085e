import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { JournalEntry } from '#lib/db/database.ts';
import { readHistoriesAbout, readHistoriesStating, type SubjectHistory } from '#lib/db/histories.ts';
import { readRows } from '#lib/db/subjects.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { makeDisk, openTab, type FakeDisk } from '../support/make-device.ts';
import { readReleased, RELEASES, tuplesIn, type Released } from './schema-cases.ts';

/** Tables whose rows may name a person. */
const NAMING: ReadonlySet<TableName> = new Set(['pregnancy', 'homeVisit', 'referral', 'dose', 'supply', 'lab']);

/** Lays down what a tablet kept, in the stores that it had. @param extra what another version adds to them */
async function layDown(disk: FakeDisk, { stores, tables }: Released['device'], extra?: Version): Promise<void> {
  const database = new Dexie(disk.name, disk.indexedDb);
  for (const [version, store] of Object.entries(stores)) database.version(Number(version)).stores(store);
  if (extra) database.version(extra.version).stores(extra.stores);
  await database.open();
  for (const [table, rows] of Object.entries({ ...tables, ...extra?.tables }))
    await database.table(table).bulkAdd(rows);
  database.close();
}

interface Version {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
  readonly tables: { readonly [table: string]: readonly unknown[] };
}

test.each(RELEASES)('a tablet of the release of %s goes on with all it had', async (release) => {
  const { device, documents, rows } = readReleased(release);
  const disk = makeDisk();
  await layDown(disk, device);
  const data = await openTab(disk);
  await expectWhole(data, { device, documents, rows });
  // And it goes on writing behind what it wrote.
  const event = { ...firstOwn(device), id: 'sesudah-1' };
  expect(await data.documents.record('session:PM1:2026-08-07', [event])).toMatchObject({ ok: true });
  expect((await data.journal.listUnsent()).map(({ eventId }) => eventId)).toContain('sesudah-1');
  await data.close();
});

test.each(RELEASES)(
  'a database that a newer app has left, with a table nobody here knows, is opened: the release of %s in it is whole, the table stays',
  async (release) => {
    const released = readReleased(release);
    const disk = makeDisk();
    const ramalan = [{ hari: '2031-01-01', isi: 'cerah' }];
    const newer = { version: 90, stores: { ramalan: 'hari' }, tables: { ramalan } };
    await layDown(disk, released.device, newer);
    const data = await openTab(disk);
    await expectWhole(data, released);
    await data.close();
    const newerAgain = new Dexie(disk.name, disk.indexedDb);
    newerAgain.version(newer.version).stores(newer.stores);
    await newerAgain.open();
    expect(await newerAgain.table('ramalan').toArray()).toEqual(ramalan);
    newerAgain.close();
  },
);

/** Documents, rows, unsent entries, a draft, settings and parcels: nothing that lay on the tablet is missing. */
async function expectWhole(
  data: Awaited<ReturnType<typeof openTab>>,
  { device, documents, rows }: Pick<Released, 'device' | 'documents' | 'rows'>,
): Promise<void> {
  const { tables } = device;
  for (const [documentId, update] of Object.entries(documents)) {
    if (documentId.startsWith('confidential')) continue;
    expect(tuplesIn((await data.store.load(documentId))!)).toEqual(tuplesIn(update));
  }
  for (const row of rows) expect(await readRows(data.database, row.documentId, row.table)).toContainEqual(row);
  // Who is mentioned is found as by looking at everything, though older versions kept no such table.
  const people = new Set(rows.flatMap(({ slots }) => (slots['personId'] ?? []).map(({ value }) => String(value))));
  expect(people.size).toBeGreaterThan(0);
  for (const personId of people) {
    const about = await readHistoriesAbout(data.database, [personId], NAMING);
    const stating = await Promise.all(
      [...NAMING].map((table) => readHistoriesStating(data.database, table, 'personId', new Set([personId]))),
    );
    expect(about.length).toBeGreaterThan(0);
    expect(new Set(about.map(nameOf))).toEqual(new Set(stating.flat().map(nameOf)));
  }
  const journal = tables['journal'] as readonly { eventId: string; state: string }[];
  const unsent = journal.filter(({ state }) => state === 'saved').map(({ eventId }) => eventId);
  expect((await data.journal.listUnsent()).map(({ eventId }) => eventId).sort()).toEqual(unsent.sort());
  expect(unsent.length).toBeGreaterThan(0);
  const [draft] = tables['drafts'] as readonly { accountId: string; form: string; subject: string; entry: unknown }[];
  expect(await data.drafts.load(draft!)).toEqual(draft!.entry);
  for (const { key, value } of tables['settings'] as readonly { key: string; value: unknown }[]) {
    if (key === 'identity') expect(await data.settings.load(key)).toEqual(value);
  }
  expect(await data.database.parcels.count()).toBe(tables['parcels']!.length);
}

function nameOf({ documentId, table, subject, events }: SubjectHistory): string {
  return [documentId, table, subject, events.length].join(' ');
}

function firstOwn({ tables }: Released['device']): PosyanduEvent {
  const [first] = tables['journal'] as readonly JournalEntry[];
  return first!.event;
}
