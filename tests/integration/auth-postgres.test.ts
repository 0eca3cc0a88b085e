import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerId } from '#lib/doc/document-id.ts';
import { Caller } from '../support/caller.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { enrolTablet, makeUnits, signInStaff, startTestServer } from '../support/test-server.ts';

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
