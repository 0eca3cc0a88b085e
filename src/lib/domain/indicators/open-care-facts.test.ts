import { expect, test } from 'vitest';
import { isLocalMonth } from '#lib/domain/dates.ts';
import { makeHistory, type MadePerson } from '#tests/support/made-history.ts';
import { computeOpenCareFacts } from './open-care-facts.ts';
import { periodOf } from './person-history.ts';

function factsOf(made: MadePerson, month = '2026-08'): readonly string[] {
  if (!isLocalMonth(month)) throw new RangeError(month);
  return computeOpenCareFacts(makeHistory(made), periodOf(month));
}

test('a newborn whose contact was missed is open until its contacts are over', () => {
  expect(factsOf({ birth: '2026-08-15' })).toEqual(['newbornContactOpen']);
  expect(
    factsOf({ birth: '2026-08-15', contacts: [['neonatal', '2026-08-15', '2026-08-16', '2026-08-19', '2026-08-27']] }),
  ).toEqual([]);
  expect(factsOf({ birth: '2026-06-15' })).toEqual([]);
});

test('a mother is open in childbed after a missed contact, and pregnant after a trimester without its contacts', () => {
  const birth = '1995-05-02';
  expect(factsOf({ birth, pregnancies: [{ lmp: '2025-11-05', ended: '2026-08-12', outcome: 'liveBirth' }] })).toEqual([
    'motherContactOpen',
  ]);
  expect(factsOf({ birth, pregnancies: [{ lmp: '2026-04-01' }] })).toEqual(['motherContactOpen']);
  expect(factsOf({ birth, pregnancies: [{ lmp: '2026-07-20' }] })).toEqual([]);
});

test('the last word of the month on medicine counts', () => {
  const adult = (...taken: boolean[]): MadePerson => ({
    birth: '1960-03-04',
    visits: taken.map((htMedTaken, at) => ['elderly', `2026-08-${String(at + 10)}`, { htMedTaken }]),
  });
  expect(factsOf(adult(true, false))).toEqual(['htMedicineMissed']);
  expect(factsOf(adult(false, true))).toEqual([]);
});
