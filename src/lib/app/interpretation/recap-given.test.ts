import { expect, test } from 'vitest';
import type { Row } from '#lib/events/fold.ts';
import { readPerson } from '#lib/events/person-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeRow } from '#tests/support/make-row.ts';
import { viewVisit, type VisitView } from '../visit-views.ts';
import { recapGiven } from './recap-given.ts';

const DATE = localDate('2026-08-07');
const NURSE = { role: 'village_nurse' };

function makeView(subject: string): VisitView {
  const person = { documentId: 'register:P1', table: 'person', subject } as const;
  const view = viewVisit(makeRow({ documentId: `session:P1:${DATE}`, table: 'visit', subject }, { group: 'toddler' }), {
    findPerson: () => readPerson(makeRow(person, { name: subject, birthDate: '2026-01-05' })),
    nameOf: (accountId) => accountId,
    nameOfDevice: (deviceId) => deviceId,
    tickOf: () => 'received',
  });
  if (!view) throw new Error(subject);
  return view;
}
function supply(subject: string, personId: string, item: string, amount: number, more = {}): Row {
  const place = { documentId: 'care:P1:2026-08', table: 'supply', subject } as const;
  return makeRow(place, { personId, date: DATE, item, amount, ...more }, NURSE);
}
function dose(subject: string, personId: string, date: string, source = 'nakes'): Row {
  const place = { documentId: 'care:P1:2026-08', table: 'dose', subject } as const;
  return makeRow(place, { personId, antigen: 'DPT', date, source }, NURSE);
}

test('what was given today is counted with its people and amounts; other days, copies and what was taken back are not', () => {
  const rows = [
    supply('S1', 'A', 'TTD', 30),
    supply('S2', 'B', 'TTD', 30),
    supply('S3', 'B', 'VIT_A_BIRU', 1, { date: '2026-08-06' }),
    supply('S4', 'B', 'ALBENDAZOLE', 200, { voidReason: 'salah orang' }),
    dose('D1', 'A', '2026-05-05'),
    dose('D2', 'A', DATE),
    dose('D3', 'B', DATE, 'buku_kia'),
  ];
  const rowsOf = (personId: string) => rows.filter((row) => row.slots['personId']?.[0]?.value === personId);
  const given = recapGiven([makeView('A'), makeView('B')], rowsOf, DATE);
  expect(given.map(({ kind, code, amount, people }) => [kind, code, amount, people.length])).toEqual([
    ['dose', 'DPT2', 1, 1],
    ['supply', 'TTD', 60, 2],
  ]);
});
