import { expect, test } from 'vitest';
import { isLocalMonth } from '#lib/domain/dates.ts';
import { makeHistory, type MadePerson } from '#tests/support/made-history.ts';
import { periodOf } from './person-history.ts';
import { computeStripFacts } from './strip-facts.ts';

const BABY: MadePerson = { birth: '2026-03-01' };

function factsOf(made: MadePerson, month = '2026-08'): readonly string[] {
  if (!isLocalMonth(month)) throw new RangeError(month);
  return computeStripFacts(makeHistory(made), periodOf(month));
}

test('who came stands in the group by age on the last day of the month', () => {
  expect(factsOf({ ...BABY, visits: [['child', '2026-08-07', {}]] })).toEqual(['infantAttended']);
  expect(factsOf({ birth: '1950-03-01', visits: [['elderly', '2026-08-07', {}]] })).toEqual(['elderlyAttended']);
});

test('two months without coming are told of who lived there all the time', () => {
  expect(factsOf({ ...BABY, visits: [['child', '2026-06-30', {}]] })).toEqual(['infantAbsentTwo']);
  expect(factsOf({ ...BABY, visits: [['child', '2026-07-01', {}]] })).toEqual([]);
  expect(factsOf({ birth: '2026-07-01' })).toEqual([]);
  expect(factsOf({ birth: '2026-06-30' })).toEqual(['infantAbsentTwo']);
});

test('a finding that asks for a referral is a problem; advice is none', () => {
  const adult = (bpSystolic: number): MadePerson => ({
    birth: '1980-03-04',
    visits: [['adult', '2026-08-07', { bpSystolic, bpDiastolic: 80 }]],
  });
  expect(factsOf(adult(150))).toEqual(['adultAttended', 'adultProblem']);
  expect(factsOf(adult(132))).toEqual(['adultAttended']);
});

test('a mother stands in her group by age and in that of her episode', () => {
  const mother = {
    birth: '1995-05-02',
    pregnancies: [{ lmp: '2025-11-01', ended: '2026-08-01', outcome: 'liveBirth' }],
  } as const;
  expect(factsOf({ ...mother, visits: [['pregnant', '2026-07-07', {}]] }, '2026-07')).toEqual([
    'targetPregnantNow',
    'adultAttended',
    'pregnantAttended',
  ]);
  expect(factsOf({ ...mother, visits: [['postpartum', '2026-08-07', {}]] })).toEqual([
    'targetPostpartum',
    'adultAttended',
    'postpartumAttended',
  ]);
  expect(factsOf({ ...mother, visits: [['adult', '2026-10-07', {}]] }, '2026-10')).toEqual(['adultAttended']);
});
