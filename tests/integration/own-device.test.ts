import { afterEach, describe, expect, test } from 'vitest';
import { decodeAnswers, encodeAsks } from '#lib/sync/batch.ts';
import { CLOSE } from '#lib/sync/close-codes.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { makeAsk, type Ask } from '#lib/app/staff/ask.ts';
import { forgetPin, makeOwnDevice } from '#lib/app/staff/own-device.ts';
import type { Posyandu } from '#server/units/port.ts';
import type { Caller } from '../support/caller.ts';
import { openTestApp, until } from '../support/make-app.ts';
import { makeDisk } from '../support/make-device.ts';
import { makeServedWorld } from '../support/served-world.ts';
import { TestDevice } from '../support/test-device.ts';
import {
  enrolOwnDevice,
  enrolTablet,
  makeUnits,
  signInStaff,
  startTestServer,
  type TestServer,
} from '../support/test-server.ts';

const PIN = '123456';
const open: App[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

/** A midwife with a browser, in a village of two Posyandu. */
async function setUp(server: TestServer) {
  const { village, posyandu } = await makeUnits(server, ['Melati 1', 'Mawar']);
  const browser = await signInStaff(server, 'village_nurse', [village.villageId]);
  const [melati, mawar] = posyandu;
  return { village, browser, melati: melati!, mawar: mawar! };
}

/** Asks as a page that runs in this browser. */
function askAs(browser: Caller): Ask {
  return makeAsk(async (path, init) => {
    const body: unknown = init.body === undefined ? undefined : JSON.parse(String(init.body));
    const answer = await browser.call(init.method ?? 'GET', path, body);
    return answer.status === 204 ? new Response(null, { status: 204 }) : Response.json(answer.body, answer);
  });
}

/** Her laptop, with the PIN set and working for a Posyandu. */
async function openLaptop(server: TestServer, browser: Caller, posyandu: Posyandu): Promise<App> {
  const app = await openTestApp(makeServedWorld(server), makeDisk());
  open.push(app);
  expect(await makeOwnDevice(askAs(browser), app.device)).toMatchObject({ ok: true });
  const { accountId } = app.signIn.accounts[0]!;
  expect(await app.signIn.setPin(accountId, PIN)).toMatchObject({ ok: true, value: { role: 'village_nurse' } });
  await app.workFor(posyandu.posyanduId);
  return app;
}

/** A cadre's tablet, signed in. */
async function openTablet(server: TestServer, { posyanduId }: Posyandu): Promise<App> {
  const { auth, units } = server.rooms;
  const scope = { kind: 'posyandu', unitIds: [posyanduId] } as const;
  await auth.accounts.add({ role: 'cadre', displayName: 'Sulastri', scope, pin: PIN });
  const app = await openTestApp(makeServedWorld(server), makeDisk());
  open.push(app);
  const unit = await units.findPosyandu(posyanduId);
  const { code } = await auth.enrolment.issueCode(unit!, 'test');
  expect(await app.device.enrol(code)).toMatchObject({ ok: true });
  expect(await app.signIn.enter(app.signIn.accounts[0]!.accountId, PIN)).toMatchObject({ ok: true });
  return app;
}

async function ticketOf(caller: Caller): Promise<string> {
  return ((await caller.post('/api/ticket')).body as { ticket: string }).ticket;
}

describe('the own device of a midwife', () => {
  test('is hers alone, for the Posyandu of her village, and knows no cadre', async () => {
    await using server = await startTestServer();
    const { browser, melati, mawar } = await setUp(server);
    const scope = { kind: 'posyandu', unitIds: [melati.posyanduId] } as const;
    await server.rooms.auth.accounts.add({ role: 'cadre', displayName: 'Sulastri', scope, pin: PIN });
    const laptop = await enrolOwnDevice(server, browser);
    const tablet = await enrolTablet(server, melati);

    expect(laptop.deviceId).toMatch(/^dn_/);
    expect(new Set(laptop.posyanduIds)).toEqual(new Set([melati.posyanduId, mawar.posyanduId]));
    const { body: me } = await browser.get('/api/me');
    const { accountId } = me as { accountId: string };
    expect(await laptop.caller.get('/api/device/profile')).toMatchObject({
      body: {
        device: { deviceId: laptop.deviceId, ownerId: accountId },
        posyandu: [{ name: 'Mawar', village: 'Sukamaju' }, { name: 'Melati 1' }],
        accounts: [{ accountId, role: 'village_nurse', pinVerifier: null }],
      },
    });
    expect(await tablet.caller.get('/api/device/profile')).toMatchObject({
      body: { device: { ownerId: null }, accounts: [{ displayName: 'Sulastri', role: 'cadre' }] },
    });
    const pinVerifier = { salt: 'c2FsdA==', iterations: 210_000, hash: 'aGFzaA==' };
    const path = `/api/device/accounts/${accountId}/pin`;
    expect(await tablet.caller.post(path, { pinVerifier })).toMatchObject({ status: 404 });
    expect(await laptop.caller.post(path, { pinVerifier })).toMatchObject({ status: 204 });
  });

  test('[SY7] opens care and confidential documents to read and write, and nothing outside her village', async () => {
    await using server = await startTestServer();
    const { browser, melati } = await setUp(server);
    const { units, auth } = server.rooms;
    const other = await units.ensureVillage(melati.puskesmasId, 'Desa Lain');
    const elsewhere = await units.ensurePosyandu(other.villageId, 'Kenanga');
    const ticket = await ticketOf((await enrolOwnDevice(server, browser)).caller);

    for (const kind of ['register', `session`, 'visits', 'care', 'confidential']) {
      const period = kind === 'register' ? '' : kind === 'session' ? ':2026-08-07' : ':2026-08';
      expect(await auth.rights.authorise(ticket, `${kind}:${melati.posyanduId}${period}`)).toMatchObject({
        mayRead: true,
        mayWrite: true,
      });
      expect(await auth.rights.authorise(ticket, `${kind}:${elsewhere.posyanduId}${period}`)).toMatchObject({
        closeCode: CLOSE.noRight,
      });
    }
  });

  test('a Posyandu that is new in her village is on her device at the next call', async () => {
    await using server = await startTestServer();
    const { browser, village } = await setUp(server);
    const laptop = await enrolOwnDevice(server, browser);
    const added = await server.rooms.units.ensurePosyandu(village.villageId, 'Anggrek');
    const tablet = await enrolTablet(server, added);
    expect((await laptop.caller.get('/api/device/profile')).body).toMatchObject({
      posyandu: [{ name: 'Anggrek' }, { name: 'Mawar' }, { name: 'Melati 1' }],
    });
    const grant = await server.rooms.auth.rights.authorise(
      await ticketOf(tablet.caller),
      `register:${added.posyanduId}`,
    );
    expect(grant.kind === 'ok' && grant.enrolledDevices(laptop.deviceId)).toBe(true);
  });

  test('works in the same pages: what she records is hers by role, and cadres see it', async () => {
    await using server = await startTestServer();
    const { browser, melati, mawar } = await setUp(server);
    const [laptop, tablet] = [await openLaptop(server, browser, melati), await openTablet(server, melati)];
    expect(laptop.signIn.current).toMatchObject({ role: 'village_nurse' });
    await tablet.sessionDay!.open(['toddler']);
    const child = await tablet.register!.registerPerson({ name: 'Bima', sex: 'm', birthDate: '2025-02-01' });
    const personId = child.ok ? child.value.personId : '';
    await tablet.sessionDay!.attend(personId, { group: 'toddler' });
    await until(() => laptop.sessionDay!.find(personId)?.person !== undefined);
    expect(await laptop.sessionDay!.recordMeasurement(personId, { weightKg: 8.4 })).toMatchObject({ ok: true });
    await until(() => tablet.sessionDay!.find(personId)?.visit.row.slots['weightKg'] !== undefined);
    const [reading] = tablet.sessionDay!.find(personId)!.visit.row.slots['weightKg']!;
    expect(reading).toMatchObject({ role: 'village_nurse', by: laptop.signIn.current!.accountId });
    await until(() => laptop.sync.unsent === 0);

    await laptop.workFor(mawar.posyanduId);
    expect(laptop.register!.documentId).toBe(`register:${mawar.posyanduId}`);
    expect(laptop.sessionDay!.documentId).toContain(mawar.posyanduId);
    expect(laptop.sessionDay!.visits).toEqual([]);
    await laptop.sessionDay!.open(['toddler']);
    await until(() => laptop.sync.unsent === 0 && laptop.sync.connection === 'live');
    expect(tablet.sessionDay!.visits).toHaveLength(1);
  });

  test('a browser that is a device already becomes no second one', async () => {
    await using server = await startTestServer();
    const { browser, melati } = await setUp(server);
    const tablet = await openTablet(server, melati);
    const { deviceId, token } = await enrolOwnDevice(server, browser);
    const before = tablet.device.standing;
    expect(await tablet.device.adopt({ deviceId, token, posyanduIds: [] })).toEqual({
      ok: false,
      problem: { code: 'device.taken' },
    });
    expect(tablet.device.standing).toEqual(before);
  });

  test('a forgotten PIN is taken away by her password, not by a device', async () => {
    await using server = await startTestServer();
    const { browser, melati } = await setUp(server);
    const laptop = await openLaptop(server, browser, melati);
    const { accountId } = laptop.signIn.current!;
    await laptop.signIn.switchUser();
    expect(await forgetPin(askAs(browser), laptop)).toMatchObject({ ok: true });
    expect(laptop.signIn.accounts).toMatchObject([{ accountId, hasPin: false }]);
    expect(await laptop.signIn.setPin(accountId, '654321')).toMatchObject({ ok: true });

    const tablet = await enrolTablet(server, melati);
    expect(await tablet.caller.call('DELETE', '/api/me/pin')).toMatchObject({ status: 403 });
  });

  test('[SY12] what it writes is by its owner: another author in its array is refused by name, and nobody gets it', async () => {
    await using server = await startTestServer();
    const { browser, melati } = await setUp(server);
    const laptop = await enrolOwnDevice(server, browser);
    const { accountId } = (await browser.get('/api/me')).body as { accountId: string };
    const documentId = `care:${melati.posyanduId}:2026-08`;
    const give = async (by: string) => {
      const author = new TestDevice(laptop.deviceId);
      const update = author.write(1, { type: 'lab', by, role: 'village_nurse' });
      const asks = encodeAsks([{ documentId, stateVector: author.stateVector, update }]);
      const answer = await laptop.caller.call('POST', '/api/sync', asks);
      return decodeAnswers(answer.body as Uint8Array)?.[0]?.refusal;
    };
    expect(await give('ac_somebodyelse')).toBe('sync.authorUnknown');
    expect(await server.rooms.log.readUpdates({ puskesmasId: melati.puskesmasId, documentId })).toEqual([]);
    expect(await give(accountId)).toBe('');
    expect(await server.rooms.log.readUpdates({ puskesmasId: melati.puskesmasId, documentId })).toHaveLength(1);
  });

  test('ends by being struck out', async () => {
    await using server = await startTestServer();
    const { browser, melati } = await setUp(server);
    const laptop = await openLaptop(server, browser, melati);
    await until(() => laptop.sync.connection === 'live');
    const { devices } = (await browser.get('/api/devices')).body as {
      devices: { deviceId: string; ownerId: string }[];
    };
    expect(devices).toMatchObject([{ name: 'Perangkat Petugas', ownerId: laptop.signIn.current!.accountId }]);
    expect(await browser.post(`/api/devices/${devices[0]!.deviceId}/revoke`)).toMatchObject({ status: 204 });
    await until(() => laptop.device.standing.kind === 'revoked');
    expect(laptop.register).toBeDefined();
  });

  test.each(['phc_head', 'district', 'village_gov', 'admin'] as const)('%s has none', async (role) => {
    await using server = await startTestServer();
    const { village, melati } = await setUp(server);
    const unitId = role === 'village_gov' ? village.villageId : melati.puskesmasId;
    const browser = await signInStaff(server, role, [unitId]);
    expect(await browser.post('/api/me/device', {})).toMatchObject({ status: 403, body: { code: 'http.noRight' } });
  });
});
