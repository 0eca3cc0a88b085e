import { describe, expect, test } from 'vitest';
import { SESSION_IDLE_MS, SESSION_LIFE_MS } from '#server/auth/sessions-store.ts';
import { Caller } from '../support/caller.ts';
import { makeUnits, signInFirstAdmin, signInStaff, startTestServer } from '../support/test-server.ts';

const admin = { userName: 'kepala.it', displayName: 'Ratna', password: 'panjang dan mudah' };

describe('the first admin', () => {
  test('is made once, with the code that the server printed', async () => {
    await using server = await startTestServer();
    const code = new URL(server.firstAdminLink ?? '').searchParams.get('kode');
    const browser = new Caller(server);

    expect(await browser.post('/api/first-admin', { code: 'guessed', ...admin })).toMatchObject({
      status: 403,
      body: { code: 'firstAdmin.codeWrong' },
    });
    expect(await browser.post('/api/first-admin', { code, ...admin, password: 'short' })).toMatchObject({
      status: 400,
      body: { code: 'account.passwordTooShort' },
    });
    expect(await browser.post('/api/first-admin', { code, ...admin })).toMatchObject({ status: 200 });
    expect(await browser.get('/api/me')).toMatchObject({ body: { displayName: 'Ratna', role: 'admin' } });
    expect(await new Caller(server).post('/api/first-admin', { code, ...admin, userName: 'zweite' })).toMatchObject({
      status: 409,
      body: { code: 'firstAdmin.alreadyDone' },
    });
  });
});

describe('signing in', () => {
  test('gives a cookie that no script and no other site can use', async () => {
    await using server = await startTestServer();
    await signInFirstAdmin(server);
    const answer = await new Caller(server).post('/api/sign-in', { userName: 'Admin', password: 'bukan rahasia lagi' });

    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly(;|$)/);
    expect(cookie).toMatch(/; SameSite=Lax(;|$)/);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    expect(cookie).not.toMatch(/Secure|Domain/);
  });

  test('behind TLS the cookie is Secure and browsers are told to stay with TLS', async () => {
    await using server = await startTestServer({ PUBLIC_ORIGIN: 'https://posyandu.example.go.id' });
    const code = new URL(server.firstAdminLink ?? '').searchParams.get('kode');
    const answer = await new Caller(server).post('/api/first-admin', { code, ...admin });

    expect(answer.headers.get('set-cookie')).toMatch(/; Secure(;|$)/);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  });

  test('a forwarded protocol counts where the proxy is trusted, and nowhere else', async () => {
    for (const [env, isTls] of [
      [{ TRUST_PROXY: '1' }, true],
      [{}, false],
    ] as const) {
      await using server = await startTestServer(env);
      await signInFirstAdmin(server);
      const browser = new Caller(server, { 'x-forwarded-proto': 'https' });
      const answer = await browser.post('/api/sign-in', { userName: 'Admin', password: 'bukan rahasia lagi' });
      expect(answer.headers.get('set-cookie')?.includes('; Secure')).toBe(isTls);
      expect(answer.headers.has('strict-transport-security')).toBe(isTls);
    }
  });

  test('wrong tries cost growing waits, for the unknown as for the known, and the right one ends them', async () => {
    await using server = await startTestServer();
    await signInFirstAdmin(server);
    const attempt = (userName: string, password: string) =>
      new Caller(server).post('/api/sign-in', { userName, password });

    for (const userName of ['admin', 'nobody']) {
      for (let i = 0; i < 6; i++) {
        expect(await attempt(userName, 'wrong')).toMatchObject({ status: 401, body: { code: 'signIn.wrong' } });
      }
      const waiting = await attempt(userName, 'bukan rahasia lagi');
      expect(waiting).toMatchObject({ status: 429, body: { code: 'signIn.wait' } });
      expect(waiting.headers.get('retry-after')).toBe('1');
    }

    server.clock.now += 1_000;
    expect(await attempt('admin', 'wrong')).toMatchObject({ status: 401 });
    server.clock.now += 1_000;
    expect((await attempt('admin', 'bukan rahasia lagi')).headers.get('retry-after')).toBe('1');
    server.clock.now += 1_000;
    expect(await attempt('admin', 'bukan rahasia lagi')).toMatchObject({ status: 200 });
    expect(await attempt('admin', 'wrong')).toMatchObject({ status: 401 });
    expect(await attempt('admin', 'wrong')).toMatchObject({ status: 401 });
  });

  test('a session ends by signing out, by rest, and after a working day', async () => {
    await using server = await startTestServer();
    const { puskesmas } = await makeUnits(server);
    const leaving = await signInStaff(server, 'health_officer', [puskesmas.puskesmasId]);
    const resting = await signInStaff(server, 'phc_head', [puskesmas.puskesmasId]);
    const working = await signInStaff(server, 'admin', [puskesmas.puskesmasId]);

    expect(await leaving.get('/api/me')).toMatchObject({ status: 200 });
    expect(await leaving.post('/api/sign-out')).toMatchObject({ status: 204 });
    expect(await leaving.get('/api/me')).toMatchObject({ status: 401, body: { code: 'http.signInFirst' } });

    const began = server.clock.now;
    while (server.clock.now - began < SESSION_LIFE_MS - SESSION_IDLE_MS / 2) {
      expect(await working.get('/api/me')).toMatchObject({ status: 200 });
      server.clock.now += SESSION_IDLE_MS / 2;
    }
    expect(await resting.get('/api/me')).toMatchObject({ status: 401 });
    server.clock.now = began + SESSION_LIFE_MS;
    expect(await working.get('/api/me')).toMatchObject({ status: 401 });
  });

  test('a cookie that was made up or taken apart opens nothing', async () => {
    await using server = await startTestServer();
    for (const cookie of ['x', 'all.ss_1.', `all.ss_1.${'A'.repeat(43)}`]) {
      const answer = await new Caller(server, { cookie: `posyandu_session=${cookie}` }).get('/api/me');
      expect(answer).toMatchObject({ status: 401 });
    }
  });
});

describe('accounts', () => {
  test('an admin makes cadres and staff; secrets never come back', async () => {
    await using server = await startTestServer();
    const { posyandu, village } = await makeUnits(server);
    const browser = await signInFirstAdmin(server);
    const cadre = {
      role: 'cadre',
      displayName: 'Sari',
      scope: { kind: 'posyandu', unitIds: [posyandu[0]?.posyanduId] },
      pin: '270811',
    };
    const nurse = {
      role: 'village_nurse',
      displayName: 'Bidan Dewi',
      scope: { kind: 'village', unitIds: [village.villageId] },
      userName: 'dewi',
      password: 'sepuluh huruf',
    };

    expect(await browser.post('/api/accounts', cadre)).toMatchObject({ status: 200, body: { hasPin: true } });
    expect(await browser.post('/api/accounts', nurse)).toMatchObject({ status: 200, body: { userName: 'dewi' } });
    expect(await browser.post('/api/accounts', { ...nurse, userName: 'DEWI' })).toMatchObject({
      status: 409,
      body: { code: 'account.userNameTaken' },
    });
    const listed = await browser.get('/api/accounts');
    expect(listed.body).toMatchObject({
      accounts: [{ displayName: 'Admin' }, { displayName: 'Bidan Dewi' }, { displayName: 'Sari' }],
    });
    expect(JSON.stringify(listed.body)).not.toMatch(/hash|salt|argon2/i);
  });

  test.each([
    [{ role: 'cadre', displayName: 'Sari', scope: { kind: 'posyandu', unitIds: ['pm_none'] } }, 'unit.unknown'],
    [{ role: 'cadre', displayName: 'Sari', scope: { kind: 'all' } }, 'account.scopeWrong'],
    [{ role: 'phc_head', displayName: 'Sari', scope: { kind: 'all' } }, 'account.scopeWrong'],
    [{ role: 'king', displayName: 'Sari', scope: { kind: 'all' } }, 'http.badInput'],
    [{ role: 'admin', displayName: ' ', scope: { kind: 'all' } }, 'http.badInput'],
  ])('%j is refused as %s', async (body, code) => {
    await using server = await startTestServer();
    const browser = await signInFirstAdmin(server);
    expect(await browser.post('/api/accounts', body)).toMatchObject({ body: { code } });
  });

  test('the admin of one Puskesmas has no say in another', async () => {
    await using server = await startTestServer();
    const { puskesmas } = await makeUnits(server);
    const other = await server.rooms.units.ensurePuskesmas('Lain');
    const browser = await signInStaff(server, 'admin', [puskesmas.puskesmasId]);
    const account = { role: 'phc_head', displayName: 'Budi', userName: 'budi', password: 'sepuluh huruf' };

    const inOther = { ...account, scope: { kind: 'puskesmas', unitIds: [other.puskesmasId] } };
    expect(await browser.post('/api/accounts', inOther)).toMatchObject({ body: { code: 'unit.unknown' } });
    const above = { ...account, role: 'admin', scope: { kind: 'all' } };
    expect(await browser.post('/api/accounts', above)).toMatchObject({ body: { code: 'unit.unknown' } });
    expect((await browser.get('/api/units')).body).toMatchObject({ puskesmas: [{ name: 'Contoh' }] });
  });
});
