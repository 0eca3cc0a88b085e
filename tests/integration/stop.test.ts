import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { registerId } from '#lib/doc/document-id.ts';
import { CLOSE } from '#lib/sync/close-codes.ts';
import { signTicket } from '#server/auth/tickets.ts';
import { openRooms, type Rooms } from '#server/rooms.ts';
import { startBalancer } from '../support/balancer.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { startServerProcess } from '../support/server-process.ts';
import { StockClient } from '../support/stock-client.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { eventIdsIn } from '../support/test-device.ts';

const TABLETS = 6;
const LONG_MS = 10 * 60_000;
/** Receipts before one of the servers goes, and after. */
const ROUNDS = 15;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

/** Tablets of two Posyandu, in front of a balancer. */
async function makeTablets(rooms: Rooms, port: number): Promise<StockClient[]> {
  const { puskesmasId } = await rooms.units.ensurePuskesmas('Contoh');
  const village = await rooms.units.ensureVillage(puskesmasId, 'Sukamaju');
  const units = [
    await rooms.units.ensurePosyandu(village.villageId, 'Melati 1'),
    await rooms.units.ensurePosyandu(village.villageId, 'Mawar'),
  ];
  const tablets: StockClient[] = [];
  for (let i = 0; i < TABLETS; i++) {
    const unit = units[i % units.length]!;
    const { code } = await rooms.auth.enrolment.issueCode(unit, 'test');
    const enrolled = await rooms.auth.enrolment.enrol(code);
    if (!enrolled.ok) throw new Error(enrolled.problem.code);
    const { deviceId: id } = enrolled.value;
    // Good for longer than a ticket is: a stock client shows the same one again when it comes back.
    const { ticket } = signTicket(rooms.auth.secret, { kind: 'device', puskesmasId, id }, Date.now() + LONG_MS);
    const url = `ws://127.0.0.1:${port}/sync`;
    tablets.push(new StockClient(url, registerId(unit.posyanduId), id, { ticket, receipts: true }));
  }
  return tablets;
}

/** Ids of all stored events. */
async function storedIds({ log }: Rooms): Promise<Set<string>> {
  const keys = await log.listDocuments();
  const updates = await Promise.all(keys.map((key) => log.readUpdates(key)));
  return new Set(updates.flatMap((entries) => eventIdsIn(entries.map(({ update }) => update))));
}

/** Ids of what a tablet has written and holds a receipt for. */
function receiptedIds(tablet: StockClient, own: readonly string[]): string[] {
  const receipt = tablet.receipts.at(-1);
  return own.slice(0, receipt ? (Y.decodeStateVector(receipt).get(tablet.doc.clientID) ?? 0) : 0);
}

test.each([
  ['stopped in order', 'SIGTERM', CLOSE.goingAway],
  ['killed', 'SIGKILL', 1006],
] as const)(
  '[SY2] one of two servers on a PostgreSQL is %s under load: receipts go on at the other, nothing receipted is lost',
  async (_, signal, code) => {
    const databaseUrl = await postgres.createDatabase();
    const servers = [
      await startServerProcess({ DATABASE_URL: databaseUrl }),
      await startServerProcess({ DATABASE_URL: databaseUrl }),
    ];
    await using balancer = await startBalancer(servers.map(({ port }) => port));
    const rooms = await openRooms({ databaseUrl, now: Date.now });
    const tablets = await makeTablets(rooms, balancer.port);
    const written = new Map(tablets.map((tablet) => [tablet, [] as string[]]));
    const codes: (number | undefined)[] = [];
    const write = async (tablet: StockClient): Promise<void> => {
      const id = `${tablet.deviceId}-${written.get(tablet)!.length}`;
      written.get(tablet)!.push(id);
      tablet.write(1, { id });
      await tablet.until(() => tablet.isOwnReceipted);
    };
    for (const tablet of tablets) {
      tablet.provider.on('connection-close', (event) => codes.push(event?.code));
      await tablet.until(() => tablet.receipts.length > 0);
    }
    expect([...balancer.brought.values()].every((count) => count > 0)).toBe(true);

    // All of them write, each as soon as it has the receipt for what it wrote before, until the second half of them is done too.
    let [rounds, goesOn] = [0, true];
    const half = Promise.withResolvers<void>();
    const writing = tablets.map(async (tablet) => {
      while (goesOn) {
        await write(tablet);
        rounds += 1;
        if (rounds === ROUNDS * TABLETS) half.resolve();
        if (rounds >= 2 * ROUNDS * TABLETS && codes.length >= TABLETS / 2) goesOn = false;
      }
    });
    await half.promise;
    await servers[0]!.stop(signal);
    const receipted = tablets.flatMap((tablet) => receiptedIds(tablet, written.get(tablet)!));
    const stored = await storedIds(rooms);
    expect(receipted.filter((id) => !stored.has(id))).toEqual([]);
    expect(receipted.length).toBeGreaterThanOrEqual(ROUNDS * TABLETS - TABLETS);

    await Promise.all(writing);
    expect(codes.filter((one) => one === code).length).toBeGreaterThanOrEqual(TABLETS / 2);
    // Every one of them is at the other server now, and has what its neighbours wrote.
    const all = await storedIds(rooms);
    expect([...all].sort()).toEqual([...written.values()].flat().sort());
    for (const tablet of tablets) {
      const neighbours = tablets.filter((other) => other.provider.roomname === tablet.provider.roomname);
      const count = neighbours.reduce((sum, other) => sum + written.get(other)!.length, 0);
      await tablet.until(() => tablet.eventIds().length === count);
      tablet.close();
    }
    await rooms.close();
    await servers[1]!.stop();
  },
);

test('a stopping server says so to its balancer first, still answers, and ends at once on a second signal', async () => {
  await using folder = await makeTempFolder();
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, PORT: '0', DRAIN_MS: '60000', DATABASE_URL: `file:${join(folder.path, 'a.db')}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const address = /http:\S+/.exec(line)![0];
  const statusOf = async (path: string): Promise<number> => (await fetch(`${address}${path}`)).status;
  expect(await statusOf('/readyz')).toBe(200);
  child.kill('SIGTERM');
  let ready = 200;
  while (ready === 200) ready = await statusOf('/readyz');
  expect([ready, await statusOf('/healthz')]).toEqual([503, 200]);
  // Those that come within a second are one.
  while (child.exitCode === null) {
    child.kill('SIGTERM');
    await fetch(`${address}/healthz`).catch(() => undefined);
  }
  expect(await ended).toEqual([1, null]);
  expect(said).toContain('Ended at once by a second signal.');
});
