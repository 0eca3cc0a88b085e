import { expect, test } from 'vitest';
import type { AuthTables } from '#server/auth/auth-tables.ts';
import { makeCast, type Cast } from '../support/cast.ts';
import { startTestServer } from '../support/test-server.ts';

const MONTH = '2026-08';
const callerOf = ({ players }: Cast, who: string) => players.get(who)!.caller;
const entry = { problem: 'D/S turun', cause: '', plan: 'Kunjungan rumah', owner: 'Bidan', dueDate: '2026-08-20' };

test('reports, narrative and exports of a unit are for nakes and the head of that unit alone', async () => {
  await using server = await startTestServer();
  const cast = await makeCast(server);
  const unit = cast.posyandu.villageId;
  const added = await callerOf(cast, 'nurse').post('/api/narrative', { unit, month: MONTH, ...entry });
  const { entryId } = added.body as { entryId: string };
  const asks: readonly (readonly [method: string, path: string, code: string, body?: object])[] = [
    ['GET', `/api/reports/f1?unit=${unit}&month=${MONTH}`, 'unit.unknown'],
    ['GET', `/api/reports/recap/xlsx?unit=${unit}&month=${MONTH}`, 'unit.unknown'],
    ['GET', `/api/narrative?unit=${unit}&month=${MONTH}`, 'unit.unknown'],
    ['POST', '/api/narrative', 'unit.unknown', { unit, month: MONTH, ...entry }],
    ['PATCH', `/api/narrative/${entryId}`, 'narrative.unknown', { ...entry, done: true }],
    ['DELETE', `/api/narrative/${entryId}`, 'narrative.unknown'],
    ['GET', `/api/exports?unit=${unit}`, 'unit.unknown'],
    ['POST', '/api/exports', 'unit.unknown', { kind: 'csv-orang', unit, month: MONTH, extent: 'all' }],
  ];
  for (const [method, path, code, body] of asks) {
    for (const who of ['far nurse', 'far officer', 'far head']) {
      const answer = await callerOf(cast, who).call(method, path, body);
      expect([who, path, (answer.body as { code?: string }).code]).toEqual([who, path, code]);
    }
    for (const who of ['district', 'gov', 'admin', 'tablet']) {
      const answer = await callerOf(cast, who).call(method, path, body);
      expect([who, path, (answer.body as { code?: string }).code]).toEqual([who, path, 'http.noRight']);
    }
  }
  const mine = await callerOf(cast, 'nurse').get(`/api/narrative?unit=${unit}&month=${MONTH}`);
  expect(mine.body).toMatchObject({ unitId: unit, entries: [{ entryId, ...entry, done: false }] });
});

test('an export is a line of the ledger and of the audit trail, and leaves neither a name nor a NIK in them', async () => {
  await using server = await startTestServer();
  const cast = await makeCast(server);
  const { puskesmasId } = cast.posyandu;
  const officer = callerOf(cast, 'officer');
  const taken = await officer.post('/api/exports', { kind: 'eppgbm', unit: '', month: MONTH, extent: 'all' });
  expect(taken.status).toBe(200);
  await officer.get(`/api/reports/f1/xlsx?month=${MONTH}`);
  const listed = await officer.get('/api/exports');
  expect(listed.body).toMatchObject({
    unitId: puskesmasId,
    runs: [{ kind: 'eppgbm', month: MONTH, extent: 'all', rowCount: 0, by: 'Petugas officer' }],
  });
  const lines = await server.rooms.database.kysely
    .$extendTables<AuthTables>()
    .selectFrom('audit')
    .select(['action', 'subject'])
    .where('action', '=', 'export')
    .orderBy('at')
    .execute();
  expect(lines.map(({ subject }) => subject).sort()).toEqual([
    expect.stringMatching(new RegExp(`^export:eppgbm:${puskesmasId}:${MONTH}:ex_`)),
    `report:f1:${puskesmasId}:${MONTH}`,
  ]);
  const since = { kind: 'eppgbm', unit: '', month: MONTH, extent: 'changes', since: 'ex_unknown' };
  expect(await officer.post('/api/exports', since)).toMatchObject({ status: 404, body: { code: 'export.unknownRun' } });
});

test('who leaves before her export is there has exported nothing', async () => {
  await using server = await startTestServer();
  const cast = await makeCast(server);
  const officer = callerOf(cast, 'officer');
  const wanted = { kind: 'csv-orang', unit: '', month: MONTH, extent: 'all' };
  await officer.postAndLeave('/api/exports', wanted);
  // The next one is asked for after it, and comes to its end.
  expect(await officer.post('/api/exports', { ...wanted, kind: 'eppgbm' })).toMatchObject({ status: 200 });
  const { body } = await officer.get('/api/exports');
  expect((body as { runs: { kind: string }[] }).runs.map(({ kind }) => kind)).toEqual(['eppgbm']);
});

test('a month without a session says so: no day, no data, and zeros that nobody takes for a result', async () => {
  await using server = await startTestServer();
  const cast = await makeCast(server);
  const report = await callerOf(cast, 'head').get(`/api/reports/f1?month=${MONTH}`);
  expect(report.body).toMatchObject({ kind: 'f1', month: MONTH, sessions: [], dataThrough: null, ruleSet: '2026-11' });
});
