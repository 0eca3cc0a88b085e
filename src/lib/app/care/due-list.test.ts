import { expect, test } from 'vitest';
import type { DoseBook } from '#lib/events/dose-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { parsePersonId } from '#lib/domain/ids.ts';
import { localDate } from '#tests/support/local-date.ts';
import { buildDueLists } from './due-list.ts';

const TODAY = localDate('2026-08-07');

function makePerson(id: string, birthDate: string, overrides: Partial<PersonRecord> = {}): PersonRecord {
  const personId = parsePersonId(id);
  if (!personId.ok) throw new Error(id);
  return {
    personId: personId.value,
    documentId: 'register:P1',
    name: id,
    birthDate: localDate(birthDate),
    birthDateEstimated: false,
    status: 'active',
    outOfArea: false,
    ...overrides,
  };
}

function bookOf(doses: { readonly [personId: string]: readonly (readonly [antigen: string, date: string])[] }) {
  return (personId: string): DoseBook => ({
    decisions: [],
    doses: (doses[personId] ?? []).map(([antigen, date]) => ({
      personId,
      record: { id: `${antigen}${date}`, antigen, date: localDate(date), source: 'nakes' },
      documentId: 'care:P1:2026-08',
      stated: { value: antigen, eventId: 'e', by: 'B1', role: 'village_nurse', device: 'dn_1', at: 0 },
      conflicts: [],
    })),
  });
}

const idsOf = (children: readonly { readonly person: PersonRecord }[]) => children.map(({ person }) => person.name);

test('who has no record at all is to be looked up, and is on no list of who is late', () => {
  const lists = buildDueLists([makePerson('baru', '2025-08-01')], bookOf({}), TODAY);
  expect([idsOf(lists.unknown), lists.overdue, lists.zeroDose]).toEqual([['baru'], [], []]);
});

test('the longest overdue comes first; what becomes due before the next session is told apart', () => {
  const people = [makePerson('kecil', '2026-04-01'), makePerson('besar', '2025-06-01')];
  const known = { kecil: [['HB0', '2026-04-01']], besar: [['HB0', '2025-06-01']] } as const;
  const lists = buildDueLists(people, bookOf(known), TODAY);
  expect(idsOf(lists.overdue)).toEqual(['besar', 'kecil']);
  expect(idsOf(lists.zeroDose)).toEqual(['besar', 'kecil']);
  expect(lists.due.find(({ person }) => person.name === 'kecil')?.doses.map(({ code }) => code)).toEqual(['IPV1']);
});

test('visitors, the dead, who moved and grown-ups are on no list', () => {
  const people = [
    makePerson('tamu', '2025-08-01', { outOfArea: true }),
    makePerson('pindah', '2025-08-01', { status: 'moved' }),
    makePerson('wafat', '2025-08-01', { status: 'deceased' }),
    makePerson('dewasa', '1990-08-01'),
  ];
  const lists = buildDueLists(people, bookOf({}), TODAY);
  expect(Object.values(lists).flat()).toEqual([]);
});
