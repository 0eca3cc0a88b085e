import { expect, test } from 'vitest';
import { addAccount, findAccountRole, makeDeviceCode } from '#server/admin/accounts.ts';
import { Caller } from '../support/caller.ts';
import { makeUnits, startTestServer } from '../support/test-server.ts';

test('the shell makes a code that enrols a tablet of the running server', async () => {
  await using server = await startTestServer();
  const { posyandu } = await makeUnits(server);
  const made = await makeDeviceCode(server.rooms, posyandu[0]!.posyanduId);
  if (!made.ok) throw new Error(made.problem.code);
  expect(await new Caller(server).post('/api/devices/enrol', { code: made.value.shownAs })).toMatchObject({
    body: { posyanduIds: [posyandu[0]!.posyanduId] },
  });
  expect(await makeDeviceCode(server.rooms, 'pm_none')).toEqual({ ok: false, problem: { code: 'unit.unknown' } });
});

test('the shell makes accounts of every role', async () => {
  await using server = await startTestServer();
  const { puskesmas, village, posyandu } = await makeUnits(server);
  const staff = { displayName: 'Petugas', password: 'sepuluh huruf' };
  const wanted = [
    { role: 'cadre', displayName: 'Sari', unitIds: [posyandu[0]!.posyanduId], pin: '270811' },
    { role: 'cadre_lead', displayName: 'Wati', unitIds: [posyandu[0]!.posyanduId] },
    { ...staff, role: 'village_nurse', userName: 'dewi', unitIds: [village.villageId] },
    { ...staff, role: 'village_gov', userName: 'kades', unitIds: [village.villageId] },
    { ...staff, role: 'health_officer', userName: 'budi', unitIds: [puskesmas.puskesmasId] },
    { ...staff, role: 'phc_head', userName: 'kepala', unitIds: [puskesmas.puskesmasId] },
    { ...staff, role: 'district', userName: 'dinkes', unitIds: [] },
    { ...staff, role: 'admin', userName: 'admin', unitIds: [] },
  ];
  for (const { role, ...account } of wanted) {
    expect(await addAccount(server.rooms, { ...account, role: findAccountRole(role)! })).toMatchObject({ ok: true });
  }
  expect(findAccountRole('system')).toBeUndefined();
});

test('callers that ensure the same names at once get the same units', async () => {
  await using server = await startTestServer();
  const { units } = server.rooms;
  const made = await Promise.all(
    ['Contoh', ' contoh', 'CONTOH '].map(async (name) => {
      const { puskesmasId } = await units.ensurePuskesmas(name);
      const { villageId } = await units.ensureVillage(puskesmasId, 'Sukamaju');
      return units.ensurePosyandu(villageId, 'Melati 1', 'Krajan');
    }),
  );
  expect(new Set(made.map((unit) => unit.posyanduId)).size).toBe(1);
  expect(await units.listPosyandu(made[0]!.puskesmasId)).toEqual([made[0]]);
});
