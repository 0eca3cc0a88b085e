import { expect, test } from 'vitest';
import { AUDIT_PAGE, type AuditEntry } from '#server/auth/audit-reader.ts';
import type { AuthTables } from '#server/auth/auth-tables.ts';
import { Caller } from '../support/caller.ts';
import { enrolTablet, makeUnits, signInStaff, startTestServer, type TestServer } from '../support/test-server.ts';

function readAudit(server: TestServer) {
  const db = server.rooms.database.kysely.$extendTables<AuthTables>();
  return db.selectFrom('audit').select(['puskesmas_id', 'actor_kind', 'action', 'subject', 'at']).execute();
}

test('who came in and what was done is written down by ids, in the Puskesmas it belongs to', async () => {
  await using server = await startTestServer();
  const { puskesmas, village, posyandu } = await makeUnits(server);
  const midwife = await signInStaff(server, 'village_nurse', [village.villageId]);
  await new Caller(server).post('/api/sign-in', { userName: 'u.village_nurse', password: 'salah sekali' });
  await midwife.post('/api/device-codes', { posyanduId: posyandu[0]!.posyanduId });
  const { deviceId } = await enrolTablet(server, posyandu[0]!);
  await midwife.call('PATCH', `/api/devices/${deviceId}`, { name: 'Tablet Bu Sari' });
  await midwife.post(`/api/devices/${deviceId}/revoke`);
  await midwife.post('/api/sign-out');

  const lines = await readAudit(server);
  expect(lines.map((line) => line.action).sort()).toEqual(
    ['signIn', 'signInFailed', 'deviceCode', 'deviceEnrol', 'deviceRename', 'deviceRevoke', 'signOut'].sort(),
  );
  expect(lines.every((line) => line.puskesmas_id === puskesmas.puskesmasId && line.at === server.clock.now)).toBe(true);
  expect(lines.find((line) => line.action === 'deviceRevoke')).toMatchObject({
    actor_kind: 'staff',
    subject: `device:${deviceId}`,
  });
  expect(JSON.stringify(lines)).not.toMatch(/Sari|Sukamaju|Melati|u\.village_nurse|salah/);
});

test('secrets lie in the store as hashes only', async () => {
  await using server = await startTestServer();
  const { village, posyandu } = await makeUnits(server);
  await signInStaff(server, 'village_nurse', [village.villageId]);
  const { code } = await server.rooms.auth.enrolment.issueCode(posyandu[0]!, 'test');
  const { token } = await enrolTablet(server, posyandu[0]!);
  const firstAdminCode = new URL(server.firstAdminLink ?? '').searchParams.get('kode') ?? 'none';

  const db = server.rooms.database.kysely.$extendTables<AuthTables>();
  const names = ['account', 'staff_session', 'device', 'device_code', 'audit', 'server_setting'] as const;
  const rows = await Promise.all(names.map((name) => db.selectFrom(name).selectAll().execute()));
  const stored = JSON.stringify(rows);
  expect(stored).toContain('$argon2id$');
  for (const secret of [code, token.split('.')[2]!, firstAdminCode, 'bukan rahasia lagi']) {
    expect(stored).not.toContain(secret);
  }
});

test('an admin reads the trail of her Puskesmas, the newest first, page by page, with the names that ids stand for today', async () => {
  await using server = await startTestServer();
  const { puskesmas, village } = await makeUnits(server);
  await signInStaff(server, 'village_nurse', [village.villageId]);
  const admin = await signInStaff(server, 'admin', [puskesmas.puskesmasId]);
  const far = await signInStaff(server, 'phc_head', [(await server.rooms.units.ensurePuskesmas('Lain')).puskesmasId]);
  expect(await far.get('/api/me')).toMatchObject({ status: 200 });
  const { audit, auditReader } = server.rooms.auth;
  for (let i = 0; i < AUDIT_PAGE; i++) {
    server.clock.now += 1;
    const line = { actor: { kind: 'shell' }, action: 'export', subject: `import:im_${i}` } as const;
    await audit.record({ ...line, puskesmasId: puskesmas.puskesmasId });
  }
  const linesOf = async (query: string) =>
    ((await admin.get(`/api/audit${query}`)).body as { lines: AuditEntry[] }).lines;
  const first = await linesOf('');
  expect(first.map((line) => line.subject)).toEqual(
    Array.from({ length: AUDIT_PAGE }, (_, i) => `import:im_${AUDIT_PAGE - 1 - i}`),
  );
  const last = first.at(-1)!;
  const rest = await linesOf(`?before=${last.at}&beforeId=${last.auditId}`);
  expect(rest.map(({ action, subjectName }) => [action, subjectName])).toEqual([
    ['signIn', 'Petugas'],
    ['signIn', 'Petugas'],
  ]);
  expect((await auditReader.list('all')).length).toBe(AUDIT_PAGE);
});
