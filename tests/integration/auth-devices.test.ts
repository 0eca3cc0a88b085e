import { describe, expect, test } from 'vitest';
import { CODE_LIFE_MS } from '#server/auth/device-codes.ts';
import { TICKET_LIFE_MS } from '#server/auth/tickets.ts';
import { registerId } from '#lib/doc/document-id.ts';
import { CLOSE } from '#lib/sync/close-codes.ts';
import { Caller } from '../support/caller.ts';
import { enrolTablet, makeUnits, signInStaff, startTestServer } from '../support/test-server.ts';

describe('enrolment', () => {
  test('a code from the midwife makes a tablet one of her Posyandu, once', async () => {
    await using server = await startTestServer();
    const { posyandu, village } = await makeUnits(server);
    const midwife = await signInStaff(server, 'village_nurse', [village.villageId]);
    const made = await midwife.post('/api/device-codes', { posyanduId: posyandu[0]?.posyanduId });
    expect(made).toMatchObject({ status: 200, body: { expiresAt: server.clock.now + CODE_LIFE_MS } });
    const { shownAs } = made.body as { shownAs: string };

    const typed = shownAs.toLowerCase();
    expect(await new Caller(server).post('/api/devices/enrol', { code: typed })).toMatchObject({
      status: 200,
      body: { posyanduIds: [posyandu[0]?.posyanduId] },
    });
    expect(await new Caller(server).post('/api/devices/enrol', { code: typed })).toMatchObject({
      status: 409,
      body: { code: 'device.codeUsed' },
    });
  });

  test('two tablets that show one code at the same moment: one is in', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server);
    const { code } = await server.rooms.auth.enrolment.issueCode(posyandu[0]!, 'test');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => new Caller(server).post('/api/devices/enrol', { code })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409]);
  });

  test('a wrong code, an expired one, and one for a Posyandu out of reach', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server);
    const { code } = await server.rooms.auth.enrolment.issueCode(posyandu[0]!, 'test');

    for (const wrong of ['ACDEFGHJ', 'x', '']) {
      expect(await new Caller(server).post('/api/devices/enrol', { code: wrong })).toMatchObject({
        status: 404,
        body: { code: 'device.codeWrong' },
      });
    }
    server.clock.now += CODE_LIFE_MS;
    expect(await new Caller(server).post('/api/devices/enrol', { code })).toMatchObject({
      status: 410,
      body: { code: 'device.codeExpired' },
    });
    const other = await server.rooms.units.ensureVillage(posyandu[0]!.puskesmasId, 'Desa Lain');
    const stranger = await signInStaff(server, 'village_nurse', [other.villageId]);
    expect(await stranger.post('/api/device-codes', { posyanduId: posyandu[0]?.posyanduId })).toMatchObject({
      status: 404,
      body: { code: 'unit.unknown' },
    });
  });

  test('guessing codes costs growing waits', async () => {
    await using server = await startTestServer();
    const guess = () => new Caller(server).post('/api/devices/enrol', { code: 'ACDEFGHJ' });
    for (let i = 0; i < 21; i++) expect(await guess()).toMatchObject({ status: 404 });
    expect(await guess()).toMatchObject({ status: 429, body: { code: 'device.wait' } });
    server.clock.now += 1_000;
    expect(await guess()).toMatchObject({ status: 404 });
  });
});

describe('an enrolled tablet', () => {
  test('gets what it needs for days without a network', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server, ['Melati 1', 'Mawar']);
    const scopeOf = (unit: { posyanduId: string } | undefined) =>
      ({ kind: 'posyandu', unitIds: [unit?.posyanduId ?? ''] }) as const;
    const { accounts } = server.rooms.auth;
    await accounts.add({ role: 'cadre', displayName: 'Sari', scope: scopeOf(posyandu[0]), pin: '270811' });
    await accounts.add({ role: 'cadre_lead', displayName: 'Wati', scope: scopeOf(posyandu[0]) });
    await accounts.add({ role: 'cadre', displayName: 'Yuni', scope: scopeOf(posyandu[1]) });
    const tablet = await enrolTablet(server, posyandu[0]!);
    // Of the other Posyandu it hears nothing: neither of its cadres nor of its devices.
    await enrolTablet(server, posyandu[1]!);

    expect(await tablet.caller.get('/api/device/profile')).toMatchObject({
      status: 200,
      body: {
        device: { deviceId: tablet.deviceId, name: 'Perangkat 1' },
        puskesmas: { name: 'Contoh' },
        village: { name: 'Sukamaju' },
        posyandu: [{ posyanduId: posyandu[0]?.posyanduId, name: 'Melati 1' }],
        accounts: [
          { displayName: 'Sari', role: 'cadre', pinVerifier: { iterations: 210_000 } },
          { displayName: 'Wati', role: 'cadre_lead', pinVerifier: null },
        ],
        devices: [{ deviceId: tablet.deviceId, name: 'Perangkat 1' }],
        serverTime: server.clock.now,
      },
    });
  });

  test('stores the PIN that a cadre chooses the first time, and no second one', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server);
    const scope = { kind: 'posyandu', unitIds: [posyandu[0]!.posyanduId] } as const;
    const made = await server.rooms.auth.accounts.add({ role: 'cadre', displayName: 'Wati', scope });
    const path = `/api/device/accounts/${made.ok ? made.value.accountId : ''}/pin`;
    const tablet = await enrolTablet(server, posyandu[0]!);
    const chosen = { salt: 'c2FsdA==', iterations: 210_000, hash: 'aGFzaA==' };

    expect(await tablet.caller.post(path, { pinVerifier: { ...chosen, iterations: 1_000 } })).toMatchObject({
      status: 400,
    });
    expect(await tablet.caller.post(path, { pinVerifier: chosen })).toMatchObject({ status: 204 });
    expect(await tablet.caller.post(path, { pinVerifier: chosen })).toMatchObject({ status: 204 });
    expect(await tablet.caller.post(path, { pinVerifier: { ...chosen, hash: 'b3RoZXI=' } })).toMatchObject({
      status: 409,
      body: { code: 'account.pinAlreadySet' },
    });
    expect((await tablet.caller.get('/api/device/profile')).body).toMatchObject({
      accounts: [{ pinVerifier: chosen }],
    });
  });

  test('is seen, renamed and revoked by staff of its village; revoked, its token opens nothing', async () => {
    await using server = await startTestServer();
    const { posyandu, village } = await makeUnits(server);
    const midwife = await signInStaff(server, 'village_nurse', [village.villageId]);
    const tablet = await enrolTablet(server, posyandu[0]!);
    const { ticket } = (await tablet.caller.post('/api/ticket')).body as { ticket: string };

    expect(await midwife.call('PATCH', `/api/devices/${tablet.deviceId}`, { name: 'Tablet meja 2' })).toMatchObject({
      status: 204,
    });
    expect((await midwife.get('/api/devices')).body).toMatchObject({
      devices: [{ name: 'Tablet meja 2', seenAt: server.clock.now, revokedAt: null }],
    });
    expect(await midwife.post(`/api/devices/${tablet.deviceId}/revoke`)).toMatchObject({ status: 204 });

    for (const [method, path] of [
      ['GET', '/api/device/profile'],
      ['POST', '/api/ticket'],
      ['POST', '/api/sync'],
    ] as const) {
      expect(await tablet.caller.call(method, path)).toMatchObject({ status: 403, body: { code: 'device.revoked' } });
    }
    const { rights } = server.rooms.auth;
    expect(await rights.authorise(ticket, registerId(posyandu[0]!.posyanduId))).toEqual({
      kind: 'refused',
      closeCode: CLOSE.revoked,
    });
    expect((await midwife.get('/api/devices')).body).toMatchObject({ devices: [{ revokedAt: server.clock.now }] });
  });

  test('[SY7] its ticket opens the documents of its Posyandu for 60 seconds, and no others', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server, ['Melati 1', 'Mawar']);
    const [melati, mawar] = posyandu;
    const tablet = await enrolTablet(server, melati!);
    const answer = await tablet.caller.post('/api/ticket');
    const { ticket } = answer.body as { ticket: string };
    const { rights } = server.rooms.auth;
    const authorise = (documentId: string) => rights.authorise(ticket, documentId);

    expect(answer.body).toEqual({ ticket, expiresAt: server.clock.now + TICKET_LIFE_MS });
    expect(await authorise(registerId(melati!.posyanduId))).toMatchObject({ mayRead: true, mayWrite: true });
    expect(await authorise(`care:${melati!.posyanduId}:2026-08`)).toMatchObject({ mayRead: true, mayWrite: false });
    expect(await authorise(`confidential:${melati!.posyanduId}:2026-08`)).toMatchObject({
      mayRead: false,
      mayWrite: true,
    });
    expect(await authorise(registerId(mawar!.posyanduId))).toEqual({ kind: 'refused', closeCode: CLOSE.noRight });
    expect(await authorise('register:pm_none')).toEqual({ kind: 'refused', closeCode: CLOSE.unknownDocument });
    server.clock.now += TICKET_LIFE_MS;
    expect(await authorise(registerId(melati!.posyanduId))).toEqual({ kind: 'refused', closeCode: CLOSE.noTicket });
  });

  test('events of every device enrolled for the Posyandu are taken, also of one that enrols while a socket is open', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server, ['Melati 1', 'Mawar']);
    const first = await enrolTablet(server, posyandu[0]!);
    const { ticket } = (await first.caller.post('/api/ticket')).body as { ticket: string };
    const grant = await server.rooms.auth.rights.authorise(ticket, registerId(posyandu[0]!.posyanduId));
    const later = await enrolTablet(server, posyandu[0]!);
    const elsewhere = await enrolTablet(server, posyandu[1]!);

    if (grant.kind !== 'ok') throw new Error('the tablet was refused');
    expect(grant.enrolledDevices(first.deviceId)).toBe(true);
    expect(grant.enrolledDevices(later.deviceId)).toBe(true);
    expect(grant.enrolledDevices(elsewhere.deviceId)).toBe(false);
    expect(grant.enrolledDevices('import')).toBe(false);
  });
});
