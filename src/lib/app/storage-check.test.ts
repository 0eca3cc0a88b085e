import { afterEach, expect, test } from 'vitest';
import type { DeviceData } from '#lib/db/device-data.ts';
import { readRow } from '#lib/db/subjects.ts';
import { sessionId } from '#lib/doc/document-id.ts';
import { openTab, type FakeDisk } from '#tests/support/make-device.ts';
import { makeWrittenDisk } from '#tests/support/written-disk.ts';
import { DAMAGED_PREFIX } from './damaged-prefix.ts';
import { checkStorage } from './storage-check.ts';

const SESSION = sessionId('P1', '2026-08-07');
const NOW = () => Date.UTC(2026, 7, 7, 3);

const opened: DeviceData[] = [];
afterEach(async () => {
  for (const tab of opened.splice(0)) await tab.close();
});

async function open(disk: FakeDisk): Promise<DeviceData> {
  const tab = await openTab(disk);
  opened.push(tab);
  return tab;
}

async function weightOf({ database }: DeviceData, subject: string): Promise<unknown> {
  return (await readRow(database, SESSION, { table: 'visit', subject }))?.slots['weightKg']?.map(({ value }) => value);
}

test('a sound disk is left as it is', async () => {
  const tab = await open(await makeWrittenDisk(SESSION));
  const before = await tab.database.updates.toArray();
  expect(await checkStorage(tab, NOW)).toEqual({ documents: 1, mended: [], setAside: 0, lost: 0 });
  expect(await tab.database.updates.toArray()).toEqual(before);
  expect(await tab.settings.load('changesSeq')).toBe(40);
});

test.each([
  [
    'bytes that are none',
    (tab: DeviceData, seq: number) => tab.database.updates.update(seq, { bytes: new Uint8Array([255, 1]) }),
  ],
  ['bytes that have gone', (tab: DeviceData, seq: number) => tab.database.updates.delete(seq)],
])('%s are noticed; own entries stand again after the next start', async (_title, spoil) => {
  const disk = await makeWrittenDisk(SESSION);
  const tab = await open(disk);
  const [first] = await tab.database.updates.toArray();
  await spoil(tab, first!.seq);
  await tab.database.subjects.delete([SESSION, 'visit', 'anak1']);
  const bytesBefore = await tab.database.updates.toArray();
  expect(await checkStorage(tab, NOW)).toMatchObject({ documents: 1, mended: [SESSION] });
  // Nothing that cannot be read is thrown away, and the server is asked for everything again.
  const kept = await tab.database.updates.where({ documentId: `${DAMAGED_PREFIX}${SESSION}` }).toArray();
  expect(kept.map(({ bytes }) => bytes)).toEqual(bytesBefore.map(({ bytes }) => bytes));
  expect(await tab.settings.load('changesSeq')).toBeUndefined();
  await opened.pop()!.close();
  const next = await open(disk);
  expect(await weightOf(next, 'anak1')).toEqual([8.4]);
  expect(await weightOf(next, 'anak2')).toEqual([9.9]);
  expect(await checkStorage(next, NOW)).toMatchObject({ mended: [] });
});

test('a row whose events are no list is made anew', async () => {
  const disk = await makeWrittenDisk(SESSION);
  const tab = await open(disk);
  await tab.database.subjects.update([SESSION, 'visit', 'anak1'], { events: 'rusak' } as never);
  expect((await checkStorage(tab, NOW)).mended).toEqual([SESSION]);
  expect(await weightOf(tab, 'anak1')).toEqual([8.4]);
});
