import { afterEach, describe, expect, test } from 'vitest';
import { Dexie, type IndexableType } from 'dexie';
import * as Y from 'yjs';
import type { DeviceData, DeviceDataPorts } from '#lib/db/device-data.ts';
import { readRow } from '#lib/db/subjects.ts';
import { sessionId } from '#lib/doc/document-id.ts';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import { guardDisk, Killed, makeDisk, openTab, type FakeDisk } from '#tests/support/make-device.ts';
import { makeWorld, openTestApp, PROFILE, until } from '#tests/support/make-app.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { makeWrittenDisk } from '#tests/support/written-disk.ts';
import * as lateDocuments from '#lib/db/late-documents.ts';
import * as cipher from '#lib/vault/box.ts';
import { openMended, openWhole } from './open-mended.ts';
import { loadSetAside } from './safety/set-aside.ts';

const SESSION = sessionId('P1', '2026-08-07');
const NOW = () => Date.UTC(2026, 7, 7, 3);

const opened: DeviceData[] = [];
afterEach(async () => {
  for (const tab of opened.splice(0)) await tab.close();
});

function portsOf(disk: FakeDisk): DeviceDataPorts {
  return {
    ...disk,
    now: NOW,
    vault: { subtle: crypto.subtle, randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    loadLate: () => Promise.resolve(lateDocuments),
    loadCipher: () => Promise.resolve(cipher),
  };
}

/** Opens as a start of the app does: its settings and all its subjects are read. */
async function start(disk: FakeDisk, ports: DeviceDataPorts = portsOf(disk)): Promise<DeviceData> {
  return await openMended(ports, async () => {
    const tab = await openWhole(ports);
    try {
      await tab.settings.load('profile');
      await tab.database.subjects.toArray();
    } catch (error) {
      await tab.close();
      throw error;
    }
    opened.push(tab);
    return tab;
  });
}

/** Turns one bit of a sealed row on the disk, at this part of its bytes (0: its first, 1: its last). */
async function spoil({ name, indexedDb }: FakeDisk, table: string, key: IndexableType, part: number): Promise<void> {
  const raw = await new Dexie(name, indexedDb).open();
  const row: { sealed: Uint8Array } = await raw.table(table).get(key);
  const sealed = row.sealed.slice();
  sealed[Math.round(part * (sealed.length - 1))]! ^= 4;
  await raw.table(table).put({ ...row, sealed });
  raw.close();
}

async function eventIdsOf({ name, indexedDb }: FakeDisk): Promise<IndexableType[]> {
  const raw = await new Dexie(name, indexedDb).open();
  const ids = await raw.table('journal').toCollection().primaryKeys();
  raw.close();
  return ids;
}

async function rowsUnder(disk: FakeDisk, prefix: string): Promise<unknown[]> {
  const raw = await new Dexie(disk.name, disk.indexedDb).open();
  const rows = await raw.table('settings').where('key').startsWith(prefix).toArray();
  raw.close();
  return rows;
}

async function weightOf({ database }: DeviceData, subject: string): Promise<unknown> {
  return (await readRow(database, SESSION, { table: 'visit', subject }))?.slots['weightKg']?.map(({ value }) => value);
}

test('a sound disk is opened once, and tells of nothing', async () => {
  const tab = await start(await makeWrittenDisk(SESSION));
  expect(await loadSetAside(tab.settings)).toBeUndefined();
  expect(await weightOf(tab, 'anak1')).toEqual([8.4]);
});

describe.each([0, 0.5, 1])('a changed bit at %s of the bytes', (part) => {
  test('[SY13] of an own entry: its document still has it, and it is written down again', async () => {
    const disk = await makeWrittenDisk(SESSION);
    await spoil(disk, 'journal', 'e1', part);
    const tab = await start(disk);
    expect(await loadSetAside(tab.settings)).toEqual({ rows: 1, lost: 0 });
    expect((await tab.journal.listUnsent()).map(({ eventId }) => eventId).toSorted()).toEqual(['e1', 'e2']);
    expect(await weightOf(tab, 'anak1')).toEqual([8.4]);
    expect(await rowsUnder(disk, 'rusak:journal:')).toHaveLength(1);
  });

  test('of a setting: the rest is there, and the setting is as if it had never been', async () => {
    const disk = await makeWrittenDisk(SESSION);
    await spoil(disk, 'settings', 'profile', part);
    const tab = await start(disk);
    expect(await loadSetAside(tab.settings)).toEqual({ rows: 1, lost: 0 });
    expect(await tab.settings.load('profile')).toBeUndefined();
    expect(await weightOf(tab, 'anak2')).toEqual([9.9]);
  });

  test('of a row: it is made anew, and the server is asked for everything again', async () => {
    const disk = await makeWrittenDisk(SESSION);
    await spoil(disk, 'subjects', [SESSION, 'visit', 'anak1'], part);
    const tab = await start(disk);
    expect(await loadSetAside(tab.settings)).toEqual({ rows: 1, lost: 0 });
    expect(await weightOf(tab, 'anak1')).toEqual([8.4]);
    expect(await tab.settings.load('changesSeq')).toBeUndefined();
  });
});

test('an update: own entries stand again from the journal', async () => {
  const disk = await makeWrittenDisk(SESSION);
  const before = await openTab(disk);
  const [first] = await before.database.updates.toArray();
  await before.close();
  await spoil(disk, 'updates', first!.seq, 0.5);
  await spoil(disk, 'settings', 'profile', 0.5);
  const tab = await start(disk);
  expect(await loadSetAside(tab.settings)).toEqual({ rows: 2, lost: 0 });
  expect(await weightOf(tab, 'anak1')).toEqual([8.4]);
  expect(await weightOf(tab, 'anak2')).toEqual([9.9]);
});

test('what stands nowhere any more is counted as lost, and kept as it lies', async () => {
  const disk = await makeWrittenDisk(SESSION);
  const before = await openTab(disk);
  const updates = await before.database.updates.toArray();
  await before.close();
  for (const { seq } of updates) await spoil(disk, 'updates', seq, 0.5);
  await spoil(disk, 'journal', 'e1', 0.5);
  const tab = await start(disk);
  expect(await loadSetAside(tab.settings)).toEqual({ rows: updates.length + 1, lost: 1 });
  expect(await weightOf(tab, 'anak1')).toBeUndefined();
  expect(await weightOf(tab, 'anak2')).toEqual([9.9]);
  expect(await rowsUnder(disk, 'rusak:')).toHaveLength(updates.length + 1);
});

test('killed before any write, the next start ends it: nothing that others brought is missing, and it is told', async () => {
  let kills = 0;
  for (let allowed = 0; ; allowed++) {
    const disk = await makeWrittenDisk(SESSION);
    const before = await openTab(disk);
    // Carried here by a neighbour: no journal has it.
    const carried = new Y.Doc({ gc: false });
    appendEvents(carried, [makeEvent({ id: 'e9', subject: 'anak9', device: 'dv_other', data: { weightKg: 7.7 } })]);
    await before.store.add(SESSION, [Y.encodeStateAsUpdate(carried)]);
    await before.close();
    await spoil(disk, 'journal', 'e1', 0.5);
    await spoil(disk, 'subjects', [SESSION, 'visit', 'anak2'], 0.5);
    let left = allowed;
    const guarded = guardDisk(disk, () => {
      if (left-- <= 0) throw new Killed('the tab was killed');
    });
    const died = await start(disk, { ...portsOf(disk), ...guarded }).then(
      () => false,
      () => true,
    );
    for (const tab of opened.splice(0)) await tab.close();
    if (died) kills += 1;
    const tab = await start(disk);
    expect(await loadSetAside(tab.settings), `killed at write ${allowed}`).toEqual({ rows: 2, lost: 0 });
    for (const [child, weight] of [
      ['anak1', 8.4],
      ['anak2', 9.9],
      ['anak9', 7.7],
    ] as const) {
      expect(await weightOf(tab, child), `killed at write ${allowed}`).toEqual([weight]);
    }
    expect((await tab.journal.listUnsent()).map(({ eventId }) => eventId).toSorted()).toEqual(['e1', 'e2']);
    if (!died) break;
  }
  expect(kills).toBeGreaterThan(8);
}, 120_000);

test('another fault is not taken for it', async () => {
  const disk = await makeWrittenDisk(SESSION);
  const failing = openMended(portsOf(disk), () => Promise.reject(new TypeError('a bug')));
  await expect(failing).rejects.toThrow('a bug');
});

test('the whole app opens over a disk on which a byte has changed, and tells of it', async () => {
  const server = new MemoryServer(PROFILE);
  const [disk, world] = [makeDisk(), makeWorld(server.fetch)];
  const first = await openTestApp(world, disk);
  await first.device.enrol('BENAR');
  await until(() => first.sessionDay !== undefined);
  await first.signIn.setPin('K1', '123456');
  server.isReachable = false;
  const person = await first.register!.registerPerson({
    name: 'Aisyah Putri',
    sex: 'f',
    birthDate: '2025-01-07',
    motherName: 'Sari',
    rt: '3',
  });
  expect(person.ok).toBe(true);
  await first.close();
  const [written] = await eventIdsOf(disk);
  await spoil(disk, 'journal', written!, 0.5);
  const again = await openTestApp(world, disk);
  await until(() => again.sessionDay !== undefined);
  const safety = await again.openSafety();
  expect(safety.setAside).toEqual({ rows: 1, lost: 0 });
  expect(again.storage.problem).toBeUndefined();
  expect(again.sync.unsent).toBe(1);
  await safety.close();
  await again.close();
});
