import { join } from 'node:path';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import { emptyHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { countOf, sumTallies } from '#lib/domain/indicators/tally.ts';
import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import { eachSubject } from '#lib/events/subjects/each-subject.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { openProjection } from '#server/projection/open-projection.ts';
import { Projection } from '#server/projection/projection.ts';
import { PROBLEM_KINDS } from '#server/projection/problem-kinds.ts';
import { ProjectionReader, type StandingProblem } from '#server/projection/reader.ts';
import type { PwsPorts } from '#server/reports/pws/ports.ts';
import { findUnrecorded } from '#server/reports/pws/unrecorded.ts';
import { makeEvent } from '../support/make-event.ts';
import { firstDayOf, isDeserted, phoneAreas, rowsOf, unrecordedIn } from '../support/phone-areas.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const PUSKESMAS = 'pm1';
const UNITS = ['pos1', 'pos2'];
const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const MONTHS = ['2026-07', '2026-08', '2026-09'].filter(isLocalMonth);
/** Only nakes say who is whom. */
const NURSE = { role: 'village_nurse', device: 'dn_bidan', by: 'B1' };
const NOW_MS = Date.UTC(2026, 8, 20);

/** Something that happened, and the document in which it is written. */
interface Happening {
  readonly documentId: string;
  readonly event: Omit<PosyanduEvent, 'id'>;
}

/** The same with its id. */
interface Entry {
  readonly documentId: string;
  readonly event: PosyanduEvent;
}

const unit = fc.constantFrom(...UNITS);
const person = fc.constantFrom(...PEOPLE);
const day = fc.constantFrom('2026-07-03', '2026-08-07', '2026-08-21', '2026-09-04');

function say(documentId: string, type: string, subject: string, data: { readonly [slot: string]: Json }): Happening {
  const author = documentId.startsWith('care:') || type === 'personMerge' ? NURSE : {};
  const { id: _, ...event } = makeEvent({ id: 'x', type, subject, data, ...author });
  return { documentId, event };
}

const visit = fc.record({
  unit,
  person,
  day,
  weight: fc.integer({ min: 30, max: 800 }),
  muac: fc.integer({ min: 90, max: 300 }),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
  visit.map((one) =>
    say(`session:${one.unit}:${one.day}`, 'measurement', one.person, {
      weightKg: one.weight / 10,
      lengthHeightCm: 80,
      muacCm: one.muac / 10,
    }),
  ),
  fc
    .record({ unit, person, day, group: fc.constantFrom('infant', 'toddler', 'pregnant', 'adult', 'elderly') })
    .map((one) => say(`session:${one.unit}:${one.day}`, 'attendance', one.person, { group: one.group, arrivedAt: 5 })),
  fc
    .record({
      unit,
      person,
      day,
      systolic: fc.integer({ min: 90, max: 200 }),
      smoking: fc.constantFrom('aktif', 'tidak'),
    })
    .map((one) =>
      say(`session:${one.unit}:${one.day}`, 'questionnaire', one.person, {
        bpSystolic: one.systolic,
        bpDiastolic: 80,
        smoking: one.smoking,
        diarrhoea: one.systolic > 140,
      }),
    ),
  fc
    .record({ unit, person, day, id: fc.constantFrom('s1', 's2'), item: fc.constantFrom('TTD', 'VIT_A_MERAH', 'ZINC') })
    .map((one) =>
      say(`visits:${one.unit}:${one.day.slice(0, 7)}`, 'supply', one.id, {
        personId: one.person,
        item: one.item,
        amount: 30,
        date: one.day,
      }),
    ),
  fc
    .record({ unit, person, lmp: fc.constantFrom('2025-12-01', '2026-06-01') })
    .map((one) => say(`register:${one.unit}`, 'pregnancy', `g-${one.person}`, { personId: one.person, lmp: one.lmp })),
  // A visit to a house is told in one document: its id is random, and nobody states it anew in another month or Posyandu.
  fc.record({ unit, person, day, id: fc.constantFrom('h1', 'h2'), sign: fc.boolean() }).map((one) =>
    say(`visits:${one.unit}:${one.day.slice(0, 7)}`, 'homeVisit', `${one.id}-${one.unit}-${one.day.slice(0, 7)}`, {
      personId: one.person,
      date: one.day,
      outcomes: one.sign ? ['dangerSign'] : [],
    }),
  ),
  fc.record({ unit, person, day }).map((one) =>
    say(`visits:${one.unit}:${one.day.slice(0, 7)}`, 'referral', `r-${one.person}`, {
      personId: one.person,
      date: one.day,
      level: 'urgent',
      state: 'DIKONFIRMASI',
      reasons: [{ code: 'TB_SUSPECT' }],
    }),
  ),
  fc
    .record({ unit, person, family: fc.constantFrom('k1', 'k2') })
    .map((one) => say(`register:${one.unit}`, 'person', one.person, { householdId: one.family })),
  fc
    .record({ unit, family: fc.constantFrom('k1', 'k2') })
    .map((one) => say(`register:${one.unit}`, 'household', one.family, { headName: 'Slamet', latrine: 'kloset' })),
  fc
    .record({ state: fc.constantFrom('merged', 'parted'), extra: person })
    .map((one) => say('register:pos1', 'personMerge', 'm1', { keep: 'p1', extra: one.extra, state: one.state })),
);

const BIRTHS = ['2026-03-02', '2024-11-20', '2021-10-01', '2010-05-05', '1996-02-01', '1950-01-01'];

/** Everybody is registered first; then whatever happens. */
const histories = fc.array(happening, { minLength: 5, maxLength: 30 }).map((list) => {
  const registered = PEOPLE.map((id, at) =>
    say(`register:${UNITS[at % 2]}`, 'person', id, {
      name: `Orang ${id}`,
      sex: at % 3 === 0 ? 'm' : 'f',
      birthDate: BIRTHS[at] ?? '',
    }),
  );
  const opened = say('session:pos1:2026-07-03', 'attendance', 'p1', { group: 'infant', arrivedAt: 5 });
  return named([...registered, opened, ...list]);
});

function named(list: readonly Happening[]): Entry[] {
  return list.map(({ documentId, event }, at) => ({ documentId, event: { ...event, id: `e${at}` } }));
}

test('the server counts what a phone counts from the same entries, whatever order they come in, and each number is as long as its list', async () => {
  await fc.assert(fc.asyncProperty(histories, fc.integer({ min: 4, max: 20 }), countsTheSame), {
    numRuns: 25,
    endOnFailure: true,
  });
});

test('what comes of a double is counted with whom it means, also where something later comes of that one at once', async () => {
  const born = (id: string) =>
    say('register:pos1', 'person', id, { name: `Orang ${id}`, sex: 'm', birthDate: '2026-03-02' });
  const list = [
    born('p1'),
    born('p3'),
    say('session:pos1:2026-07-03', 'attendance', 'p1', { group: 'infant', arrivedAt: 5 }),
    say('register:pos1', 'personMerge', 'm1', { keep: 'p1', extra: 'p3', state: 'merged' }),
    say('session:pos1:2026-08-21', 'measurement', 'p1', { weightKg: 6.9, lengthHeightCm: 66 }),
    say('session:pos1:2026-07-03', 'questionnaire', 'p3', { diarrhoea: true }),
  ];
  await countsTheSame(named(list), 4);
});

/** Follows the log of some entries every so many of them, and compares what is counted in the end with a device that holds all of them. */
async function countsTheSame(entries: readonly Entry[], parts: number): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const url = `file:${join(folder.path, 'log.db')}`;
  const database = stack.adopt(openDatabase(url), (one) => one.close());
  await migrate(database, MIGRATIONS);
  const log = stack.adopt(new LogStore(database, 'log-under-test'), (one) => one.close());
  const tables = stack.adopt(await openProjection(url), (one) => one.close());
  const failures: unknown[] = [];
  const projection = new Projection(log, tables, (error) => failures.push(error), { now: () => NOW_MS });
  for (const [at, { documentId, event }] of entries.entries()) {
    await store(log, documentId, event);
    if (at % parts === parts - 1) await projection.catchUp();
  }
  await projection.catchUp();
  const reader = new ProjectionReader(tables);
  const kept = await reader.readTallies(PUSKESMAS, MONTHS);
  expect([...kept.keys()]).toEqual(MONTHS);
  for (const [month, units] of kept) {
    const areas = await phoneAreas(rowsOf(entries), UNITS, month);
    const phone = Object.fromEntries(UNITS.map((id, at) => [id, areas[at]?.tally ?? {}]));
    expect(Object.fromEntries(UNITS.map((id) => [id, units.get(id) ?? {}]))).toEqual(phone);
    const total = units.get(PUSKESMAS) ?? {};
    expect(total).toEqual(sumTallies(Object.values(phone)));
    const silent = (await unrecordedAt(reader, month)).sort();
    for (const area of areas) {
      const said = area ? unrecordedIn(area) : [];
      // A Posyandu with neither residents nor a session has no data of any kind, whatever is written down around it.
      expect(said).toEqual(area && isDeserted(area) ? expect.arrayContaining(silent) : silent);
    }
    const codes = Object.keys(total);
    const list = await reader.listSubjects(PUSKESMAS, { month, codes, posyanduIds: UNITS });
    const lengths = codes.map((code) => [code, list.filter((subject) => subject.codes.includes(code)).length]);
    expect(lengths).toEqual(codes.map((code) => [code, countOf(total, code)]));
  }
  for (const month of MONTHS) {
    const standing = await reader.listStanding(PUSKESMAS, { month, posyanduIds: UNITS });
    expect(standing.map(nameOf).sort()).toEqual((await standingByLists(reader, month)).sort());
    const subjects = [...eachSubject(rowsOf(entries))];
    for (const one of standing) expect([nameOf(one), one.sinceDate]).toEqual([nameOf(one), firstDayOf(one, subjects)]);
  }
  expect(failures).toEqual([]);
}

const nameOf = ({ kind, subjectId, problem, since }: StandingProblem) => `${kind} ${subjectId} ${problem} ${since}`;

/** What stands in a month and since when, looked together from the lists of each month. */
async function standingByLists(reader: ProjectionReader, month: LocalMonth): Promise<string[]> {
  const runs = new Map<string, LocalMonth>();
  for (const at of MONTHS.filter((one) => one <= month)) {
    const codes = PROBLEM_KINDS.map(({ has }) => has);
    const subjects = await reader.listSubjects(PUSKESMAS, { month: at, codes, posyanduIds: UNITS });
    const now = PROBLEM_KINDS.flatMap(({ has, lacks = [] }) =>
      subjects
        .filter((one) => one.codes.includes(has) && !lacks.some((code) => one.codes.includes(code)))
        .map(({ kind, subjectId }) => `${kind} ${subjectId} ${has}`),
    );
    for (const name of runs.keys()) if (!now.includes(name)) runs.delete(name);
    for (const name of now) runs.set(name, runs.get(name) ?? at);
  }
  return [...runs].map(([name, since]) => `${name} ${since}`);
}

/** The same as the server tells it with its dashboards. */
async function unrecordedAt(reader: ProjectionReader, month: LocalMonth): Promise<string[]> {
  const ports: PwsPorts = {
    readTallies: (puskesmasId, months, only) => reader.readTallies(puskesmasId, months, only),
    countUnitTables: async () => new Map(),
    readDataThrough: async () => new Map(),
    readIlp: async () => new Map(),
    readProjected: async () => new Map(),
    now: () => NOW_MS,
  };
  const parts = [{ puskesmasId: PUSKESMAS, posyandu: [], isWhole: true }];
  const found = await findUnrecorded(ports, { parts }, [month]);
  return [...(found.get(month) ?? [])];
}

async function store(log: LogStore, documentId: string, event: PosyanduEvent): Promise<void> {
  const doc = new Y.Doc();
  appendEvents(doc, [event]);
  const update = Y.encodeStateAsUpdate(doc);
  const read = readUpdate(update, emptyHead());
  if (!read.ok) throw new Error(read.problem.code);
  const key = { puskesmasId: PUSKESMAS, documentId };
  const { seq: headSeq } = await log.readHead(key);
  const { clocks, arrays } = read.value;
  const updates = [{ update, clocks, arrays, carrierDeviceId: null, receivedAt: 1 }];
  const [outcome] = await log.append([{ ...key, headSeq, updates }]);
  expect(outcome?.kind).toBe('stored');
}
