import type { StaffRole } from '#server/auth/actor.ts';
import type { Posyandu } from '#server/units/port.ts';
import { Caller } from './caller.ts';
import { enrolOwnDevice, enrolTablet, makeUnits, type TestServer } from './test-server.ts';

/** Password of everybody of the cast who has one. */
export const CAST_PASSWORD = 'bukan rahasia lagi';

/** Somebody who stands before a door, and the device in whose name she writes, if she has one. */
export interface Player {
  readonly caller: Caller;
  readonly deviceId?: string;
  /** Account behind her: one's own, or the owner of the device. */
  readonly accountId?: string;
}

/** Everybody who can stand before a door of one Puskesmas, by name; `far ...` are of another desa in another Puskesmas. */
export interface Cast {
  readonly posyandu: Posyandu;
  readonly far: Posyandu;
  readonly players: ReadonlyMap<string, Player>;
}

const STAFF: readonly (readonly [name: string, role: StaffRole])[] = [
  ['nurse', 'village_nurse'],
  ['officer', 'health_officer'],
  ['head', 'phc_head'],
  ['district', 'district'],
  ['gov', 'village_gov'],
  ['admin', 'admin'],
];

/** Makes them all on a server. */
export async function makeCast(server: TestServer): Promise<Cast> {
  const { units, auth } = server.rooms;
  const { posyandu } = await makeUnits(server);
  const farPuskesmas = await units.ensurePuskesmas('Jauh');
  const farVillage = await units.ensureVillage(farPuskesmas.puskesmasId, 'Desa Jauh');
  const [home, far] = [posyandu[0]!, await units.ensurePosyandu(farVillage.villageId, 'Jauh 1')];
  const players = new Map<string, Player>([['nobody', { caller: new Caller(server) }]]);

  for (const [prefix, unit] of [
    ['', home],
    ['far ', far],
  ] as const) {
    const { deviceId, caller } = await enrolTablet(server, unit);
    players.set(`${prefix}tablet`, { caller, deviceId });
    for (const [name, role] of STAFF) {
      const userName = `u.${prefix.trim()}${name}`;
      const inVillage = role === 'village_nurse' || role === 'village_gov';
      const scope = inVillage
        ? ({ kind: 'village', unitIds: [unit.villageId] } as const)
        : ({ kind: 'puskesmas', unitIds: [unit.puskesmasId] } as const);
      const made = await auth.accounts.add({
        role,
        displayName: `Petugas ${name}`,
        scope,
        userName,
        password: CAST_PASSWORD,
      });
      if (!made.ok) throw new Error(made.problem.code);
      const browser = new Caller(server);
      await browser.post('/api/sign-in', { userName, password: CAST_PASSWORD });
      const { accountId } = made.value;
      players.set(`${prefix}${name}`, { caller: browser, accountId });
      if (role !== 'village_nurse' && role !== 'health_officer') continue;
      const own = await enrolOwnDevice(server, browser);
      players.set(`${prefix}${name}'s device`, { caller: own.caller, deviceId: own.deviceId, accountId });
    }
  }
  for (const name of ['tablet', "nurse's device"]) {
    const nurse = players.get('nurse')!;
    const lost = name === 'tablet' ? await enrolTablet(server, home) : await enrolOwnDevice(server, nurse.caller);
    await nurse.caller.post(`/api/devices/${lost.deviceId}/revoke`);
    players.set(`revoked ${name}`, { ...lost, ...(name === 'tablet' ? {} : { accountId: nurse.accountId! }) });
  }
  return { posyandu: home, far, players };
}
