import { expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';
import { readPerson } from '#lib/events/person-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeRow } from '#tests/support/make-row.ts';
import { until } from '#tests/support/make-app.ts';
import { viewVisit, type VisitView } from '../visit-views.ts';
import { DayResults } from './day-results.svelte.ts';

const DATE = localDate('2026-08-07');
const DOCUMENT = 'session:P1:2026-08-07';

/** A day of people whose birth date and answers are given by id. */
function makeDay(people: { readonly [personId: string]: { readonly [slot: string]: Json } }) {
  const records = new Map<string, Row[]>();
  const asked: string[] = [];
  const persons = new Map(
    Object.keys(people).map((subject) => [
      subject,
      readPerson(
        makeRow(
          { documentId: 'register:P1', table: 'person', subject },
          { name: subject, sex: 'f', birthDate: '1990-01-01' },
        ),
      ),
    ]),
  );
  const viewOf = (subject: string, slots: { readonly [slot: string]: Json }): VisitView => {
    const view = viewVisit(makeRow({ documentId: DOCUMENT, table: 'visit', subject }, slots), {
      findPerson: (personId) => persons.get(personId),
      nameOf: (accountId) => accountId,
      nameOfDevice: (deviceId) => deviceId,
      tickOf: () => 'received',
    });
    if (!view) throw new Error(subject);
    return view;
  };
  const visits = Object.entries(people).map(([subject, slots]) => viewOf(subject, slots));
  const results = new DayResults({
    day: { date: DATE, documentId: DOCUMENT, visits },
    register: {
      canonicalId: (personId) => personId,
      loadVisits: async (personId) => {
        asked.push(personId);
        return await Promise.resolve(visits.filter((one) => one.personId === personId).map(({ visit }) => visit));
      },
    },
    records: { rows: (table) => records.get(table) ?? [], close: async () => await Promise.resolve() },
    reader: () => ({ accountId: 'K1', role: 'cadre' }),
  });
  return { results, visits, records, asked };
}

test('results come once earlier visits are loaded, all who are asked for in one go, each once', async () => {
  const { results, visits, asked } = makeDay({
    A: { group: 'adult', bpSystolic: 150, bpDiastolic: 95 },
    B: { group: 'adult', bpSystolic: 118, bpDiastolic: 76 },
  });
  expect(results.judged.map(({ result }) => result)).toEqual([undefined, undefined]);
  await until(() => results.judged.every(({ result }) => result !== undefined));
  expect(results.judged.map(({ result }) => result?.interpretation.colour)).toEqual(['MERAH', 'HIJAU']);
  expect(asked).toEqual(['A', 'B']);
  expect(results.resultOf(visits[0]!)).toBe(results.resultOf(visits[0]!));
  await results.close();
});

test('the visit itself is none of the earlier ones', async () => {
  const { results, visits } = makeDay({ A: { group: 'adult', weightKg: 50 } });
  await until(() => results.factsOf(visits[0]!) !== undefined);
  expect(results.factsOf(visits[0]!)?.earlier).toEqual([]);
  await results.close();
});

test('visits that have reached the device since are read when somebody looks again', async () => {
  const { results, visits, asked } = makeDay({ A: { group: 'adult' } });
  await until(() => results.factsOf(visits[0]!) !== undefined);
  const before = results.factsOf(visits[0]!)?.earlier;
  results.renew(['A']);
  expect(results.factsOf(visits[0]!)?.earlier).toBe(before);
  await until(() => results.factsOf(visits[0]!)?.earlier !== before);
  expect(asked).toEqual(['A', 'A']);
  await results.close();
});

test('values of nakes belong to the person they name', async () => {
  const { results, records } = makeDay({ A: { group: 'adult' }, B: { group: 'adult' } });
  const place = { documentId: 'care:P1:2026-08', table: 'lab', subject: 'L1' } as const;
  records.set('lab', [makeRow(place, { personId: 'B', date: DATE, glucoseRandom: 240 }, { role: 'village_nurse' })]);
  await until(() => results.judged.every(({ result }) => result !== undefined));
  expect(results.judged.map(({ result }) => result?.interpretation.reasons)).toEqual([[], ['GLU_HIGH']]);
  await results.close();
});

test('two hundred people are judged again within the time of a tap', async () => {
  const people = Array.from({ length: 200 }, (_, at) => [
    `P${at}`,
    { group: 'adult', bpSystolic: 100 + at / 2, bpDiastolic: 70 },
  ]);
  const { results } = makeDay(Object.fromEntries(people));
  await until(() => results.judged.every(({ result }) => result !== undefined));
  const begun = performance.now();
  expect(results.judged).toHaveLength(200);
  expect(performance.now() - begun).toBeLessThan(100);
  await results.close();
});
