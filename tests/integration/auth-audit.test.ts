import { expect, test } from 'vitest';
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
