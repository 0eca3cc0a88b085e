import { expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { planBirth, type KnownPregnancy } from './plan-birth.ts';

const BORN = localDate('2026-07-01');

/** The subject that a birth of the first of July is told of; undefined where it is known. */
function subjectFor(...known: readonly KnownPregnancy[]): string | undefined {
  return planBirth({ motherId: 'ibu', date: BORN, childIds: ['anak'], source: 'sasaran.csv#2' }, known, () => 'new')
    ?.subject;
}

test.each<[string, KnownPregnancy, string | undefined]>([
  ['by its first day', { id: 'pr', lmp: localDate('2025-10-01') }, 'pr'],
  ['that began too late', { id: 'pr', lmp: localDate('2026-03-01') }, 'new'],
  ['that began too early', { id: 'pr', lmp: localDate('2025-08-01') }, 'new'],
  ['by the day of a register', { id: 'pr', knownOn: localDate('2026-02-28') }, 'pr'],
  ['of a later register', { id: 'pr', knownOn: localDate('2026-07-31') }, 'new'],
  ['that has ended in time for it', { id: 'pr', outcome: 'liveBirth', lmp: localDate('2025-10-01') }, undefined],
  ['that ended before it', { id: 'pr', outcome: 'miscarriage', lmp: localDate('2025-01-01') }, 'new'],
  ['with its birth', { id: 'pr', outcome: 'liveBirth', deliveryDate: localDate('2026-06-29') }, undefined],
  ['with another birth', { id: 'pr', outcome: 'liveBirth', deliveryDate: localDate('2025-06-29') }, 'new'],
])('a pregnancy known %s', (_how, known, subject) => {
  expect(subjectFor(known)).toBe(subject);
});

test('where nothing is known the birth is a pregnancy of its own, with its mother and its source', () => {
  const planned = planBirth(
    { motherId: 'ibu', date: BORN, childIds: ['anak'], source: 'sasaran.csv#2' },
    [],
    () => 'new',
  );
  expect(planned).toEqual({
    type: 'pregnancy',
    subject: 'new',
    data: { personId: 'ibu', outcome: 'liveBirth', deliveryDate: BORN, childIds: ['anak'], $source: 'sasaran.csv#2' },
  });
});
