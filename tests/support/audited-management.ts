import { callerOf, makeAt, type Arrange, type AuditedDoors } from './audited-door.ts';
import type { Cast } from './cast.ts';

const officer = (cast: Cast) => callerOf(cast, 'officer');
const nurse = (cast: Cast) => callerOf(cast, 'nurse');

// What people type here is in none of the lines: the test looks for these names.
const placeOf = ({ posyandu }: Cast) => ({ kind: 'pustu', name: 'Pustu Melati', villageId: posyandu.villageId });
const cadreOf = ({ posyandu }: Cast) => ({ posyanduId: posyandu.posyanduId, name: 'Sari', position: 'anggota' });
const dayOf = ({ posyandu }: Cast) => ({ posyanduId: posyandu.posyanduId, date: '2026-08-21', packages: ['toddler'] });
const lineOf = ({ posyandu }: Cast) => {
  return { unit: posyandu.villageId, item: 'MR', move: 'in', count: 20, date: '2026-08-03', note: 'untuk Melati' };
};
const scaleOf = ({ posyandu }: Cast) => ({ unit: posyandu.posyanduId, kind: 'babyScale', name: 'Timbangan Melati' });

const makePlace: Arrange = (_, cast) => makeAt(officer(cast), '/api/management/places', placeOf(cast));
const makeCadre: Arrange = (_, cast) => makeAt(nurse(cast), '/api/cadres', cadreOf(cast));
const makeDay: Arrange = (_, cast) => makeAt(nurse(cast), '/api/calendar', dayOf(cast));
const makeLine: Arrange = (_, cast) => makeAt(nurse(cast), '/api/stock', lineOf(cast));
const makeScale: Arrange = (_, cast) => makeAt(nurse(cast), '/api/equipment', scaleOf(cast));

/** Doors of klaster 1 that change what holds for a unit, or show its cadres. */
export const AUDITED_MANAGEMENT: AuditedDoors = {
  'POST /api/management/units': [
    'unitChange',
    (_, cast) => officer(cast).post('/api/management/units', { parentId: cast.posyandu.villageId, name: 'Melati 2' }),
  ],
  'PATCH /api/management/units/{unitId}': [
    'unitChange',
    (_, cast) =>
      officer(cast).call('PATCH', `/api/management/units/${cast.posyandu.posyanduId}`, {
        name: 'Melati Indah',
        profile: { ilpStatus: 'bertahap' },
      }),
  ],
  'POST /api/management/places': [
    'unitChange',
    (_, cast) => officer(cast).post('/api/management/places', placeOf(cast)),
  ],
  'PATCH /api/management/places/{placeId}': [
    'unitChange',
    (_, cast, placeId) =>
      officer(cast).call('PATCH', `/api/management/places/${placeId}`, { ...placeOf(cast), closedDate: '2026-08-01' }),
    makePlace,
  ],
  'POST /api/management/population': [
    'unitChange',
    (_, cast) =>
      officer(cast).post('/api/management/population', {
        unitId: cast.posyandu.villageId,
        year: 2026,
        population: { toddler: 120 },
      }),
  ],
  'POST /api/management/rollout': [
    'unitChange',
    (_, cast) =>
      officer(cast).post('/api/management/rollout', { unitId: cast.posyandu.puskesmasId, year: 2026, planned: 4 }),
  ],
  'POST /api/targets': [
    'targetSet',
    (_, cast) =>
      officer(cast).post('/api/targets', {
        unit: cast.posyandu.puskesmasId,
        year: 2026,
        code: 'G01',
        good: 82.5,
        confirmed: true,
      }),
  ],
  'GET /api/cadres': ['namesRead', (_, cast) => nurse(cast).get(`/api/cadres?unit=${cast.posyandu.posyanduId}`)],
  'POST /api/cadres': ['cadreChange', (_, cast) => nurse(cast).post('/api/cadres', cadreOf(cast))],
  'PATCH /api/cadres/{cadreId}': [
    'cadreChange',
    (_, cast, cadreId) =>
      nurse(cast).call('PATCH', `/api/cadres/${cadreId}`, { ...cadreOf(cast), endDate: '2026-08-01' }),
    makeCadre,
  ],
  'POST /api/cadres/{cadreId}/assessments': [
    'cadreAssess',
    (_, cast, cadreId) =>
      nurse(cast).post(`/api/cadres/${cadreId}/assessments`, {
        method: 'practice',
        assessments: [{ skill: 'M1', status: 'lulus', date: '2026-08-01' }],
      }),
    makeCadre,
  ],
  'POST /api/cadres/{cadreId}/badges': [
    'badgeGive',
    (_, cast, cadreId) => nurse(cast).post(`/api/cadres/${cadreId}/badges`, { level: 'purwa', date: '2026-08-01' }),
    makeCadre,
  ],
  'POST /api/calendar': ['sessionPlan', (_, cast) => nurse(cast).post('/api/calendar', dayOf(cast))],
  'POST /api/calendar/{planId}/cancel': [
    'sessionPlan',
    (_, cast, planId) => nurse(cast).post(`/api/calendar/${planId}/cancel`, { reason: 'Bu Sari sakit' }),
    makeDay,
  ],
  'POST /api/stock': ['stockEntry', (_, cast) => nurse(cast).post('/api/stock', lineOf(cast))],
  'DELETE /api/stock/{entryId}': [
    'stockEntry',
    (_, cast, entryId) => nurse(cast).call('DELETE', `/api/stock/${entryId}`),
    makeLine,
  ],
  'POST /api/equipment': ['equipmentChange', (_, cast) => nurse(cast).post('/api/equipment', scaleOf(cast))],
  'POST /api/equipment/{equipmentId}/calibrations': [
    'equipmentChange',
    (_, cast, equipmentId) =>
      nurse(cast).post(`/api/equipment/${equipmentId}/calibrations`, {
        date: '2026-08-01',
        passed: true,
        testedBy: 'Petugas BPFK',
      }),
    makeScale,
  ],
  'POST /api/equipment/{equipmentId}/retire': [
    'equipmentChange',
    (_, cast, equipmentId) => nurse(cast).post(`/api/equipment/${equipmentId}/retire`),
    makeScale,
  ],
};
