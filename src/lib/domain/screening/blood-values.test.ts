import { expect, test } from 'vitest';
import { judgeCholesterol, judgeGlucoseFasting, judgeGlucoseRandom, judgeUricAcid } from './blood-values.ts';

test.each([
  [69, 'RENDAH', 'MERAH', 'GLU_LOW'],
  [70, 'NORMAL', 'HIJAU', undefined],
  [139, 'NORMAL', 'HIJAU', undefined],
  [140, 'ULANG', 'KUNING', undefined],
  [199, 'ULANG', 'KUNING', undefined],
  [200, 'TINGGI', 'MERAH', 'GLU_HIGH'],
])('random glucose %s is %s, %s, %s', (value, glucoseClass, colour, reason) => {
  const finding = judgeGlucoseRandom(value, { ageYears: 40 });
  expect(finding).toMatchObject({ field: 'glucoseRandom', value, class: glucoseClass, colour });
  expect(finding?.reason).toBe(reason);
  expect(finding?.level).toBe(reason && 'urgent');
});

test('random glucose is judged from 15 years', () => {
  expect(judgeGlucoseRandom(250, { ageYears: 14 })).toBeUndefined();
  expect(judgeGlucoseRandom(250, { ageYears: 15 })).toBeDefined();
  expect(judgeGlucoseRandom(undefined, { ageYears: 40 })).toBeUndefined();
});

test.each([
  [69, 'RENDAH'],
  [70, 'NORMAL'],
  [99, 'NORMAL'],
  [100, 'ULANG'],
  [125, 'ULANG'],
  [126, 'TINGGI'],
])('fasting glucose %s is %s', (value, expected) => {
  expect(judgeGlucoseFasting(value)).toMatchObject({ field: 'glucoseFasting', class: expected });
});

test.each([
  [199, 'NORMAL', 'HIJAU', undefined],
  [200, 'BATAS', 'KUNING', undefined],
  [239, 'BATAS', 'KUNING', undefined],
  [240, 'TINGGI', 'KUNING', 'CHOL'],
])('cholesterol %s is %s, %s, %s', (value, expected, colour, reason) => {
  const finding = judgeCholesterol(value);
  expect(finding).toMatchObject({ class: expected, colour });
  expect(finding?.reason).toBe(reason);
});

test.each([
  ['m', 7, 'NORMAL'],
  ['m', 7.1, 'TINGGI'],
  ['f', 6, 'NORMAL'],
  ['f', 6.1, 'TINGGI'],
  [undefined, 6.1, 'TINGGI'],
] as const)('uric acid (%s) %s is %s', (sex, value, expected) => {
  expect(judgeUricAcid(value, { sex })).toMatchObject({ class: expected });
});

test('what was not measured is not judged', () => {
  expect(judgeGlucoseFasting(undefined)).toBeUndefined();
  expect(judgeCholesterol(undefined)).toBeUndefined();
  expect(judgeUricAcid(undefined, { sex: 'm' })).toBeUndefined();
});
