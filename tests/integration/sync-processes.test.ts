import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { startScript, type ScriptProcess } from '../support/child-process.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { StockClient } from '../support/stock-client.ts';
import { startSyncServer } from '../support/sync-server.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { eventIdsIn } from '../support/test-device.ts';

const SESSION = 'session:melati:2026-08-07';
const KEY = { puskesmasId: 'pm_a', documentId: SESSION };

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

describe('two servers on one PostgreSQL', () => {
  test('[SY3] an edit at one is seen by devices at the other, receipts included, while both write', async () => {
    const databaseUrl = await postgres.createDatabase();
    await using first = await startSyncServer({ databaseUrl });
    await using second = await startSyncServer({ databaseUrl });
    using tablet = new StockClient(first.url, SESSION, 'tablet-1', { receipts: true });
    using phone = new StockClient(second.url, SESSION, 'tablet-2', { receipts: true });
    await tablet.until(() => tablet.provider.synced);
    await phone.until(() => phone.provider.synced);
    const rounds = 30;
    for (let i = 0; i < rounds; i++) {
      tablet.write();
      phone.write();
      // Each waits for its own receipt only, so that the servers overtake each other again and again.
      await Promise.all([tablet.until(() => tablet.isOwnReceipted), phone.until(() => phone.isOwnReceipted)]);
    }
    await tablet.until(() => tablet.eventIds().length === 2 * rounds);
    await phone.until(() => phone.eventIds().length === 2 * rounds);
    expect(tablet.eventIds()).toEqual(phone.eventIds());
    expect(eventIdsIn((await first.log.readUpdates(KEY)).map((entry) => entry.update))).toEqual(phone.eventIds());
    expect(first.rooms.counters.staleAppends + second.rooms.counters.staleAppends).toBeGreaterThan(0);
  });

  test('[SY8] a change at one is hinted at the other', async () => {
    const databaseUrl = await postgres.createDatabase();
    const rooms = { limits: { hintMs: 1 } };
    await using first = await startSyncServer({ databaseUrl, rooms });
    await using second = await startSyncServer({ databaseUrl, rooms });
    using atRegister = new StockClient(second.url, 'register:melati', 'tablet-2', { receipts: true });
    await atRegister.until(() => atRegister.provider.synced);
    using tablet = new StockClient(first.url, SESSION, 'tablet-1');
    tablet.write();
    await atRegister.until(() => atRegister.hints.includes(SESSION));
  });

  test('[SY2] PostgreSQL restarted under load: nobody is cut off, and everything is receipted in the end', async () => {
    await using server = await startSyncServer({ databaseUrl: await postgres.createDatabase() });
    using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
    using phone = new StockClient(server.url, SESSION, 'tablet-2');
    tablet.write();
    await tablet.until(() => tablet.receipts.length > 0 && tablet.isReceipted);
    const restart = { isDone: false };
    const restarting = postgres.restart().then(() => (restart.isDone = true));
    while (!restart.isDone) {
      tablet.write();
      const written = tablet.eventIds().length;
      await phone.until(() => phone.eventIds().length === written);
    }
    await restarting;
    await tablet.until(() => tablet.isReceipted);
    expect(eventIdsIn((await server.log.readUpdates(KEY)).map((entry) => entry.update))).toEqual(tablet.eventIds());
    expect(tablet.provider.wsconnected).toBe(true);
  });
});

test('[SY3] SQLite: what another process appends (an import by the shell) reaches open sockets', async () => {
  await using folder = await makeTempFolder();
  const databaseUrl = `file:${folder.path}/log.db`;
  await using server = await startSyncServer({ databaseUrl });
  using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
  await tablet.until(() => tablet.provider.synced);
  await using other = startScript('appending-process.ts', databaseUrl, 'import', SESSION, '40');
  await tablet.until(() => tablet.eventIds().length > 0);
  // Both write the same document now.
  for (let i = 0; i < 10; i++) {
    tablet.write();
    await tablet.until(() => tablet.isOwnReceipted);
  }
  await tablet.until(() => tablet.eventIds().length === 50);
  expect((await takeAll(other)).filter((line) => line !== 'ready')).toHaveLength(40);
  expect(eventIdsIn((await server.log.readUpdates(KEY)).map((entry) => entry.update))).toEqual(tablet.eventIds());
});

test('[SY2] SQLite: of several processes that write one document as fast as they can, none is starved', async () => {
  await using folder = await makeTempFolder();
  const databaseUrl = `file:${folder.path}/log.db`;
  const count = 40;
  const names = ['tablet-1', 'tablet-2', 'tablet-3'];
  const writers = names.map((name) => startScript('room-process.ts', databaseUrl, name, SESSION, String(count)));
  for (const writer of writers) await writer.lines.next();
  const written = names.map(() => 0);
  let whenFirstWasDone: number[] | undefined;
  await Promise.all(
    writers.map(async (writer, i) => {
      for (let line = await writer.lines.next(); !line.done; line = await writer.lines.next()) {
        if (line.value.startsWith(names[i]!)) written[i]! += 1;
        if (written[i] === count) whenFirstWasDone ??= [...written];
      }
    }),
  );
  expect(written).toEqual(names.map(() => count));
  expect(Math.min(...whenFirstWasDone!)).toBeGreaterThan(count / 4);
  const database = openDatabase(databaseUrl);
  const stored = await new LogStore(database, 'reader').readUpdates(KEY);
  await database.close();
  expect(eventIdsIn(stored.map((entry) => entry.update))).toHaveLength(names.length * count);
});

async function takeAll(script: ScriptProcess): Promise<string[]> {
  const lines: string[] = [];
  for (let line = await script.lines.next(); !line.done; line = await script.lines.next()) lines.push(line.value);
  return lines;
}
