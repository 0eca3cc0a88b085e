import { expect, test } from 'vitest';
import { parseLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { describePerson } from './person-summary.ts';

const today = date('2026-08-07');

test('a child is told by age, mother and RT', () => {
  const child = { personId: 'p1', name: 'Zafran', birthDate: date('2025-04-16'), motherName: 'Lia', rt: '3' };
  expect(describePerson(child, today)).toBe('1 th 3 bln · Ibu: Lia · RT 3');
});

test('a grown person is told without the mother', () => {
  const adult = { personId: 'p2', name: 'Lia', birthDate: date('1998-01-09'), motherName: 'Sri' };
  expect(describePerson(adult, today)).toBe('28 th');
});

test('an unknown birth date is a dash', () => {
  expect(describePerson({ personId: 'p3', name: 'Sri' }, today)).toBe('–');
});

function date(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
