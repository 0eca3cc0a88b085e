import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compactDocument } from '#server/log/compact-document.ts';
import { Compactor } from '#server/log/compactor.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import type { LogPort } from '#server/log/port.ts';
import { appendChecked } from '../support/append-checked.ts';
import { overrideLog } from '../support/override-log.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { TestDevice, eventIdsIn } from '../support/test-device.ts';

const KEY = { puskesmasId: 'pm_a', documentId: 'session:melati:2026-08-07' };

test('[ST7] two devices that wrote by turns are merged into one update that says the same', async () => {
  await using store = await openStore();
  const [tablet, phone] = [new TestDevice('tablet-1'), new TestDevice('tablet-2')];
  for (let i = 0; i < 40; i++) {
    const writer = i % 3 === 0 ? phone : tablet;
    const update = writer.write();
    await appendChecked(store.log, KEY, update);
    if (i % 5 === 0) (writer === phone ? tablet : phone).take(update);
  }
  const head = await store.log.readHead(KEY);
  const before = eventIdsIn(await bytesOf(store.log));
  await compactDocument(store.log, KEY);
  const [merged, ...rest] = await bytesOf(store.log);
  expect(rest).toEqual([]);
  expect(eventIdsIn([merged!])).toEqual(before);
  expect(await store.log.readHead(KEY)).toEqual(head);
});

test('[ST7] a document that cannot be read is left as it is', async () => {
  await using store = await openStore();
  await appendChecked(store.log, KEY, new TestDevice('tablet-1').write());
  const head = await store.log.readHead(KEY);
  const nothing = { clocks: new Map(), arrays: new Map(), carrierDeviceId: null, receivedAt: 0 };
  await store.log.append([{ ...KEY, headSeq: head.seq, updates: [{ ...nothing, update: new Uint8Array([9, 9, 9]) }] }]);
  const problem = Promise.withResolvers<unknown>();
  const compactor = new Compactor({ log: store.log, onProblem: problem.resolve });
  compactor.seen(KEY, 1_000);
  compactor.left(KEY);
  expect(String(await problem.promise)).toContain('update.unreadable');
  await compactor.close();
  expect(await bytesOf(store.log)).toHaveLength(2);
});

test('[ST7] a document with a long tail is compacted once it has been left, a short one never', async () => {
  await using store = await openStore();
  const tablet = new TestDevice('tablet-1');
  const compacted = Promise.withResolvers<void>();
  const compact: LogPort['compact'] = (...args) => store.log.compact(...args).then(compacted.resolve);
  const log = overrideLog(store.log, { compact });
  const compactor = new Compactor({ log, onProblem: compacted.reject });
  for (let i = 0; i < 70; i++) {
    await appendChecked(store.log, KEY, tablet.write());
    compactor.grown(KEY, 1);
    if (i === 9) compactor.left(KEY);
  }
  expect(await bytesOf(store.log)).toHaveLength(70);
  compactor.seen(KEY, 70);
  compactor.left(KEY);
  await compacted.promise;
  await compactor.close();
  expect(eventIdsIn(await bytesOf(store.log))).toEqual(tablet.eventIds());
  expect(await bytesOf(store.log)).toHaveLength(1);
});

async function openStore(): Promise<{ log: LogStore } & AsyncDisposable> {
  const folder = await makeTempFolder();
  const database = openDatabase(`file:${join(folder.path, 'log.db')}`);
  await migrate(database, MIGRATIONS);
  const dispose = async () => {
    await database.close();
    await folder[Symbol.asyncDispose]();
  };
  return { log: new LogStore(database, 'log'), [Symbol.asyncDispose]: dispose };
}

async function bytesOf(log: LogPort): Promise<Uint8Array[]> {
  return (await log.readUpdates(KEY)).map((entry) => entry.update);
}
