import { expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { exampleExports, exampleFile } from '../support/example-desa.ts';
import { signInStaff, startTestServer, type TestServer } from '../support/test-server.ts';

/** Whole files are read, matched and stored. */
const SLOW = { timeout: 180_000 };

type Line = Readonly<Record<string, unknown>>;

/** A form as the page sends it. */
function makeForm(names: readonly string[], texts: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries({
    puskesmas: 'Contoh',
    desa: 'Wonokerto Lor',
    today: '2026-07-31',
    ...texts,
  })) {
    form.append(name, text);
  }
  for (const name of names) form.append('file', new Blob([Buffer.from(exampleFile(name).bytes)]), name);
  return form;
}

async function send(caller: Caller, names: readonly string[]): Promise<Line[]> {
  const answer = await caller.upload('/api/puskesmas/imports', makeForm(names));
  const text = await answer.text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

async function signInOfficer(server: TestServer): Promise<{ caller: Caller; puskesmasId: string }> {
  const { puskesmasId } = await server.rooms.units.ensurePuskesmas('Contoh');
  return { caller: await signInStaff(server, 'health_officer', [puskesmasId]), puskesmasId };
}

const rowsOf = (body: unknown) => (body as { rows: Readonly<Record<string, unknown>>[] }).rows;

test(
  'files that are dropped are taken in with progress, show in SKDN, and its numbers open to names',
  SLOW,
  async () => {
    await using server = await startTestServer();
    const { caller } = await signInOfficer(server);
    const lines = await send(caller, [
      'lingkar-kepala.csv',
      'eppgbm-2026-06.csv',
      'eppgbm-2026-07.xlsx',
      'sasaran.xlsx',
    ]);
    expect(lines.findLast((line) => 'progress' in line)).toEqual({
      progress: { file: 'lingkar-kepala.csv', done: 821, total: 821 },
    });
    expect(lines.filter((line) => 'file' in line)).toMatchObject([
      { file: { file: 'sasaran.xlsx', kind: 'sasaran', rows: 2434 } },
      { file: { file: 'eppgbm-2026-06.csv', kind: 'eppgbm', rows: 155 } },
      { file: { file: 'eppgbm-2026-07.xlsx', kind: 'eppgbm', rows: 149 } },
      { file: { file: 'lingkar-kepala.csv', kind: 'lingkar-kepala', rows: 821 } },
    ]);
    expect(lines.at(-1)).toMatchObject({ run: { runId: expect.stringMatching(/^im_/) as string } });
    await server.projection.catchUp();

    const situation = await caller.get('/api/puskesmas/skdn?month=2026-07');
    const desa = rowsOf(situation.body).find((row) => row['level'] === 'desa');
    expect(desa).toMatchObject({ unit: 'Wonokerto Lor', S: 170, K: 164, D: 136, sessions: 16 });
    expect(situation.body).toMatchObject({ month: '2026-07', dataThrough: server.clock.now, ruleSet: '2026-11' });

    const names = await caller.get(`/api/puskesmas/names?month=2026-07&unitId=${String(desa?.['unitId'])}&fact=BGM`);
    const { people } = names.body as { people: Line[] };
    expect(people).toHaveLength(Number(desa?.['BGM']));
    expect(people[0]).toMatchObject({
      posyandu: 'Melati 1',
      facts: expect.arrayContaining(['BGM', 'S', 'D']) as string[],
      lastWeighing: { date: expect.stringMatching(/^2026-07/) as string },
    });
    expect((await caller.get('/api/puskesmas/months')).body).toMatchObject({
      months: expect.arrayContaining(['2026-08', '2026-07', '2025-12']) as string[],
    });
  },
);

test('what was said of rows is listed, filtered and downloaded; the same files again add nothing', SLOW, async () => {
  await using server = await startTestServer();
  const { caller } = await signInOfficer(server);
  await send(caller, ['sasaran.csv']);
  const before = await server.rooms.log.lastSeq();
  await send(caller, ['sasaran.csv']);
  expect(await server.rooms.log.lastSeq()).toBe(before);

  const { runs } = (await caller.get('/api/puskesmas/imports')).body as {
    runs: { runId: string; by: string; state: string }[];
  };
  expect(runs).toHaveLength(2);
  expect(runs[0]).toMatchObject({ by: 'Petugas', state: 'done' });
  const path = `/api/puskesmas/imports/${runs[0]?.runId}`;
  expect((await caller.get(`${path}/issues?limit=2`)).body).toMatchObject({
    total: 205 - 1,
    issues: [
      { no: 1, dataRow: 4, code: 'BIRTH_DATE_FUTURE', verdict: 'refuse' },
      { no: 2, dataRow: 10, code: 'NIK_FORMAT' },
    ],
  });
  const doubles = (await caller.get(`${path}/issues?code=DUPLICATE_PERSON&verdict=question`)).body;
  expect(doubles).toMatchObject({ total: 13, counts: [{ code: 'DUPLICATE_PERSON', count: 13 }] });
  const csv = await caller.get(`${path}/issues.csv`);
  expect(String(csv.body).split('\r\n')).toHaveLength(1 + 204 + 1);
  expect(csv.headers.get('content-disposition')).toContain('attachment');
});

test('a file that is no register is named, and the others are taken in all the same', async () => {
  await using server = await startTestServer();
  const { caller } = await signInOfficer(server);
  const form = makeForm(['eppgbm-2026-07.xlsx']);
  form.append('file', new Blob(['resep;bahan\nsoto;ayam\n']), 'resep.csv');
  form.append('file', new Blob([Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])]), 'rusak.xlsx');
  const inspected = await (await caller.upload('/api/puskesmas/imports/inspect', form)).json();
  expect(inspected).toEqual({
    files: [
      { file: 'eppgbm-2026-07.xlsx', kind: 'eppgbm', rows: 149 },
      { file: 'resep.csv', kind: null, rows: 0, code: 'import.noHeader' },
      { file: 'rusak.xlsx', kind: null, rows: 0, code: 'import.unreadable' },
    ],
  });
});

test('a register without its desa, and an upload without files, are refused with nothing stored', async () => {
  await using server = await startTestServer();
  const { caller } = await signInOfficer(server);
  const noVillage = await caller.upload('/api/puskesmas/imports', makeForm(['sasaran.csv'], { desa: '' }));
  expect(await noVillage.text()).toBe('{"problem":{"code":"import.noVillage"}}\n');
  const noFiles = await caller.upload('/api/puskesmas/imports', makeForm([]));
  expect([noFiles.status, await noFiles.json()]).toEqual([400, { code: 'import.noFiles' }]);
  const foreign = await caller.upload('/api/puskesmas/imports', makeForm(['sasaran.csv'], { puskesmas: 'Lain' }));
  expect([foreign.status, await foreign.json()]).toEqual([404, { code: 'unit.unknown' }]);
  expect(await server.rooms.log.lastSeq()).toBe(0);
});

test('while one import is at work another one waits its turn', async () => {
  await using server = await startTestServer();
  const { caller } = await signInOfficer(server);
  const [one, other] = await Promise.all([send(caller, ['sasaran.csv']), send(caller, ['sasaran.csv'])]);
  const last = [one.at(-1), other.at(-1)].map((line) => Object.keys(line ?? {})[0]).toSorted();
  expect(last).toEqual(['problem', 'run']);
});

test('closing the page cancels what is not stored yet', SLOW, async () => {
  await using server = await startTestServer();
  const { caller } = await signInOfficer(server);
  const leave = new AbortController();
  const answer = await caller.upload('/api/puskesmas/imports', makeForm(exampleExports()), leave.signal);
  const reader = answer.body?.getReader();
  await reader?.read();
  leave.abort();
  const stateOf = async () => {
    const { runs } = (await caller.get('/api/puskesmas/imports')).body as { runs: { state: string }[] };
    return runs[0]?.state;
  };
  await expect.poll(stateOf).toBe('cancelled');
  expect((await send(caller, exampleExports())).at(-1)).toHaveProperty('run');
});

test('each role sees what it may: its own desa, no names for the district, no imports for a village nurse', async () => {
  await using server = await startTestServer();
  const { caller: officer, puskesmasId } = await signInOfficer(server);
  await send(officer, ['eppgbm-2026-07.xlsx']);
  const other = await server.rooms.units.ensureVillage(puskesmasId, 'Sebelah');
  await server.rooms.units.ensurePosyandu(other.villageId, 'Dahlia');
  const nurse = await signInStaff(server, 'village_nurse', [other.villageId]);
  const district = await signInStaff(server, 'district', [puskesmasId]);
  const units = rowsOf((await nurse.get('/api/puskesmas/skdn?month=2026-07')).body).map((row) => row['unit']);
  expect(units).toEqual(['Dahlia', 'Sebelah']);
  const melati = rowsOf((await officer.get('/api/puskesmas/skdn?month=2026-07')).body).find(
    (row) => row['unit'] === 'Melati 1',
  );
  const names = `/api/puskesmas/names?month=2026-07&unitId=${String(melati?.['unitId'])}&fact=D`;
  expect((await nurse.get(names)).body).toEqual({ code: 'unit.unknown' });
  expect((await district.get(names)).status).toBe(403);
  expect((await nurse.upload('/api/puskesmas/imports', makeForm(['sasaran.csv']))).status).toBe(403);
});

test('an open page hears of a change within moments', async () => {
  await using server = await startTestServer();
  const { caller } = await signInOfficer(server);
  const leave = new AbortController();
  const stream = await caller.listen('/api/puskesmas/live', leave.signal);
  const sent = send(caller, ['eppgbm-2026-07.xlsx']);
  let heard = '';
  for await (const chunk of stream.body ?? []) {
    heard += Buffer.from(chunk).toString();
    if (heard.includes('event: changed')) break;
  }
  expect(heard).toMatch(/data: \{"months":\["2026-08"/);
  leave.abort();
  await sent;
});
