import { expect, test } from 'vitest';
import { decodeStateVector } from 'yjs';
import { makeDisk, openTab } from '#tests/support/make-device.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { noteHoldings } from './holdings.ts';

const SESSION = 'session:PM1:2026-08-07';
const YEAR_MS = 365 * 24 * 3600 * 1000;
const NOW = Date.UTC(2026, 7, 7, 1);

test('[SY13] years later everything that has no receipt is still in the journal; what has one goes, and stays in its document', async () => {
  const disk = makeDisk();
  const first = await openTab(disk);
  await first.documents.record(SESSION, [makeEvent({ id: 'sent' })]);
  await first.store.noteReceipt(SESSION, await first.store.readStateVector(SESSION));
  await first.documents.record(SESSION, [makeEvent({ id: 'unsent' })]);
  await first.close();
  const later = await openTab(disk, { now: () => NOW + 3 * YEAR_MS });
  await later.journal.prune(NOW + 3 * YEAR_MS);
  expect((await later.database.journal.toArray()).map(({ eventId }) => eventId)).toEqual(['unsent']);
  expect(await later.store.listUnsent()).toEqual([SESSION]);
  const [row] = await later.database.subjects.toArray();
  expect(row?.events).toHaveLength(2);
  await later.close();
});

test('what other devices hold is no reason to let anything go', async () => {
  const disk = makeDisk();
  const first = await openTab(disk);
  await first.documents.record(SESSION, [makeEvent({ id: 'unsent' })]);
  const clocks = [...decodeStateVector(await first.store.readStateVector(SESSION))];
  await noteHoldings(first, { deviceId: 'dv_other', holdings: [{ documentId: SESSION, clocks }], at: NOW });
  await first.close();
  const later = await openTab(disk, { now: () => NOW + 3 * YEAR_MS });
  await later.journal.prune(NOW + 3 * YEAR_MS);
  expect((await later.database.journal.toArray()).map(({ eventId }) => eventId)).toEqual(['unsent']);
  await later.close();
});
