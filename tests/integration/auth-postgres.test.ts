import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerId } from '#lib/doc/document-id.ts';
import { CLOSE } from '#lib/sync/close-codes.ts';
import { MESSAGE } from '#lib/sync/messages.ts';
import { Caller } from '../support/caller.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { RawClient } from '../support/raw-client.ts';
import {
  enrolOwnDevice,
  enrolTablet,
  makeUnits,
  signInFirstAdmin,
  signInStaff,
  startTestServer,
} from '../support/test-server.ts';

let postgres: TestPostgres;
beforeAll(async () => void (postgres = await startPostgres()), 60_000);
afterAll(() => postgres[Symbol.asyncDispose]());

test('two servers on one PostgreSQL know the same accounts, devices, sessions and tickets', async () => {
  const env = { DATABASE_URL: await postgres.createDatabase() };
  const starting = [startTestServer(env), startTestServer(env)];
  await using one = await starting[0]!;
  await using two = await starting[1]!;
  const { village, posyandu } = await makeUnits(one);
  const midwife = await signInStaff(one, 'village_nurse', [village.villageId]);
  const tablet = await enrolTablet(one, posyandu[0]!);
  const documentId = registerId(posyandu[0]!.posyanduId);

  const { shownAs } = (await midwife.post('/api/device-codes', { posyanduId: posyandu[0]!.posyanduId })).body as {
    shownAs: string;
  };
  expect(await new Caller(two).post('/api/devices/enrol', { code: shownAs })).toMatchObject({ status: 200 });
  expect(await new Caller(one).post('/api/devices/enrol', { code: shownAs })).toMatchObject({ status: 409 });

  const { ticket } = (await tablet.caller.post('/api/ticket')).body as { ticket: string };
  expect(await two.rooms.auth.rights.authorise(ticket, documentId)).toMatchObject({
    kind: 'ok',
    deviceId: tablet.deviceId,
  });
  expect(await midwife.at(two).get('/api/me')).toMatchObject({ body: { role: 'village_nurse' } });
  expect(await midwife.at(two).get('/api/devices')).toMatchObject({
    body: { devices: [{ name: 'Perangkat 1' }, { name: 'Perangkat 2' }] },
  });
});

test('callers that use one code, or ensure one name, at the same moment', async () => {
  await using server = await startTestServer({ DATABASE_URL: await postgres.createDatabase() });
  const { units, auth } = server.rooms;
  const made = await Promise.all(Array.from({ length: 8 }, () => units.ensurePuskesmas('Contoh')));
  expect(new Set(made.map(({ puskesmasId }) => puskesmasId)).size).toBe(1);

  const { posyandu } = await makeUnits(server);
  const { code } = await auth.enrolment.issueCode(posyandu[0]!, 'test');
  const enrolled = await Promise.all(Array.from({ length: 8 }, () => auth.enrolment.enrol(code)));
  expect(enrolled.filter((one) => one.ok)).toHaveLength(1);
});

test('[SY6] a device revoked and an account put out of use at one process lose their sockets at the other', async () => {
  const env = { DATABASE_URL: await postgres.createDatabase() };
  await using one = await startTestServer(env);
  await using two = await startTestServer(env);
  const { village, posyandu } = await makeUnits(one);
  // The process that started last has printed the link that holds.
  const admin = await signInFirstAdmin(two);
  const midwife = await signInStaff(one, 'village_nurse', [village.villageId]);
  const { accountId } = (await midwife.get('/api/me')).body as { accountId: string };
  const [lost, kept] = [await enrolTablet(one, posyandu[0]!), await enrolTablet(one, posyandu[0]!)];
  const laptop = await enrolOwnDevice(one, midwife);
  const openAt = async (caller: Caller) => {
    const { ticket } = (await caller.at(two).post('/api/ticket')).body as { ticket: string };
    const socket = new RawClient(`${two.address.replace('http', 'ws')}/sync`, registerId(posyandu[0]!.posyanduId), {
      ticket,
    });
    await socket.message(MESSAGE.sync);
    return socket;
  };
  using lostSocket = await openAt(lost.caller);
  using laptopSocket = await openAt(laptop.caller);
  using keptSocket = await openAt(kept.caller);

  await midwife.post(`/api/devices/${lost.deviceId}/revoke`);
  expect(await lostSocket.closed).toBe(CLOSE.revoked);
  await admin.at(one).call('PATCH', `/api/accounts/${accountId}`, { active: false });
  expect(await laptopSocket.closed).toBe(CLOSE.revoked);
  expect(keptSocket.socket.readyState).toBe(keptSocket.socket.OPEN);
});

test('wrong passwords at two processes are counted together', async () => {
  const env = { DATABASE_URL: await postgres.createDatabase() };
  await using one = await startTestServer(env);
  await using two = await startTestServer(env);
  await signInFirstAdmin(two);
  const tries = Array.from({ length: 40 }, (_, i) =>
    new Caller(i % 2 === 0 ? one : two).post('/api/sign-in', { userName: 'admin', password: 'salah sekali' }),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(6);
  expect(statuses.filter((status) => status === 401).length).toBeGreaterThan(0);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
});
