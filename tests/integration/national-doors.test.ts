import { expect, test } from 'vitest';
import { makeUnits, signInStaff, startTestServer } from '../support/test-server.ts';
import { SatusehatStandIn } from '../support/satusehat-stand-in.ts';

interface Overview {
  readonly puskesmasId: string;
  readonly configured: boolean;
  readonly codes: readonly { readonly kind: string; readonly localId: string; readonly code: string }[];
}

test('numbers of SATUSEHAT are entered, checked and taken back; without that of the Puskesmas nothing is sent', async () => {
  await using server = await startTestServer();
  const { puskesmas } = await makeUnits(server);
  const officer = await signInStaff(server, 'health_officer', [puskesmas.puskesmasId]);
  const read = async () => (await officer.get('/api/satusehat')).body as Overview;
  const before = await read();
  expect(before).toMatchObject({ puskesmasId: puskesmas.puskesmasId, configured: false, states: [], rows: [] });
  expect(new Set(before.codes.map(({ kind }) => kind))).toEqual(
    new Set(['organization', 'practitioner', 'village', 'vaccine']),
  );
  expect((await officer.post('/api/satusehat/send', {})).body).toEqual({ code: 'satusehat.noOrganization' });
  const enter = (code: string) =>
    officer.post('/api/satusehat/codes', { kind: 'organization', localId: puskesmas.puskesmasId, code });
  expect((await enter('Puskesmas')).body).toEqual({ code: 'satusehat.codeMalformed' });
  expect((await enter('100000001')).status).toBe(204);
  expect((await read()).codes.find(({ kind }) => kind === 'organization')?.code).toBe('100000001');
  expect((await officer.post('/api/satusehat/send', {})).body).toEqual({ code: 'satusehat.notConfigured' });
  await enter('');
  expect((await read()).codes.find(({ kind }) => kind === 'organization')?.code).toBe('');
  const stray = { kind: 'practitioner', localId: 'ac_orang_lain', code: 'N10000001' };
  expect((await officer.post('/api/satusehat/codes', stray)).status).toBe(404);
});

test('a configured server sends when it is told to, and writes down who told it', async () => {
  await using standIn = await SatusehatStandIn.start();
  const { fhirUrl, authUrl, clientId, clientSecret } = standIn.access;
  await using server = await startTestServer({
    SATUSEHAT_FHIR_URL: fhirUrl,
    SATUSEHAT_AUTH_URL: authUrl,
    SATUSEHAT_CLIENT_ID: clientId,
    SATUSEHAT_CLIENT_SECRET: clientSecret,
  });
  const { puskesmas } = await makeUnits(server);
  const head = await signInStaff(server, 'phc_head', [puskesmas.puskesmasId]);
  const organization = { kind: 'organization', localId: puskesmas.puskesmasId, code: '100000001' };
  await head.post('/api/satusehat/codes', organization);
  const sent = await head.post('/api/satusehat/send', {});
  expect(sent.body).toEqual({ sent: 0, refused: 0, waiting: 0, stopped: null });
  const admin = await signInStaff(server, 'admin', [puskesmas.puskesmasId]);
  const audit = (await admin.get('/api/audit')).body as { lines: { action: string; subject: string }[] };
  expect(audit.lines.map(({ action, subject }) => [action, subject])).toContainEqual([
    'export',
    `satusehat:${puskesmas.puskesmasId}`,
  ]);
  expect(server.logText()).not.toContain(clientSecret);
});

test('the mapping of DHIS2 is kept; a period without a session gives no zeros', async () => {
  await using server = await startTestServer();
  const { puskesmas, village } = await makeUnits(server);
  const officer = await signInStaff(server, 'health_officer', [puskesmas.puskesmasId]);
  const settings = {
    monthlyDataSet: 'dSet0000001',
    weeklyDataSet: '',
    orgUnits: { [village.villageId]: 'oUnit000001' },
    monthly: [{ fact: 'D', sex: 'f', band: '', dataElement: 'dElem000001', categoryOptionCombo: 'cOpt0000001' }],
    weekly: [],
  };
  expect((await officer.post('/api/dhis2/settings', { settings })).status).toBe(204);
  expect((await officer.get('/api/dhis2')).body).toMatchObject({
    settings,
    units: [{ name: 'Contoh' }, { name: 'Sukamaju' }],
  });
  expect((await officer.get('/api/dhis2/preview?period=202608')).body).toEqual({ period: '202608', sets: [] });
  expect((await officer.get('/api/dhis2/preview?period=2026-08')).status).toBe(400);
  const wrong = { ...settings, orgUnits: { [village.villageId]: 'x' } };
  expect((await officer.post('/api/dhis2/settings', { settings: wrong })).status).toBe(400);
  const file = await officer.get('/api/dhis2/file?period=202608&format=csv');
  expect(String(file.body)).toBe('dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value\n');
});

test('the midwife of one desa does not enter for the whole Puskesmas', async () => {
  await using server = await startTestServer();
  const { village } = await makeUnits(server);
  const nurse = await signInStaff(server, 'village_nurse', [village.villageId]);
  for (const path of ['/api/satusehat', '/api/dhis2']) expect((await nurse.get(path)).status).toBe(403);
});
