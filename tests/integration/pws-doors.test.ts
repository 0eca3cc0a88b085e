import { expect, test } from 'vitest';
import { fillPuskesmas } from '#server/demo/kabupaten/fill-puskesmas.ts';
import { layOut } from '#server/demo/kabupaten/layout.ts';
import { Caller } from '../support/caller.ts';
import { localDate } from '../support/local-date.ts';
import { signInStaff, startTestServer, type TestServer } from '../support/test-server.ts';

const TODAY = localDate('2026-08-22');
const SMALL: ReadonlySet<unknown> = new Set([1, 2, 3, 4]);
const EXTENT = { puskesmas: 1, villages: 2, posyandu: 4, people: 360 };
/** Members of the answer that say how many institutions, days and instants, not how many people. */
const NOT_PEOPLE = new Set([
  'posyandu',
  'posyanduIlp',
  'sessionsHeld',
  'sessionsValidated',
  'dataThrough',
  'computedAt',
  'projected',
]);
const INSTITUTIONS = /^(M0[1-4]|K5)/;

interface Answer {
  readonly codes: readonly string[];
  readonly total: Row;
  readonly rows: readonly Row[];
  readonly strip: readonly object[];
  readonly path: readonly { readonly unitId: string }[];
}
interface Row {
  readonly unitId: string;
  readonly name: string;
  readonly standing: string;
  readonly figures: readonly (readonly [number, number] | null)[];
}

async function fill(server: TestServer): Promise<{ puskesmasId: string; villageId: string }> {
  server.clock.now = Date.parse(`${TODAY}T03:00:00Z`);
  const [planned] = layOut(EXTENT, 'pintu');
  const { puskesmasId } = await fillPuskesmas(planned!, { ...server.rooms, now: () => server.clock.now, today: TODAY });
  await server.projection.catchUp();
  const [village] = await server.rooms.units.listVillages(puskesmasId);
  return { puskesmasId, villageId: village!.villageId };
}

/** Every count of people in an answer, with the way to it. */
function countsIn(value: unknown, way: readonly string[] = []): [string, number][] {
  if (typeof value === 'number') return [[way.join('.'), value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    NOT_PEOPLE.has(name) ? [] : countsIn(inner, [...way, name]),
  );
}

function withoutInstitutions(answer: Answer): unknown {
  const isOfPeople = answer.codes.map((code) => !INSTITUTIONS.test(code));
  const strip = (row: Row) => ({ figures: row.figures.filter((_, at) => isOfPeople[at]) });
  return { ...answer, total: strip(answer.total), rows: answer.rows.map(strip), before: null };
}

test('who may see names gets every count; the kabupaten and the desa get none from 1 to 4, on any level', async () => {
  await using server = await startTestServer();
  const { puskesmasId, villageId } = await fill(server);
  const head = await signInStaff(server, 'phc_head', [puskesmasId]);
  const district = await signInStaff(server, 'district', [puskesmasId]);
  const gov = await signInStaff(server, 'village_gov', [villageId]);
  let smallForHead = 0;
  for (const unit of ['', villageId]) {
    const asked = `/api/pws?unit=${unit}&month=2026-08`;
    const full = (await head.get(asked)).body as Answer;
    smallForHead += countsIn(withoutInstitutions(full)).filter(([, count]) => SMALL.has(count)).length;
    for (const caller of [district, gov]) {
      const { status, body } = await caller.get(asked);
      expect(status).toBe(200);
      const small = countsIn(withoutInstitutions(body as Answer)).filter(([, count]) => SMALL.has(count));
      expect(small).toEqual([]);
    }
  }
  expect(smallForHead).toBeGreaterThan(5);
});

test('what is hidden does not follow from total and rows, nor from part and whole', async () => {
  await using server = await startTestServer();
  const { puskesmasId, villageId } = await fill(server);
  const district = await signInStaff(server, 'district', [puskesmasId]);
  let hidden = 0;
  for (const unit of ['', villageId]) {
    const { total, rows, codes } = (await district.get(`/api/pws?unit=${unit}&month=2026-08`)).body as Answer;
    codes.forEach((code, at) => {
      if (INSTITUTIONS.test(code)) return;
      for (const { figures } of [total, ...rows]) {
        const pair = figures[at];
        if (pair) expect(SMALL.has(pair[1] - pair[0]), code).toBe(false);
      }
      const own = rows.filter(({ standing }) => standing !== 'noData').map(({ figures }) => figures[at] ?? null);
      const open = own.filter((pair) => pair !== null);
      hidden += own.length - open.length;
      const sum = total.figures[at];
      if (!sum || open.length === own.length) return;
      expect(own.length - open.length, code).toBeGreaterThan(1);
      if (open.length === 0) return;
      for (const side of [0, 1] as const) {
        expect(SMALL.has(sum[side] - open.reduce((all, pair) => all + pair[side], 0)), code).toBe(false);
      }
    });
  }
  expect(hidden).toBeGreaterThan(10);
});

test('no role without names gets an id or a name of anybody, and none may ask for them', async () => {
  await using server = await startTestServer();
  const { puskesmasId, villageId } = await fill(server);
  const people = await server.reader.listPersons(puskesmasId);
  for (const caller of [
    await signInStaff(server, 'district', [puskesmasId]),
    await signInStaff(server, 'village_gov', [villageId]),
  ]) {
    const answers = [
      await caller.get('/api/pws?month=2026-08'),
      await caller.get('/api/pws/trend?month=2026-08&indicator=G01'),
    ];
    const bytes = JSON.stringify(answers);
    for (const { personId, name } of people) {
      expect(bytes.includes(personId)).toBe(false);
      expect(name.includes(' ') && bytes.includes(name)).toBe(false);
    }
    expect((await caller.get('/api/pws/names?month=2026-08&fact=D')).status).toBe(403);
    expect((await caller.get('/api/pws/problems')).status).toBe(403);
  }
  expect(people.length).toBe(EXTENT.people);
});

test('a number opens to as many names, and who looked is written down', async () => {
  await using server = await startTestServer();
  const { puskesmasId } = await fill(server);
  const head = await signInStaff(server, 'phc_head', [puskesmasId]);
  const { codes, total, path } = (await head.get('/api/pws?month=2026-08')).body as Answer;
  expect(path.map(({ unitId }) => unitId)).toEqual([puskesmasId]);
  const [weighed] = total.figures[codes.indexOf('G01')]!;
  const { subjects } = (await head.get('/api/pws/names?month=2026-08&fact=D')).body as { subjects: { name: string }[] };
  expect(weighed).toBeGreaterThan(20);
  expect(subjects).toHaveLength(weighed);
  expect(subjects.every(({ name }) => name.length > 0)).toBe(true);
  const lines = await server.rooms.database.kysely
    .selectFrom('audit' as never)
    .selectAll()
    .execute();
  expect(JSON.stringify(lines)).toContain(`names:${puskesmasId}:2026-08:D`);
});

test('a unit outside the scope is as unknown as one that there is not', async () => {
  await using server = await startTestServer();
  const { villageId } = await fill(server);
  const other = await server.rooms.units.ensurePuskesmas('Jauh');
  const far = await signInStaff(server, 'phc_head', [other.puskesmasId]);
  for (const door of [`/api/pws?unit=${villageId}&month=2026-08`, `/api/pws/problems?unit=${villageId}`]) {
    expect(await far.get(door)).toMatchObject({ status: 404, body: { code: 'unit.unknown' } });
  }
  expect(await new Caller(server).get('/api/pws?month=2026-08')).toMatchObject({ status: 401 });
});
