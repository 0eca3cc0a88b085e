import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import { localDate } from '#tests/support/local-date.ts';
import {
  isInChildbed,
  isServedAsMother,
  judgeBreastfeeding,
  judgeContraceptionAfterBirth,
  judgeMotherContacts,
  judgeVitaminAOfMother,
} from './childbed.ts';

const BORN = localDate('2026-06-01');
const day = (count: number) => addDays(BORN, count);

test('childbed lasts through day 42, serving as a mother to 24 months', () => {
  expect(isInChildbed(BORN, day(42))).toBe(true);
  expect(isInChildbed(BORN, day(43))).toBe(false);
  expect(isInChildbed(BORN, day(-1))).toBe(false);
  expect(isServedAsMother(BORN, localDate('2028-05-31'))).toBe(true);
  expect(isServedAsMother(BORN, localDate('2028-06-01'))).toBe(false);
});

describe('vitamin A of the mother', () => {
  test.each([
    [0, 0, 'BELUM', 'PP_VITA'],
    [0, 42, 'BELUM', 'PP_VITA'],
    [0, 43, undefined, undefined],
    [1, 1, undefined, undefined],
    [1, 2, 'KURANG', undefined],
    [2, 30, undefined, undefined],
  ])('%s capsules on day %s: %s, %s', (vitAMother, count, expected, reason) => {
    const finding = judgeVitaminAOfMother({ vitAMother }, BORN, day(count));
    expect(finding?.class).toBe(expected);
    expect(finding?.reason).toBe(reason);
  });

  test('not asked is not judged; without the day of birth none is still too few', () => {
    expect(judgeVitaminAOfMother({}, BORN, day(5))).toBeUndefined();
    expect(judgeVitaminAOfMother({ vitAMother: 0 }, undefined, day(5))).toMatchObject({ level: 'routine' });
  });
});

test.each([
  ['belum', 42, 'KONSELING', undefined],
  ['belum', 43, 'BELUM', 'PP_KB'],
  ['suntik', 43, undefined, undefined],
])('contraception "%s" on day %s: %s, %s', (ppContraception, count, expected, reason) => {
  const finding = judgeContraceptionAfterBirth({ ppContraception }, BORN, day(count));
  expect(finding?.class).toBe(expected);
  expect(finding?.reason).toBe(reason);
});

test('who does not breastfeed is counselled', () => {
  expect(judgeBreastfeeding({ breastfeeding: 'tidak' })).toMatchObject({ colour: 'KUNING' });
  expect(judgeBreastfeeding({ breastfeeding: 'ya' })).toBeUndefined();
  expect(judgeBreastfeeding({})).toBeUndefined();
});

test('contacts missed in childbed are named, outside of it or unknown they are not', () => {
  expect(judgeMotherContacts(BORN, [day(1)], day(10))).toMatchObject({
    value: 'kf2',
    reason: 'PP_KF',
    level: 'routine',
  });
  expect(judgeMotherContacts(BORN, [day(1), day(5)], day(10))).toBeUndefined();
  expect(judgeMotherContacts(BORN, undefined, day(10))).toBeUndefined();
  expect(judgeMotherContacts(BORN, [], day(43))).toBeUndefined();
});
