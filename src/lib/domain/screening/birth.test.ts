import { expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { cedFoodDaysLeft, motherClassesLeft, vitaminAForMother } from '../pregnancy/support.ts';
import { hasLowBirthWeight, isPreterm } from './birth.ts';
import { kpspRepeatDate } from './development.ts';

test('a birth weight below 2.5 kg is low, a birth before week 37 early', () => {
  expect(hasLowBirthWeight({ birthWeightKg: 2.49 })).toBe(true);
  expect(hasLowBirthWeight({ birthWeightKg: 2.5 })).toBe(false);
  expect(isPreterm({ gestationWeeks: 36 })).toBe(true);
  expect(isPreterm({ gestationWeeks: 37 })).toBe(false);
  expect([hasLowBirthWeight({}), isPreterm({})]).toEqual([false, false]);
});

test('a doubtful KPSP comes again after two weeks', () => {
  expect(kpspRepeatDate(localDate('2026-08-07'))).toBe('2026-08-21');
});

test('support in pregnancy runs down to none', () => {
  expect([cedFoodDaysLeft(30), cedFoodDaysLeft(130)]).toEqual([90, 0]);
  expect([motherClassesLeft(1), motherClassesLeft(5)]).toEqual([3, 0]);
  expect(vitaminAForMother()).toEqual({ capsules: 2, unitsEach: 200_000 });
});
