import { expect, test } from 'vitest';
import { judgeMuacInPregnancy, judgeMuacOfWoman, judgeWaist } from './circumferences.ts';

test.each([
  ['m', 89.9, 'NORMAL'],
  ['m', 90, 'LEBIH'],
  ['f', 79.9, 'NORMAL'],
  ['f', 80, 'LEBIH'],
  [undefined, 80, 'LEBIH'],
] as const)('a waist (%s) of %s cm is %s', (sex, waistCm, expected) => {
  expect(judgeWaist(waistCm, { sex, ageYears: 30 })).toMatchObject({
    field: 'waistCm',
    value: waistCm,
    class: expected,
    colour: expected === 'NORMAL' ? 'HIJAU' : 'KUNING',
  });
});

test('a waist is judged from 15 years', () => {
  expect(judgeWaist(95, { sex: 'm', ageYears: 14 })).toBeUndefined();
  expect(judgeWaist(95, { sex: 'm', ageYears: 15 })).toBeDefined();
  expect(judgeWaist(undefined, { sex: 'm', ageYears: 40 })).toBeUndefined();
});

test.each([
  ['f', 15, 23.4, true],
  ['f', 15, 23.5, false],
  ['f', 14, 23.4, false],
  ['f', 49, 23.4, true],
  ['f', 50, 23.4, false],
  ['m', 20, 20, false],
  [undefined, 20, 20, false],
] as const)('%s of %s years with an arm of %s cm: risk of KEK is %s', (sex, ageYears, muacCm, expected) => {
  const finding = judgeMuacOfWoman(muacCm, { sex, ageYears });
  expect(finding !== undefined).toBe(expected);
  if (expected) expect(finding).toMatchObject({ class: 'KEK', colour: 'KUNING', reason: 'KEK', level: 'routine' });
});

test('in pregnancy an arm below 23.5 cm is urgent', () => {
  expect(judgeMuacInPregnancy(23.4)).toEqual({
    field: 'muacCm',
    value: 23.4,
    class: 'KEK',
    colour: 'MERAH',
    reason: 'PREG_KEK',
    level: 'urgent',
  });
  expect(judgeMuacInPregnancy(23.5)).toMatchObject({ class: 'NORMAL', colour: 'HIJAU' });
  expect(judgeMuacInPregnancy(undefined)).toBeUndefined();
});
