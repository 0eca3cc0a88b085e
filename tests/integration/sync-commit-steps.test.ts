import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyDocument } from '#server/admin/verify-log.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { startScript, type ScriptProcess } from '../support/child-process.ts';
import { findFreePort } from '../support/free-port.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { StockClient } from '../support/stock-client.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { eventIdsIn } from '../support/test-device.ts';

const SESSION = 'session:melati:2026-08-07';
const KEY = { puskesmasId: 'pm_a', documentId: SESSION };
/** Appends that are receipted before the one in which the process dies. */
const APPENDS_BEFORE = 5;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

const steps = (...names: readonly string[]) => names.flatMap((name) => [`before ${name}`, `after ${name}`]);

test.each(steps('append', 'begin', 'store', 'commit'))(
  '[ST2] [ST8] SQLite: killed %s, nothing receipted is lost, and what was not is there whole or not at all',
  async (step) => {
    await using folder = await makeTempFolder();
    await dieAt(`file:${folder.path}/log.db`, step);
  },
);

test.each(steps('append', 'begin', 'heads', 'store', 'commit'))(
  '[ST2] [ST8] PostgreSQL: killed %s, nothing receipted is lost, and what was not is there whole or not at all',
  async (step) => dieAt(await postgres.createDatabase(), step),
);

async function dieAt(databaseUrl: string, step: string): Promise<void> {
  const port = await findFreePort();
  const options = { receipts: true, connect: false };
  const clients = ['tablet-1', 'tablet-2'].map(
    (name) => new StockClient(`ws://127.0.0.1:${port}/sync`, SESSION, name, options),
  );
  const dying = startScript('dying-process.ts', databaseUrl, String(port), step, String(APPENDS_BEFORE + 1));
  await dying.lines.next();
  const receipted: string[] = [];
  const writing = clients.map(async (client) => {
    client.provider.connect();
    await client.until(() => client.receipts.length > 0);
    while (client.provider.wsconnected) {
      // Several in one go: an append is stored whole, or not at all.
      client.write(3);
      const written = client.eventIds().filter((id) => id.startsWith(client.deviceId));
      await client.until(() => client.isOwnReceipted || !client.provider.wsconnected);
      if (client.isOwnReceipted) receipted.push(...written);
    }
  });
  await ended(dying);
  await Promise.all(writing);
  for (const client of clients) client.provider.disconnect();
  const stored = await readStored(databaseUrl);
  expect(receipted.length).toBeGreaterThanOrEqual(APPENDS_BEFORE - 2);
  expect(stored).toEqual(expect.arrayContaining(receipted));
  for (const { deviceId } of clients) {
    expect(stored.filter((id) => id.startsWith(deviceId)).length % 3).toBe(0);
  }

  // The devices heal the rest, and nothing is stored twice.
  await using server = startScript('sync-process.ts', databaseUrl, String(port));
  await server.lines.next();
  for (const client of clients) client.provider.connect();
  for (const client of clients) await client.until(() => client.provider.synced && client.isOwnReceipted);
  const [first, second] = clients.map((client) => client.eventIds().filter((id) => id.startsWith(client.deviceId)));
  expect(await readStored(databaseUrl)).toEqual([...first!, ...second!].sort());
  for (const client of clients) client.close();
}

/** Resolves when a process is gone. */
async function ended(script: ScriptProcess): Promise<void> {
  while (!(await script.lines.next()).done);
}

/** Ids of what is stored, each as often as it is; fails where the log does not read as it should. */
async function readStored(databaseUrl: string): Promise<string[]> {
  const database = openDatabase(databaseUrl);
  const log = new LogStore(database, 'reader');
  expect(await verifyDocument(log, KEY)).toMatchObject({ faults: [] });
  const updates = (await log.readUpdates(KEY)).map(({ update }) => update);
  const tuples = (await log.readAfter(0, 10_000)).flatMap((entry) => entry.tuples);
  await database.close();
  const ids = eventIdsIn(updates);
  expect(tuples).toHaveLength(ids.length);
  return ids;
}
