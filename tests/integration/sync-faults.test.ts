import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerId } from '#lib/doc/document-id.ts';
import { signTicket } from '#server/auth/tickets.ts';
import { verifyDocument } from '#server/admin/verify-log.ts';
import { BackupProblem } from '#server/log/backup/backup-format.ts';
import { writeBackup } from '#server/log/backup/write-backup.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import type { LogPort } from '#server/log/port.ts';
import { DocumentRooms } from '#server/ws/document-rooms.ts';
import { makeSmallDisk } from '../support/small-disk.ts';
import { StockClient } from '../support/stock-client.ts';
import { startSyncServer } from '../support/sync-server.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { eventIdsIn, TestDevice } from '../support/test-device.ts';
import { enrolTablet, makeUnits, startTestServer } from '../support/test-server.ts';

const SESSION = 'session:melati:2026-08-07';
const KEY = { puskesmasId: 'pm_a', documentId: SESSION };

async function storedIds(log: LogPort): Promise<string[]> {
  expect(await verifyDocument(log, KEY)).toMatchObject({ faults: [] });
  return eventIdsIn((await log.readUpdates(KEY)).map(({ update }) => update));
}

test('[SY2] SQLite says that the disk is full: nobody is cut off, nothing is receipted, and all of it is when there is room again', async () => {
  await using folder = await makeTempFolder();
  const database = openDatabase(`file:${join(folder.path, 'log.db')}`);
  if (database.engine !== 'sqlite') throw new Error('not SQLite');
  await migrate(database, MIGRATIONS);
  const log = new LogStore(database, 'full');
  const problems: string[] = [];
  const onFull = Promise.withResolvers<void>();
  const rooms = await DocumentRooms.start({
    log,
    now: Date.now,
    onProblem: ({ error }) => {
      problems.push(error instanceof Error && 'code' in error ? String(error.code) : String(error));
      onFull.resolve();
    },
  });
  const room = await rooms.open(KEY);
  const carrier = { deviceId: 'tablet-1', takes: () => true };
  const tablet = new TestDevice('tablet-1');
  room.offer(tablet.write(), carrier);
  await room.whenDurable();
  // No page more: the engine's own error, as on a full disk.
  const pages = database.sqlite.pragma('page_count', { simple: true });
  database.sqlite.pragma(`max_page_count = ${String(pages)}`);
  room.offer(tablet.write(1, { data: { note: 'x'.repeat(100_000) } }), carrier);
  const isDurable = room.whenDurable().then(() => true);
  await onFull.promise;
  expect(await storedIds(log)).toHaveLength(1);
  expect(room.isIdle).toBe(false);

  database.sqlite.pragma('max_page_count = 1000000');
  expect(await isDurable).toBe(true);
  expect(problems.every((code) => code === 'SQLITE_FULL')).toBe(true);
  expect(await storedIds(log)).toEqual(tablet.eventIds());
  await rooms.close();
  await log.close();
  await database.close();
});

test('[SY2] a disk that is full in the middle of a day loses nothing, and a backup onto it leaves no half file', async () => {
  await using disk = await makeSmallDisk(3 * 1024 * 1024);
  const databaseUrl = `file:${join(disk.path, 'log.db')}`;
  const full = Promise.withResolvers<string>();
  const onProblem = ({ code }: { readonly code: string }) => full.resolve(code);
  await using server = await startSyncServer({ databaseUrl, rooms: { onProblem }, wrapLog: disk.wrap });
  using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
  tablet.write();
  await tablet.until(() => tablet.receipts.length > 0 && tablet.isOwnReceipted);
  await disk.fill();
  const note = 'x'.repeat(60_000);
  while (server.rooms.counters.commitFailures === 0) {
    tablet.write(1, { data: { note } });
    await Promise.race([full.promise, tablet.until(() => tablet.isOwnReceipted)]);
  }
  expect(await full.promise).toBe('sync.storeFailed');
  tablet.write();
  const backup = { databaseUrl, steps: MIGRATIONS, target: join(disk.path, 'backup.gz'), now: 0, say: () => undefined };
  if (disk.isReal) await expect(writeBackup(backup)).rejects.not.toBeInstanceOf(BackupProblem);
  await disk.free();
  await tablet.until(() => tablet.isOwnReceipted);
  expect(tablet.provider.wsconnected).toBe(true);
  expect(await storedIds(server.log)).toEqual(tablet.eventIds());
  expect(await writeBackup(backup)).toMatchObject({ file: backup.target });
});

test('a server’s clock that is set back, and forward again, decides nothing: receipts, order and rows are the same', async () => {
  await using server = await startTestServer();
  const { posyandu, puskesmas } = await makeUnits(server);
  const { posyanduId } = posyandu[0]!;
  const { puskesmasId } = puskesmas;
  const { deviceId } = await enrolTablet(server, posyandu[0]!);
  const holder = { kind: 'device', puskesmasId, id: deviceId } as const;
  const ticketNow = () => signTicket(server.rooms.auth.secret, holder, server.clock.now).ticket;
  const url = `ws://127.0.0.1:${server.port}/sync`;
  const options = { receipts: true, ticket: ticketNow() };
  using tablet = new StockClient(url, registerId(posyanduId), deviceId, options);
  for (const days of [-400, 30, -1]) {
    server.clock.now += days * 86_400_000;
    tablet.write(3, { type: 'person', data: { name: `Anak ${days}` } });
    await tablet.until(() => tablet.receipts.length > 0 && tablet.isOwnReceipted);
    // Who comes now shows a ticket of now.
    using other = new StockClient(url, registerId(posyanduId), deviceId, { ...options, ticket: ticketNow() });
    await other.until(() => other.eventIds().length === tablet.eventIds().length);
  }
  const key = { puskesmasId, documentId: registerId(posyanduId) };
  const entries = await server.rooms.log.readUpdates(key);
  expect(entries.map(({ receivedAt }) => receivedAt)).not.toEqual(entries.map(({ receivedAt }) => receivedAt).sort());
  expect(eventIdsIn(entries.map(({ update }) => update))).toEqual(tablet.eventIds());
  expect(await verifyDocument(server.rooms.log, key)).toMatchObject({ faults: [] });
  await server.projection.catchUp();
  const rows = await server.reader.readDocument(puskesmasId, key.documentId);
  await server.projection.rebuild();
  expect(await server.reader.readDocument(puskesmasId, key.documentId)).toEqual(rows);
});
