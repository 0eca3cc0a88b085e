import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '../rules/rule-set.ts';
import { parseRuleChanges } from '../rules/parse-rule-changes.ts';
import { classifyAdultBmi, computeBmi, judgeAdultBmi } from './adult-bmi.ts';

test.each([
  [16.99, 'SK'],
  [17, 'K'],
  [18.49, 'K'],
  [18.5, 'N'],
  [25, 'N'],
  [25.01, 'G'],
  [27, 'G'],
  [27.01, 'O'],
])('a BMI of %s is %s (Kemenkes bounds; settled.md 20)', (bmi, expected) => {
  expect(classifyAdultBmi(bmi)).toBe(expected);
});

test.each([
  [45, 165, { value: 16.5, class: 'SK', colour: 'KUNING', reason: 'BMI_ABN', level: 'routine' }],
  [48, 165, { value: 17.6, class: 'K', colour: 'KUNING' }],
  [60, 165, { value: 22, class: 'N', colour: 'HIJAU' }],
  [70, 165, { value: 25.7, class: 'G', colour: 'KUNING' }],
  [80, 165, { value: 29.4, class: 'O', colour: 'KUNING', reason: 'BMI_ABN', level: 'routine' }],
])('%s kg at %s cm is judged', (weightKg, heightCm, expected) => {
  expect(judgeAdultBmi(weightKg, heightCm)).toEqual({ field: 'bmi', ...expected });
});

test('the value is rounded, the class is not: 25.04 is shown as 25.0 and is gemuk', () => {
  const heightCm = 160;
  const weightKg = 25.04 * 1.6 ** 2;
  expect(judgeAdultBmi(weightKg, heightCm)).toMatchObject({ value: 25, class: 'G' });
});

test('a Puskesmas that rounds first gets normal for 25.04', () => {
  const changed = parseRuleChanges({ id: 'lokal', figures: { 'adultBmi.rounding': 'oneDecimal' } });
  expect(changed.ok && classifyAdultBmi(25.04, changed.value)).toBe('N');
  expect(classifyAdultBmi(25.04, DEFAULT_RULES)).toBe('G');
});

test('without a usable weight and height there is no BMI', () => {
  expect(judgeAdultBmi(undefined, 160)).toBeUndefined();
  expect(judgeAdultBmi(60, undefined)).toBeUndefined();
  expect(computeBmi(0, 160)).toBeUndefined();
  expect(computeBmi(60, 0)).toBeUndefined();
});
