import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { App } from '#lib/app/app.svelte.ts';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import { encodeTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { encodeUpdate, MESSAGE } from '#lib/sync/messages.ts';
import { openTestApp, until } from '#tests/support/make-app.ts';
import { makeDisk } from '#tests/support/make-device.ts';
import { RawClient } from '#tests/support/raw-client.ts';
import { makeServedWorld } from '#tests/support/served-world.ts';
import { makeTempFolder } from '#tests/support/temp-folder.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { makeUnits, startTestServer, type TestServer } from '#tests/support/test-server.ts';

const PIN = '123456';
const open: App[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

/** Opens a store for a server that is stopped and started again. */
async function startAgainAt(folder: string, port = 0): Promise<TestServer> {
  return startTestServer({ DATABASE_URL: `file:${join(folder, 'posyandu.db')}`, PORT: String(port) });
}

/** A Posyandu with two cadres, and how a tablet joins it with one of them signed in. */
async function makePosyandu(server: TestServer): Promise<(cadre: string) => Promise<App>> {
  const { posyandu } = await makeUnits(server);
  const { auth } = server.rooms;
  const scope = { kind: 'posyandu', unitIds: [posyandu[0]!.posyanduId] } as const;
  for (const displayName of ['Sulastri', 'Ninik']) {
    expect(await auth.accounts.add({ role: 'cadre', displayName, scope, pin: PIN })).toMatchObject({ ok: true });
  }
  return async (cadre) => {
    const app = await openTestApp(makeServedWorld(server), makeDisk());
    open.push(app);
    const { code } = await auth.enrolment.issueCode(posyandu[0]!, 'test');
    expect(await app.device.enrol(code)).toMatchObject({ ok: true });
    const { accountId } = app.signIn.accounts.find(({ displayName }) => displayName === cadre)!;
    expect(await app.signIn.enter(accountId, PIN)).toMatchObject({ ok: true });
    await until(() => app.sync.connection === 'live');
    return app;
  };
}

async function registerChild(app: App, name: string): Promise<string> {
  const person = await app.register!.registerPerson({ name, sex: 'm', birthDate: '2025-02-01' });
  if (!person.ok) throw new Error(person.problem.code);
  return person.value.personId;
}

/** Writes an event at the next place of every client that writes the array of its device, as an enrolled tablet that knows them. */
async function writeAtNextPlaces(
  server: TestServer,
  { documentId, token, event }: { documentId: string; token: string; event: PosyanduEvent },
): Promise<void> {
  const key = (await server.rooms.log.listDocuments()).find((one) => one.documentId === documentId);
  const known = await server.rooms.log.readUpdates(key!);
  const { clocks, arrays } = await server.rooms.log.readHead(key!);
  const answered = await fetch(`${server.address}/api/ticket`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  const { ticket } = (await answered.json()) as { ticket: string };
  for (const [client, clock] of clocks) {
    if (arrays.get(client) !== arrayNameOf(event.device)) continue;
    const doc = new Y.Doc({ gc: false });
    for (const { update } of known) Y.applyUpdate(doc, update);
    doc.clientID = client;
    doc.getArray(arrayNameOf(event.device)).push([encodeTuple(event)]);
    const socketUrl = `${server.address.replace('http', 'ws')}/sync`;
    using socket = new RawClient(socketUrl, documentId, { ticket, query: '&proofs=1' });
    await socket.opened;
    socket.send(encodeUpdate(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(clocks)))));
    await socket.until(() => socket.messages.filter(([kind]) => kind === MESSAGE.proven).length > 1);
    expect((await server.rooms.log.readHead(key!)).clocks.get(client)).toBe(clock + 1);
  }
}

test('[SY9] entries get their second tick by the socket and by batch, and another tablet sees their rows', async () => {
  await using server = await startTestServer();
  const join = await makePosyandu(server);
  const first = await join('Sulastri');
  const personId = await registerChild(first, 'Bima');
  await first.sessionDay!.open(['toddler']);
  await first.sessionDay!.attend(personId, { group: 'toddler' });
  expect(first.sessionDay!.find(personId)?.tick).not.toBe('saving');
  await until(() => first.sync.unsent === 0);
  expect(first.sync.advice).toBe('sync.allReceived');

  const second = await join('Ninik');
  await until(() => second.sessionDay!.find(personId)?.person?.name === 'Bima');
  await second.sessionDay!.recordMeasurement(personId, { weightKg: 8.4 });
  await until(() => first.sessionDay!.find(personId)?.visit.row.slots['weightKg'] !== undefined);
  await until(() => second.sync.unsent === 0);
  // The receipt covers what the other tablet wrote, too: it is asked for.
  await until(() => first.sessionDay!.find(personId)?.tick === 'received');
});

test('[SY8] a hint on the socket brings the register of another tablet up to date', async () => {
  await using server = await startTestServer();
  const join = await makePosyandu(server);
  const [first, second] = [await join('Sulastri'), await join('Ninik')];
  const personId = await registerChild(first, 'Citra');
  await until(() => second.register!.find(personId) !== undefined);
});

test('who is at work with whom is seen on the other tablet, and stored nowhere', async () => {
  await using server = await startTestServer();
  const join = await makePosyandu(server);
  const [first, second] = [await join('Sulastri'), await join('Ninik')];
  first.sessionDay!.showPresence('measurement', 'somebody');
  await until(() => second.sessionDay!.presence.length === 1);
  expect(second.sessionDay!.presence).toMatchObject([{ name: 'Sulastri', step: 'measurement', personId: 'somebody' }]);
  first.sessionDay!.showPresence();
  await until(() => second.sessionDay!.presence.every(({ step }) => step === undefined));
});

test('two tablets work on while the server is off, and meet when it is back', async () => {
  const folder = await makeTempFolder();
  const server = await startAgainAt(folder.path);
  const join = await makePosyandu(server);
  const tablets = [await join('Sulastri'), await join('Ninik')];
  const personId = await registerChild(tablets[0]!, 'Dian');
  await tablets[0]!.sessionDay!.open(['toddler']);
  await tablets[0]!.sessionDay!.attend(personId, { group: 'toddler' });
  await until(() => tablets[1]!.sessionDay!.find(personId)?.person !== undefined);

  await server.close();
  await until(() => tablets.every((app) => app.sync.connection === 'connecting'));
  await tablets[0]!.sessionDay!.recordMeasurement(personId, { weightKg: 8.4 });
  await tablets[1]!.sessionDay!.recordMeasurement(personId, { weightKg: 8.9 });
  expect(tablets.map((app) => app.sync.unsent)).toEqual([2, 2]);

  const again = await startAgainAt(folder.path, server.port);
  await Promise.all(tablets.map((app) => app.sync.syncNow()));
  await until(() => tablets.every((app) => app.sync.unsent === 0 && app.sessionDay!.conflicts.length === 1));
  const rows = tablets.map((app) => app.sessionDay!.find(personId)!.visit.row);
  expect(rows[0]).toEqual(rows[1]);
  await again.close();
  await folder[Symbol.asyncDispose]();
});

test('[SY15] a tablet that comes back learns that somebody else has written at the place of its entry: both reach everybody', async () => {
  const folder = await makeTempFolder();
  const server = await startAgainAt(folder.path);
  const join = await makePosyandu(server);
  const [sri, ninik] = [await join('Sulastri'), await join('Ninik')];
  const personId = await registerChild(sri, 'Dian');
  await sri.sessionDay!.open(['toddler']);
  await sri.sessionDay!.attend(personId, { group: 'toddler' });
  await until(() => sri.sync.unsent === 0 && ninik.sessionDay!.find(personId)?.person !== undefined);
  const { documentId } = sri.sessionDay!;
  const deviceId = sri.sessionDay!.find(personId)!.visit.row.slots['group']![0]!.device;
  await server.close();
  await until(() => sri.sync.connection === 'connecting');
  await sri.sessionDay!.recordMeasurement(personId, { weightKg: 8.4 });

  const between = await startAgainAt(folder.path);
  const forged = makeEvent({ id: 'forged', subject: personId, device: deviceId, data: { weightKg: 9.9 } });
  await writeAtNextPlaces(between, { documentId, token: ninik.device.token!, event: forged });
  await between.close();

  const again = await startAgainAt(folder.path, server.port);
  await Promise.all([sri, ninik].map((app) => app.sync.syncNow()));
  const weights = (app: App) =>
    (app.sessionDay!.find(personId)?.visit.row.slots['weightKg'] ?? []).map(({ value }) => value).toSorted();
  await until(() => [sri, ninik].every((app) => weights(app).length === 2) && sri.sync.unsent === 0);
  expect([sri, ninik].map(weights)).toEqual([
    [8.4, 9.9],
    [8.4, 9.9],
  ]);
  await again.close();
  await folder[Symbol.asyncDispose]();
});

test('what another device brings into the session that is open goes on to the server by its socket', async () => {
  await using server = await startTestServer();
  const join = await makePosyandu(server);
  const [first, second] = [await join('Sulastri'), await join('Ninik')];
  const { documentId } = first.sessionDay!;
  const peers = await Promise.all([first, second].map((app) => app.openPeers()));
  const [giver, taker] = peers.map((opened) => (opened.ok ? opened.value : undefined));
  expect([giver, taker]).not.toContain(undefined);
  // The first one is cut off, and hands its entry over as a file.
  await first.sync.close();
  await first.sessionDay!.open(['toddler']);
  const packed = await giver!.pack('news');
  if (!packed.ok) throw new Error(packed.problem.code);
  expect(await taker!.receive(packed.value)).toMatchObject({ ok: true, value: { changed: [documentId] } });
  const stored = async () =>
    (await server.rooms.log.listDocuments()).some((document) => document.documentId === documentId);
  await until(stored);
  expect(second.sessionDay!.state).toBe('open');
});

test('a device that staff have struck out says so, keeps what it has, and sends nothing more', async () => {
  await using server = await startTestServer();
  const join = await makePosyandu(server);
  const app = await join('Sulastri');
  await app.sessionDay!.open(['toddler']);
  await until(() => app.sync.unsent === 0);
  const [device] = await server.rooms.auth.devices.list({ kind: 'all' });
  await server.rooms.auth.devices.revoke(device!);
  await app.sync.syncNow();
  await until(() => app.device.standing.kind === 'revoked');
  expect(app.sync.advice).toBe('sync.deviceRevoked');
  expect(app.sessionDay!.state).toBe('open');
});
