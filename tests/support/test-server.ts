import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parseConfig } from '#server/config.ts';
import { startServer, type RunningServer } from '#server/start.ts';
import type { Posyandu } from '#server/units/port.ts';
import { Caller } from './caller.ts';
import { makeTempFolder } from './temp-folder.ts';

/** A real server on a free port and a store of its own, with a clock that the test sets. */
export interface TestServer extends RunningServer, AsyncDisposable {
  readonly clock: { now: number };
  /** All log lines so far. */
  readonly logText: () => string;
}

/** Starts one; `await using server = await startTestServer()` stops it and removes its store. */
export async function startTestServer(env: { readonly [name: string]: string } = {}): Promise<TestServer> {
  const folder = await makeTempFolder();
  const clock = { now: Date.UTC(2026, 7, 7, 1) };
  let logged = '';
  const logTo = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString();
      done();
    },
  });
  const config = parseConfig({ PORT: '0', DATABASE_URL: `file:${join(folder.path, 'posyandu.db')}`, ...env });
  const server = await startServer(config, { now: () => clock.now, logTo, projection: 'here' });
  const stop = async () => {
    await server.close();
    await folder[Symbol.asyncDispose]();
  };
  return { ...server, clock, logText: () => logged, [Symbol.asyncDispose]: stop };
}

/** Puskesmas Contoh with one desa and the Posyandu named. */
export async function makeUnits(server: TestServer, names: readonly string[] = ['Melati 1']) {
  const { units } = server.rooms;
  const puskesmas = await units.ensurePuskesmas('Contoh');
  const village = await units.ensureVillage(puskesmas.puskesmasId, 'Sukamaju');
  const posyandu: Posyandu[] = [];
  for (const name of names) posyandu.push(await units.ensurePosyandu(village.villageId, name));
  return { puskesmas, village, posyandu };
}

const PASSWORD = 'bukan rahasia lagi';

/** A browser on which an admin has just signed in, through the first-admin link. */
export async function signInFirstAdmin(server: TestServer): Promise<Caller> {
  const code = new URL(server.firstAdminLink ?? '').searchParams.get('kode');
  const caller = new Caller(server);
  await caller.post('/api/first-admin', { code, userName: 'admin', displayName: 'Admin', password: PASSWORD });
  return caller;
}

/** A browser on which a new member of staff has just signed in. */
export async function signInStaff(
  server: TestServer,
  role: 'village_nurse' | 'health_officer' | 'phc_head' | 'district' | 'village_gov' | 'admin',
  unitIds: readonly string[],
): Promise<Caller> {
  const kind = role.startsWith('village') ? 'village' : 'puskesmas';
  const account = {
    role,
    displayName: 'Petugas',
    scope: { kind, unitIds } as const,
    userName: `u.${role}`,
    password: PASSWORD,
  };
  const made = await server.rooms.auth.accounts.add(account);
  if (!made.ok) throw new Error(made.problem.code);
  const caller = new Caller(server);
  await caller.post('/api/sign-in', { userName: account.userName, password: PASSWORD });
  return caller;
}

/** A tablet that has just enrolled for a Posyandu. */
export async function enrolTablet(server: TestServer, posyandu: Posyandu) {
  const { code } = await server.rooms.auth.enrolment.issueCode(posyandu, 'test');
  const enrolled = await new Caller(server).post('/api/devices/enrol', { code });
  const { deviceId, token } = enrolled.body as { deviceId: string; token: string };
  return { deviceId, token, caller: new Caller(server, { authorization: `Bearer ${token}` }) };
}

/** The browser of a nakes, made a device of her own. */
export async function enrolOwnDevice(server: TestServer, browser: Caller) {
  const enrolled = await browser.post('/api/me/device', {});
  const { deviceId, token, posyanduIds } = enrolled.body as { deviceId: string; token: string; posyanduIds: string[] };
  return { deviceId, token, posyanduIds, caller: new Caller(server, { authorization: `Bearer ${token}` }) };
}
