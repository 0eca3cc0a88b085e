import { digestVisits } from '#lib/events/visit-digest.ts';
import { appendAsServer } from '#server/ws/server-append.ts';
import { callerOf, makeAt, type Arrange, type AuditedDoors } from './audited-door.ts';
import type { Cast } from './cast.ts';
import { makeEvent } from './make-event.ts';
import type { TestServer } from './test-server.ts';

const MONTH = '2026-07';

const officer = (cast: Cast) => callerOf(cast, 'officer');
const nurse = (cast: Cast) => callerOf(cast, 'nurse');
const monthOf = ({ posyandu }: Cast) => ({ villageId: posyandu.villageId, month: MONTH });

// What people type here is in none of the lines: the test looks for these names.
const PROBLEM = { problem: 'Sari tidak datang', cause: '', plan: 'Kunjungan', owner: 'Petugas', dueDate: null };
const problemOf = ({ posyandu }: Cast) => ({ unit: posyandu.villageId, month: MONTH, ...PROBLEM });
const makeProblem: Arrange = (_, cast) => makeAt(nurse(cast), '/api/narrative', problemOf(cast));

const MAPPING = {
  monthlyDataSet: 'dSet0000001',
  weeklyDataSet: '',
  orgUnits: {},
  monthly: [{ fact: 'D', sex: 'f', band: '', dataElement: 'dElem000001', categoryOptionCombo: 'cOpt0000001' }],
  weekly: [],
};
const organizationOf = ({ posyandu }: Cast) => {
  return { kind: 'organization', localId: posyandu.puskesmasId, code: '100000001' };
};

/** Doors through which months are handed in and figures, files and names go out. */
export const AUDITED_REPORTING: AuditedDoors = {
  'GET /api/periods/corrections': [
    'namesRead',
    (_, cast) => nurse(cast).get(`/api/periods/corrections?village=${cast.posyandu.villageId}&month=${MONTH}`),
  ],
  'POST /api/periods/report': [
    'periodReport',
    (_, cast) => nurse(cast).post('/api/periods/report', monthOf(cast)),
    holdValidatedDay,
  ],
  'POST /api/periods/lock': [
    'periodLock',
    (_, cast) => callerOf(cast, 'head').post('/api/periods/lock', monthOf(cast)),
    reportMonth,
  ],
  'GET /api/reports/{kind}/xlsx': [
    'export',
    (_, cast) => nurse(cast).get(`/api/reports/f1/xlsx?unit=${cast.posyandu.villageId}&month=${MONTH}`),
  ],
  'POST /api/narrative': ['narrativeChange', (_, cast) => nurse(cast).post('/api/narrative', problemOf(cast))],
  'PATCH /api/narrative/{entryId}': [
    'narrativeChange',
    (_, cast, entryId) => nurse(cast).call('PATCH', `/api/narrative/${entryId}`, { ...PROBLEM, done: true }),
    makeProblem,
  ],
  'DELETE /api/narrative/{entryId}': [
    'narrativeChange',
    (_, cast, entryId) => nurse(cast).call('DELETE', `/api/narrative/${entryId}`),
    makeProblem,
  ],
  'POST /api/exports': [
    'export',
    (_, cast) => officer(cast).post('/api/exports', { kind: 'eppgbm', unit: '', month: MONTH, extent: 'all' }),
  ],
  'GET /api/satusehat': ['namesRead', (_, cast) => officer(cast).get('/api/satusehat')],
  'POST /api/satusehat/codes': [
    'exportSetting',
    (_, cast) => officer(cast).post('/api/satusehat/codes', organizationOf(cast)),
  ],
  'POST /api/satusehat/send': ['export', (_, cast) => officer(cast).post('/api/satusehat/send', {}), enterOrganization],
  'POST /api/dhis2/settings': [
    'exportSetting',
    (_, cast) => officer(cast).post('/api/dhis2/settings', { settings: MAPPING }),
  ],
  'GET /api/dhis2/file': ['export', (_, cast) => officer(cast).get('/api/dhis2/file?period=202607&format=csv')],
};

/** A day to which nobody came, closed by its cadre and approved by the nurse. @returns its document */
async function holdValidatedDay({ documents, projection }: TestServer, { posyandu }: Cast): Promise<string> {
  const { puskesmasId, posyanduId } = posyandu;
  const documentId = `session:${posyanduId}:${MONTH}-10`;
  const by = { type: 'session', subject: 'session', role: 'cadre_lead', by: 'ac_sulastri' } as const;
  await appendAsServer(documents, { puskesmasId, documentId }, [
    makeEvent({ id: 'open', data: { state: 'open', groups: ['toddler'] }, ...by }),
    makeEvent({ id: 'close', data: { state: 'closed' }, replaces: ['open'], ...by }),
  ]);
  const data = { decision: 'approved', over: digestVisits([]), closing: 'close' };
  await appendAsServer(documents, { puskesmasId, documentId: `care:${posyanduId}:${MONTH}` }, [
    makeEvent({ id: 'approve', type: 'validation', subject: documentId, data, role: 'village_nurse', by: 'ac_b' }),
  ]);
  await projection.catchUp();
  return documentId;
}

/** The same day, and the nurse hands in its month. @returns the version of the report */
async function reportMonth(server: TestServer, cast: Cast): Promise<string> {
  await holdValidatedDay(server, cast);
  return await makeAt(nurse(cast), '/api/periods/report', monthOf(cast));
}

/** Without its own number a Puskesmas sends nothing. @returns its id */
async function enterOrganization(_: TestServer, cast: Cast): Promise<string> {
  const organization = organizationOf(cast);
  await officer(cast).post('/api/satusehat/codes', organization);
  return organization.localId;
}
