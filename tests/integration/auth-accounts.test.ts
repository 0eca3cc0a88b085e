import { describe, expect, test } from 'vitest';
import { ONE_TIME_LIFE_MS } from '#server/auth/passwords-store.ts';
import { stepAt, totpOf } from '#server/auth/totp.ts';
import { Caller } from '../support/caller.ts';
import {
  enrolOwnDevice,
  makeUnits,
  signInFirstAdmin,
  signInStaff,
  startTestServer,
  type TestServer,
} from '../support/test-server.ts';

const PASSWORD = 'bukan rahasia lagi';
const CHOSEN = 'pilihan saya sendiri';

/** An admin and a midwife, each on a browser. */
async function setUp(server: TestServer) {
  const { village } = await makeUnits(server);
  const admin = await signInFirstAdmin(server);
  const midwife = await signInStaff(server, 'village_nurse', [village.villageId]);
  const { accountId } = (await midwife.get('/api/me')).body as { accountId: string };
  return { admin, midwife, accountId };
}

function signIn(server: TestServer, more: { readonly [name: string]: string } = {}, browser = new Caller(server)) {
  return browser.post('/api/sign-in', { userName: 'u.village_nurse', password: PASSWORD, ...more });
}

/** Switches the second factor on. @returns its secret and its recovery codes */
async function switchOn(server: TestServer, browser: Caller) {
  const offered = await browser.post('/api/me/second-factor', { password: PASSWORD });
  const { secret, uri } = offered.body as { secret: string; uri: string };
  expect(uri).toContain(secret);
  const code = totpOf(secret, stepAt(server.clock.now));
  const confirmed = await browser.post('/api/me/second-factor/confirm', { code });
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] };
  expect(new Set(recoveryCodes).size).toBe(10);
  return { secret, recoveryCodes };
}

describe('a forgotten password', () => {
  test('is replaced by a one-time password, which must be changed to come in, and ends every session', async () => {
    await using server = await startTestServer();
    const { admin, midwife, accountId } = await setUp(server);
    const given = await admin.post(`/api/accounts/${accountId}/password`);
    const { password } = given.body as { password: string };
    expect(given.body).toEqual({ password, expiresAt: server.clock.now + ONE_TIME_LIFE_MS });
    expect(await midwife.get('/api/me')).toMatchObject({ status: 401 });
    expect(await signIn(server)).toMatchObject({ status: 401, body: { code: 'signIn.wrong' } });

    expect(await signIn(server, { password })).toMatchObject({ body: { code: 'signIn.newPasswordNeeded' } });
    for (const [newPassword, code] of [
      ['pendek', 'account.passwordTooShort'],
      [password, 'account.passwordSame'],
    ] as const) {
      expect(await signIn(server, { password, newPassword })).toMatchObject({ body: { code } });
    }
    expect(await signIn(server, { password, newPassword: CHOSEN }, midwife)).toMatchObject({ status: 200 });
    expect(await midwife.get('/api/me')).toMatchObject({ body: { accountId } });
    expect(await signIn(server, { password })).toMatchObject({ body: { code: 'signIn.wrong' } });
    expect(await signIn(server, { password: CHOSEN })).toMatchObject({ status: 200 });
  });

  test('a one-time password that nobody used in time opens nothing', async () => {
    await using server = await startTestServer();
    const { admin, accountId } = await setUp(server);
    const { password } = (await admin.post(`/api/accounts/${accountId}/password`)).body as { password: string };
    server.clock.now += ONE_TIME_LIFE_MS;
    const late = { password, newPassword: CHOSEN };
    expect(await signIn(server, late)).toMatchObject({ body: { code: 'signIn.passwordExpired' } });
  });

  test('is not for cadres, not for oneself, and not for an admin of another Puskesmas', async () => {
    await using server = await startTestServer();
    const { admin, accountId } = await setUp(server);
    const { units, auth } = server.rooms;
    const [unit] = await units.listPosyandu((await units.listPuskesmas())[0]!.puskesmasId);
    const scope = { kind: 'posyandu', unitIds: [unit!.posyanduId] } as const;
    const cadre = await auth.accounts.add({ role: 'cadre', displayName: 'Sari', scope });
    const self = (await admin.get('/api/me')).body as { accountId: string };
    const other = await signInStaff(server, 'admin', [(await units.ensurePuskesmas('Lain')).puskesmasId]);
    const reset = (caller: Caller, id: string) => caller.post(`/api/accounts/${id}/password`);

    expect(await reset(admin, cadre.ok ? cadre.value.accountId : '')).toMatchObject({
      body: { code: 'account.passwordNotForCadre' },
    });
    expect(await reset(admin, self.accountId)).toMatchObject({ status: 409, body: { code: 'account.self' } });
    expect(await reset(other, accountId)).toMatchObject({ status: 404, body: { code: 'account.unknown' } });
  });

  test('the first password of a new account must be changed too', async () => {
    await using server = await startTestServer();
    const { admin } = await setUp(server);
    const [puskesmas] = await server.rooms.units.listPuskesmas();
    const scope = { kind: 'puskesmas', unitIds: [puskesmas!.puskesmasId] };
    const account = { role: 'phc_head', displayName: 'dr. Budi', userName: 'budi', password: 'dari admin saja' };
    expect(await admin.post('/api/accounts', { ...account, scope })).toMatchObject({ status: 200 });
    const { userName, password } = account;
    expect(await signIn(server, { userName, password })).toMatchObject({ body: { code: 'signIn.newPasswordNeeded' } });
    expect(await signIn(server, { userName, password, newPassword: CHOSEN })).toMatchObject({ status: 200 });
  });
});

describe('one’s own account', () => {
  test('a changed password ends the other browsers and gives this one a new session', async () => {
    await using server = await startTestServer();
    const { midwife } = await setUp(server);
    const elsewhere = new Caller(server);
    await signIn(server, {}, elsewhere);
    const old = midwife.at(server);
    const change = (password: string) => midwife.post('/api/me/password', { password, newPassword: CHOSEN });
    expect(await change('salah sekali')).toMatchObject({ status: 403, body: { code: 'account.passwordWrong' } });
    expect(await change(PASSWORD)).toMatchObject({ status: 204 });
    expect(await midwife.get('/api/me')).toMatchObject({ status: 200 });
    for (const ended of [elsewhere, old]) expect(await ended.get('/api/me')).toMatchObject({ status: 401 });
  });

  test('guessing the password on a browser that was left open costs waits', async () => {
    await using server = await startTestServer();
    const { midwife } = await setUp(server);
    const guess = () => midwife.post('/api/me/password', { password: 'salah sekali', newPassword: CHOSEN });
    for (let i = 0; i < 6; i++) expect(await guess()).toMatchObject({ body: { code: 'account.passwordWrong' } });
    expect(await guess()).toMatchObject({ status: 429, body: { code: 'signIn.wait' } });
  });

  test('signing out everywhere ends every browser; her own device works on', async () => {
    await using server = await startTestServer();
    const { midwife } = await setUp(server);
    const elsewhere = new Caller(server);
    await signIn(server, {}, elsewhere);
    const laptop = await enrolOwnDevice(server, midwife);
    expect(await elsewhere.post('/api/me/sessions/end')).toMatchObject({ status: 204 });
    for (const ended of [elsewhere, midwife]) expect(await ended.get('/api/me')).toMatchObject({ status: 401 });
    expect(await laptop.caller.get('/api/device/profile')).toMatchObject({ status: 200 });
  });
});

describe('a second factor', () => {
  test('asks for a code after the right password only; a code is good once', async () => {
    await using server = await startTestServer();
    const { midwife } = await setUp(server);
    const { secret } = await switchOn(server, midwife);
    const codeNow = () => totpOf(secret, stepAt(server.clock.now));

    expect(await signIn(server, { password: 'salah sekali', code: codeNow() })).toMatchObject({
      body: { code: 'signIn.wrong' },
    });
    expect(await signIn(server)).toMatchObject({ status: 401, body: { code: 'signIn.codeNeeded' } });
    // The code that confirmed it has been used.
    expect(await signIn(server, { code: codeNow() })).toMatchObject({ body: { code: 'signIn.codeWrong' } });
    server.clock.now += 30_000;
    const code = codeNow();
    const twice = await Promise.all([signIn(server, { code }), signIn(server, { code })]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await midwife.get('/api/me')).body).toMatchObject({ hasSecondFactor: true });
  });

  test('recovery codes open the door once each, however they are typed', async () => {
    await using server = await startTestServer();
    const { midwife } = await setUp(server);
    const { recoveryCodes } = await switchOn(server, midwife);
    const code = recoveryCodes[3]!.toUpperCase().replaceAll('-', ' ');
    expect(await signIn(server, { code })).toMatchObject({ status: 200 });
    expect(await signIn(server, { code })).toMatchObject({ body: { code: 'signIn.codeWrong' } });
  });

  test('guessing codes costs growing waits, also for the right one', async () => {
    await using server = await startTestServer();
    const { midwife } = await setUp(server);
    const { recoveryCodes } = await switchOn(server, midwife);
    for (let i = 0; i < 6; i++) {
      expect(await signIn(server, { code: '000000' })).toMatchObject({ body: { code: 'signIn.codeWrong' } });
    }
    const waiting = await signIn(server, { code: recoveryCodes[0]! });
    expect(waiting).toMatchObject({ status: 429, body: { code: 'signIn.wait' } });
    server.clock.now += Number(waiting.headers.get('retry-after')) * 1000;
    expect(await signIn(server, { code: recoveryCodes[0]! })).toMatchObject({ status: 200 });
  });

  test('that was offered and never confirmed guards nothing; a wrong code confirms nothing', async () => {
    await using server = await startTestServer();
    const { midwife } = await setUp(server);
    await midwife.post('/api/me/second-factor', { password: PASSWORD });
    expect(await midwife.post('/api/me/second-factor/confirm', { code: '000000' })).toMatchObject({
      status: 403,
      body: { code: 'secondFactor.codeWrong' },
    });
    expect(await signIn(server)).toMatchObject({ status: 200 });
  });

  test('goes with one’s own password, or by an admin', async () => {
    await using server = await startTestServer();
    const { admin, midwife, accountId } = await setUp(server);
    await switchOn(server, midwife);
    expect(await midwife.post('/api/me/second-factor', { password: PASSWORD })).toMatchObject({
      body: { code: 'secondFactor.alreadyOn' },
    });
    const remove = (password: string) => midwife.post('/api/me/second-factor/remove', { password });
    expect(await remove('salah sekali')).toMatchObject({ body: { code: 'account.passwordWrong' } });
    expect(await remove(PASSWORD)).toMatchObject({ status: 204 });
    expect(await signIn(server)).toMatchObject({ status: 200 });

    server.clock.now += 30_000;
    await switchOn(server, midwife);
    expect(await admin.call('DELETE', `/api/accounts/${accountId}/second-factor`)).toMatchObject({ status: 204 });
    expect(await signIn(server)).toMatchObject({ status: 200 });
  });

  test('stands with a one-time password: the code is asked for as well, and is not used up by a password that is too short', async () => {
    await using server = await startTestServer();
    const { admin, midwife, accountId } = await setUp(server);
    const { recoveryCodes } = await switchOn(server, midwife);
    const { password } = (await admin.post(`/api/accounts/${accountId}/password`)).body as { password: string };
    const code = recoveryCodes[0]!;
    expect(await signIn(server, { password, newPassword: CHOSEN })).toMatchObject({
      body: { code: 'signIn.codeNeeded' },
    });
    expect(await signIn(server, { password, newPassword: 'pendek', code })).toMatchObject({
      body: { code: 'account.passwordTooShort' },
    });
    expect(await signIn(server, { password, newPassword: CHOSEN, code })).toMatchObject({ status: 200 });
  });
});

describe('an account out of use', () => {
  test('has no session and no device any more; in use again, she signs in anew', async () => {
    await using server = await startTestServer();
    const { admin, midwife, accountId } = await setUp(server);
    const laptop = await enrolOwnDevice(server, midwife);
    const set = (active: boolean) => admin.call('PATCH', `/api/accounts/${accountId}`, { active });

    expect(await set(false)).toMatchObject({ status: 204 });
    expect(await midwife.get('/api/me')).toMatchObject({ status: 401 });
    expect(await laptop.caller.get('/api/device/profile')).toMatchObject({ body: { code: 'device.revoked' } });
    expect(await signIn(server)).toMatchObject({ body: { code: 'signIn.wrong' } });

    expect(await set(true)).toMatchObject({ status: 204 });
    expect(await midwife.get('/api/me')).toMatchObject({ status: 401 });
    expect(await signIn(server, {}, midwife)).toMatchObject({ status: 200 });
    expect(await laptop.caller.get('/api/device/profile')).toMatchObject({ status: 200 });
  });

  test('is never one’s own', async () => {
    await using server = await startTestServer();
    const { admin } = await setUp(server);
    const { accountId } = (await admin.get('/api/me')).body as { accountId: string };
    expect(await admin.call('PATCH', `/api/accounts/${accountId}`, { active: false })).toMatchObject({
      status: 409,
      body: { code: 'account.self' },
    });
  });
});
