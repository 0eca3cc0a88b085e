import { expect, test } from 'vitest';
import { parseLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { PersonRecord } from '../types.ts';
import { groupTargets, isTarget } from './target-groups.ts';

const today = date('2026-08-07');

test('people are narrowed by the group of their age', () => {
  const child = makePerson({ birthDate: date('2025-08-08') });
  expect(isTarget(child, 'infant', today)).toBe(true);
  expect(isTarget(child, 'toddler', today)).toBe(false);
  expect(isTarget(makePerson({}), 'infant', today)).toBe(false);
  expect(isTarget(makePerson({}), 'all', today)).toBe(true);
});

test('who moved, died, or lives elsewhere is no target', () => {
  const others = [makePerson({ status: 'moved' }), makePerson({ status: 'deceased' }), makePerson({ outOfArea: true })];
  expect(others.map((person) => isTarget(person, 'all', today))).toEqual([false, false, false]);
});

test('dusun and RT stand in their order, RT 10 behind RT 9, and the unknown ones last', () => {
  const people = [{ rt: '10' }, {}, { rt: '9' }, { hamlet: 'Barat', rt: '1' }, { hamlet: 'Barat', rt: '1' }].map(
    makePerson,
  );
  expect(groupTargets(people).map(({ name, people: members }) => [name, members.length])).toEqual([
    ['Barat, RT 1', 2],
    ['RT 9', 1],
    ['RT 10', 1],
    ['', 1],
  ]);
});

function makePerson(own: Partial<PersonRecord>): PersonRecord {
  const { personId, documentId, name } = {
    personId: 'p1' as PersonRecord['personId'],
    documentId: 'register:PM1',
    name: 'Sri',
  };
  return { personId, documentId, name, birthDateEstimated: false, status: 'active', outOfArea: false, ...own };
}

function date(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
