import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { startScript } from '../support/child-process.ts';
import { findFreePort } from '../support/free-port.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { StockClient } from '../support/stock-client.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { eventIdsIn } from '../support/test-device.ts';

const ROOMS = 4;
const CLIENTS_PER_ROOM = 3;
const ROUNDS = 3;
const RECEIPTED_PER_ROUND = 120;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

test('[SY2] SQLite: kill -9 under load loses nothing that was receipted, and devices heal the rest', async () => {
  await using folder = await makeTempFolder();
  await killUnderLoad(`file:${folder.path}/log.db`);
});

test('[SY2] PostgreSQL: kill -9 under load loses nothing that was receipted, and devices heal the rest', async () => {
  await killUnderLoad(await postgres.createDatabase());
});

async function killUnderLoad(databaseUrl: string): Promise<void> {
  const port = await findFreePort();
  const url = `ws://127.0.0.1:${port}/sync`;
  const clients = Array.from(
    { length: ROOMS * CLIENTS_PER_ROOM },
    (_, i) => new StockClient(url, roomOf(i), `tablet-${i % 9}`, { receipts: true, connect: false }),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const server = startScript('sync-process.ts', databaseUrl, String(port));
    await server.lines.next();
    for (const client of clients) client.provider.connect();
    await writeUntilKilled(clients, () => server.kill());
    await expectStored(databaseUrl, clients, receiptedIds);
  }
  await using server = startScript('sync-process.ts', databaseUrl, String(port));
  await server.lines.next();
  for (const client of clients) client.provider.connect();
  for (const client of clients) await client.until(() => client.provider.synced && client.isOwnReceipted);
  await expectStored(databaseUrl, clients, (client) => client.eventIds());
  for (const [i, client] of clients.entries()) {
    const written = new Set(clients.filter((_, j) => roomOf(j) === roomOf(i)).flatMap((other) => other.eventIds()));
    await client.until(() => client.eventIds().length === written.size);
  }
  for (const client of clients) client.close();
}

function roomOf(i: number): string {
  return `session:melati:2026-08-0${1 + (i % ROOMS)}`;
}

/** Each client writes as soon as it has the receipt for what it wrote before; in the middle of this the server is killed. */
async function writeUntilKilled(clients: readonly StockClient[], kill: () => Promise<void>): Promise<void> {
  let receipted = 0;
  const enough = Promise.withResolvers<void>();
  const writing = clients.map(async (client) => {
    const isCut = () => !client.provider.wsconnected;
    await client.until(() => !isCut());
    while (!isCut()) {
      client.write();
      await client.until(() => client.isOwnReceipted || isCut());
      receipted += 1;
      if (receipted === RECEIPTED_PER_ROUND) enough.resolve();
    }
  });
  await enough.promise;
  await kill();
  await Promise.all(writing);
  for (const client of clients) client.provider.disconnect();
}

/** Ids of a client's events that its last receipt covers, of whatever device they are. */
function receiptedIds(client: StockClient): string[] {
  const receipt = client.receipts.at(-1);
  if (!receipt) return [];
  const unreceipted = new Set(Y.decodeUpdate(Y.encodeStateAsUpdate(client.doc, receipt)).structs.flatMap(idsOf));
  return client.eventIds().filter((id) => !unreceipted.has(id));
}

function idsOf(struct: Y.Item | Y.GC | Y.Skip): string[] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return [];
  return struct.content.arr.map((tuple: unknown) => String(Array.isArray(tuple) ? tuple[0] : tuple));
}

async function expectStored(
  databaseUrl: string,
  clients: readonly StockClient[],
  wanted: (client: StockClient) => string[],
): Promise<void> {
  const database = openDatabase(databaseUrl);
  const log = new LogStore(database, 'reader');
  let checked = 0;
  for (const [i, client] of clients.entries()) {
    const stored = await log.readUpdates({ puskesmasId: 'pm_a', documentId: roomOf(i) });
    const ids = new Set(eventIdsIn(stored.map((entry) => entry.update)));
    const lost = wanted(client).filter((id) => !ids.has(id));
    expect(lost).toEqual([]);
    checked += wanted(client).length;
  }
  await database.close();
  expect(checked).toBeGreaterThan(RECEIPTED_PER_ROUND);
}
