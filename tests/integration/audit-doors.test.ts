import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSigningKeys } from '#lib/sync/peer/signing.ts';
import type { AuthTables } from '#server/auth/auth-tables.ts';
import { stepAt, totpOf } from '#server/auth/totp.ts';
import { callerOf, type AuditedDoors } from '../support/audited-door.ts';
import { AUDITED_MANAGEMENT } from '../support/audited-management.ts';
import { AUDITED_PEOPLE } from '../support/audited-people.ts';
import { AUDITED_REPORTING } from '../support/audited-reporting.ts';
import { Caller } from '../support/caller.ts';
import { CAST_PASSWORD, makeCast, type Cast } from '../support/cast.ts';
import { listDoors } from '../support/door-list.ts';
import { makeRegisterFile } from '../support/make-files.ts';
import { SatusehatStandIn } from '../support/satusehat-stand-in.ts';
import { enrolTablet, signInFirstAdmin, startTestServer, type TestServer } from '../support/test-server.ts';

/** Doors behind which somebody comes in, sees names, takes data in or out, or changes what others may do; a use of each, and its line. */
const AUDITED: AuditedDoors = {
  ...AUDITED_MANAGEMENT,
  ...AUDITED_PEOPLE,
  ...AUDITED_REPORTING,
  'POST /api/sign-in': ['signIn', (server) => signIn(server, 'u.head')],
  'POST /api/sign-out': ['signOut', (_, cast) => callerOf(cast, 'head').post('/api/sign-out')],
  'POST /api/me/password': [
    'passwordChange',
    (_, cast) =>
      callerOf(cast, 'head').post('/api/me/password', { password: CAST_PASSWORD, newPassword: 'yang lain lagi' }),
  ],
  'POST /api/me/sessions/end': ['signOutAll', (_, cast) => callerOf(cast, 'head').post('/api/me/sessions/end')],
  'POST /api/me/second-factor/confirm': ['secondFactorOn', (server, cast) => switchOn(server, callerOf(cast, 'head'))],
  'POST /api/me/second-factor/remove': [
    'secondFactorOff',
    (_, cast) => callerOf(cast, 'head').post('/api/me/second-factor/remove', { password: CAST_PASSWORD }),
  ],
  'POST /api/me/device': ['deviceEnrol', (_, cast) => callerOf(cast, 'nurse').post('/api/me/device')],
  'DELETE /api/me/pin': ['pinClear', (_, cast) => callerOf(cast, 'nurse').call('DELETE', '/api/me/pin')],
  'POST /api/devices/enrol': ['deviceEnrol', (server, cast) => enrol(server, cast)],
  'POST /api/device/key': ['deviceKey', (_, cast) => tellKey(cast)],
  'POST /api/device/accounts/{accountId}/pin': ['pinSet', (_, cast) => setPin(cast)],
  'POST /api/device-codes': [
    'deviceCode',
    (_, cast) => callerOf(cast, 'nurse').post('/api/device-codes', { posyanduId: cast.posyandu.posyanduId }),
  ],
  'PATCH /api/devices/{deviceId}': [
    'deviceRename',
    (_, cast) => callerOf(cast, 'nurse').call('PATCH', `/api/devices/${deviceOf(cast)}`, { name: 'Meja 2' }),
  ],
  'POST /api/devices/{deviceId}/revoke': [
    'deviceRevoke',
    (_, cast) => callerOf(cast, 'nurse').post(`/api/devices/${deviceOf(cast)}/revoke`),
  ],
  'POST /api/accounts': [
    'accountAdd',
    (_, cast) =>
      callerOf(cast, 'admin').post('/api/accounts', {
        role: 'cadre',
        displayName: 'Sari',
        scope: { kind: 'posyandu', unitIds: [cast.posyandu.posyanduId] },
      }),
  ],
  'PATCH /api/accounts/{accountId}': [
    'accountDisable',
    (_, cast) => callerOf(cast, 'admin').call('PATCH', pathOf(cast, 'gov'), { active: false }),
  ],
  'POST /api/accounts/{accountId}/password': [
    'passwordReset',
    (_, cast) => callerOf(cast, 'admin').post(`${pathOf(cast, 'gov')}/password`),
  ],
  'DELETE /api/accounts/{accountId}/second-factor': [
    'secondFactorOff',
    (_, cast) => callerOf(cast, 'admin').call('DELETE', `${pathOf(cast, 'gov')}/second-factor`),
  ],
  'DELETE /api/accounts/{accountId}/pin': [
    'pinClear',
    (_, cast) => callerOf(cast, 'admin').call('DELETE', `${pathOf(cast, 'nurse')}/pin`),
  ],
  'GET /api/audit': ['auditRead', (_, cast) => callerOf(cast, 'admin').get('/api/audit')],
  'GET /api/puskesmas/names': [
    'namesRead',
    (_, cast) =>
      callerOf(cast, 'head').get(`/api/puskesmas/names?month=2026-08&unitId=${cast.posyandu.posyanduId}&fact=S`),
  ],
  'GET /api/pws/names': ['namesRead', (_, cast) => callerOf(cast, 'head').get('/api/pws/names?month=2026-08&fact=S')],
  'GET /api/pws/problems': ['namesRead', (_, cast) => callerOf(cast, 'head').get('/api/pws/problems')],
  'POST /api/puskesmas/imports': ['import', async (_, cast) => await importRegister(cast)],
  'GET /api/puskesmas/imports/{runId}/issues': ['namesRead', (_, cast) => readIssues(cast, 'issues')],
  'GET /api/puskesmas/imports/{runId}/issues.csv': ['export', (_, cast) => readIssues(cast, 'issues.csv')],
};

/** Has a test of its own: it opens only while nobody can sign in. */
const FIRST_ADMIN = 'POST /api/first-admin';

/** Doors that leave no line, and why not. */
const UNAUDITED: { readonly [door: string]: string } = {
  'GET /healthz': 'a sign of life',
  'GET /readyz': 'a sign of life',
  'GET /metrics': 'counts without names',
  'GET /api/docs': 'documentation',
  'GET /api/docs/openapi.json': 'documentation',
  'GET /sync/{document}': 'a device keeps its own Posyandu’s documents; the log says which device wrote what',
  'POST /api/sync': 'as the socket',
  'POST /api/courier': 'as the socket: each parcel is signed by the device that wrote it',
  'POST /api/ticket': 'opens what the device or person may open anyway, for a minute',
  'GET /api/device/documents': 'names of documents, none of people',
  'GET /api/device/profile': 'the people who work with the device, asked for at each start',
  'GET /api/me': 'oneself',
  'POST /api/me/second-factor': 'an offer; it is written down when it is taken',
  'GET /api/units': 'names of units',
  'GET /api/devices': 'names of devices',
  'GET /api/accounts': 'colleagues, by the admin who makes their accounts',
  'GET /api/puskesmas/months': 'months',
  'GET /api/puskesmas/skdn': 'counts without names',
  'GET /api/puskesmas/alerts': 'places and counts without names',
  'GET /api/pws': 'counts without names',
  'GET /api/pws/trend': 'counts without names',
  'GET /api/puskesmas/live': 'that something has changed',
  'POST /api/puskesmas/imports/inspect': 'says what kind of file it is; nothing is stored or shown of it',
  'GET /api/puskesmas/imports': 'files and counts',
  'GET /api/periods': 'days, and the staff who answer for them',
  'GET /api/periods/copy': 'counts, with the names of the staff who signed',
  'GET /api/reports/{kind}': 'counts without names; as a file it is written down',
  'GET /api/narrative': 'problems and plans that staff have typed; who changes one is written down',
  'GET /api/exports': 'kinds of files, and who took them',
  'GET /api/dhis2': 'settings',
  'GET /api/dhis2/preview': 'counts without names; as a file it is written down',
  'GET /api/management/units': 'units and counts',
  'GET /api/targets': 'settings',
  'GET /api/targets/history': 'settings, and the staff who made them',
  'GET /api/calendar': 'days',
  'GET /api/stock': 'products, and the staff who wrote them down',
  'GET /api/equipment': 'equipment',
};

test('every documented door is either written down or has a reason not to be', async () => {
  await using server = await startTestServer();
  const known = [FIRST_ADMIN, ...Object.keys(AUDITED), ...Object.keys(UNAUDITED)];
  expect(known.sort()).toEqual((await listDoors(server)).sort());
});

let standIn: SatusehatStandIn;
beforeAll(async () => {
  standIn = await SatusehatStandIn.start();
});
afterAll(() => standIn[Symbol.asyncDispose]());

test.each(Object.entries(AUDITED))('%s leaves a line of who, what and when', async (_door, [action, use, arrange]) => {
  await using server = await startTestServer(environmentOf(standIn));
  const cast = await makeCast(server);
  const madeId = (await arrange?.(server, cast)) ?? '';
  const before = await readLines(server);
  server.clock.now += 60_000;
  expect((await use(server, cast, madeId)).status).toBeLessThan(300);
  const added = (await readLines(server)).filter((line) => !before.some((one) => one.audit_id === line.audit_id));
  expect(added.map((line) => line.action)).toContain(action);
  expect(added.every((line) => line.at === server.clock.now)).toBe(true);
  expect(JSON.stringify(added)).not.toMatch(/Sari|Petugas|Melati|Meja|u\.\w+/);
});

test('the first admin leaves a line', async () => {
  await using server = await startTestServer();
  await signInFirstAdmin(server);
  expect(await readLines(server)).toMatchObject([
    { action: 'firstAdmin', actor_kind: 'visitor', at: server.clock.now },
  ]);
});

test('a device that tells its key again leaves no second line', async () => {
  await using server = await startTestServer();
  const cast = await makeCast(server);
  const keys = makeSigningKeys(crypto.subtle);
  for (let told = 0; told < 2; told += 1) expect((await tellKey(cast, keys)).status).toBe(204);
  expect((await readLines(server)).filter(({ action }) => action === 'deviceKey')).toMatchObject([
    { subject: `device:${deviceOf(cast)}`, actor_kind: 'device', actor_id: deviceOf(cast) },
  ]);
});

function readLines(server: TestServer) {
  return server.rooms.database.kysely.$extendTables<AuthTables>().selectFrom('audit').selectAll().execute();
}

function environmentOf({ access }: SatusehatStandIn): { readonly [name: string]: string } {
  return {
    SATUSEHAT_FHIR_URL: access.fhirUrl,
    SATUSEHAT_AUTH_URL: access.authUrl,
    SATUSEHAT_CLIENT_ID: access.clientId,
    SATUSEHAT_CLIENT_SECRET: access.clientSecret,
  };
}

function deviceOf({ players }: Cast): string {
  return players.get('tablet')!.deviceId!;
}

function pathOf({ players }: Cast, who: string): string {
  return `/api/accounts/${players.get(who)!.accountId!}`;
}

function signIn(server: TestServer, userName: string) {
  return new Caller(server).post('/api/sign-in', { userName, password: CAST_PASSWORD });
}

async function switchOn(server: TestServer, browser: Caller) {
  const { body } = await browser.post('/api/me/second-factor', { password: CAST_PASSWORD });
  const code = totpOf((body as { secret: string }).secret, stepAt(server.clock.now));
  return browser.post('/api/me/second-factor/confirm', { code });
}

async function enrol(server: TestServer, { posyandu }: Cast) {
  const { caller } = await enrolTablet(server, posyandu);
  return caller.get('/api/device/profile');
}

async function tellKey(cast: Cast, keys = makeSigningKeys(crypto.subtle)) {
  const publicKey = Buffer.from((await keys).publicKey).toString('base64');
  return await callerOf(cast, 'tablet').post('/api/device/key', { publicKey });
}

function setPin({ players }: Cast) {
  const { caller, accountId } = players.get("nurse's device")!;
  const pinVerifier = { salt: 'c2FsdA==', iterations: 210_000, hash: 'aGFzaA==' };
  return caller.post(`/api/device/accounts/${accountId}/pin`, { pinVerifier });
}

/** Takes in a register with one row that is refused. @returns the answer with the id of its run */
async function importRegister(cast: Cast): Promise<{ status: number; runId: string }> {
  const { bytes } = makeRegisterFile([{ 'Tgl Lahir': 'kapan-kapan' }]);
  const form = new FormData();
  form.set('desa', 'Sukamaju');
  form.append('file', new Blob([new Uint8Array(bytes)]), 'sasaran.csv');
  const answer = await callerOf(cast, 'officer').upload('/api/puskesmas/imports', form);
  const runId = /"runId":"([^"]+)"/.exec(await answer.text())?.[1] ?? '';
  return { status: answer.status, runId };
}

async function readIssues(cast: Cast, what: 'issues' | 'issues.csv') {
  const { runId } = await importRegister(cast);
  return callerOf(cast, 'officer').get(`/api/puskesmas/imports/${runId}/${what}`);
}
