import { expect, test } from 'vitest';
import { parsePersonId } from '#lib/domain/ids.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeMonth } from '#tests/support/make-pws.ts';
import { mayCount } from './who-counts.ts';

const MONTH = makeMonth('2026-08');
const born = (birthDate: string, sex?: 'm' | 'f'): PersonRecord => {
  const id = parsePersonId('p1');
  if (!id.ok) throw new Error(id.problem.code);
  const base = { personId: id.value, documentId: 'register:pos1', name: 'Orang', birthDateEstimated: false } as const;
  return { ...base, birthDate: localDate(birthDate), ...(sex ? { sex } : {}), status: 'active', outOfArea: false };
};

test('Buku 7 reads children to the day before they are six at the end of the month', () => {
  const counts = mayCount('buku7', MONTH);
  expect([born('2020-09-01'), born('2020-08-31'), born('1996-01-01', 'f')].map(counts)).toEqual([true, false, false]);
});

test('F1 reads children below five, and whoever may be a mother', () => {
  const counts = mayCount('f1', MONTH);
  const people = [born('2021-09-01', 'm'), born('2021-08-31', 'm'), born('1996-01-01', 'm')];
  expect(people.map(counts)).toEqual([true, false, false]);
  expect([born('1996-01-01', 'f'), born('2012-01-01'), born('2019-01-01', 'f')].map(counts)).toEqual([
    true,
    true,
    false,
  ]);
});

test('the recap reads everybody, also who has no birth date', () => {
  const { birthDate: _, ...ageless } = born('1996-01-01');
  expect(mayCount('recap', MONTH)(ageless)).toBe(true);
  expect(mayCount('buku7', MONTH)(ageless)).toBe(false);
});
