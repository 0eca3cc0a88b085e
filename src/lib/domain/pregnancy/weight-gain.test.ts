import { describe, expect, test } from 'vitest';
import { classifyPrePregnancyBmi, expectedGain, isGainOnCurve, judgeWeightOnCurve, totalGain } from './weight-gain.ts';

describe('gain in pregnancy (IOM 2009)', () => {
  test.each([
    [18.49, 'thin'],
    [18.5, 'normal'],
    [24.99, 'normal'],
    [25, 'overweight'],
    [29.99, 'overweight'],
    [30, 'obese'],
  ] as const)('a BMI of %s before pregnancy is %s', (bmi, expected) => {
    expect(classifyPrePregnancyBmi(bmi)).toBe(expected);
  });

  test.each([
    ['thin', 12.5, 18, 0.44, 0.58],
    ['normal', 11.5, 16, 0.35, 0.5],
    ['overweight', 7, 11.5, 0.23, 0.33],
    ['obese', 5, 9, 0.17, 0.27],
  ] as const)('%s: %s-%s kg in all, %s-%s kg a week', (of, minKg, maxKg, weekMin, weekMax) => {
    expect(totalGain(of)).toEqual({ minKg, maxKg });
    const [before, after] = [expectedGain(of, 20), expectedGain(of, 21)];
    expect(after.minKg - before.minKg).toBeCloseTo(weekMin, 10);
    expect(after.maxKg - before.maxKg).toBeCloseTo(weekMax, 10);
  });

  test('the first 13 weeks bring 0.5 to 2 kg, in equal parts', () => {
    expect(expectedGain('normal', 0)).toEqual({ minKg: 0, maxKg: 0 });
    expect(expectedGain('normal', 13)).toEqual({ minKg: 0.5, maxKg: 2 });
    expect(expectedGain('normal', 6.5)).toEqual({ minKg: 0.25, maxKg: 1 });
  });

  test.each([
    [52.9, false],
    [53, true],
    [55.5, true],
    [55.6, false],
  ])('from 50 kg at 155 cm, %s kg in week 20 is on the curve: %s', (weightKg, expected) => {
    // 0.5 + 7 x 0.35 = 2.95 kg to 2 + 7 x 0.5 = 5.5 kg.
    expect(isGainOnCurve({ prePregWeightKg: 50, heightCm: 155, weightKg, weeks: 20 })).toBe(expected);
  });

  test('without a height nothing can be said', () => {
    expect(isGainOnCurve({ prePregWeightKg: 50, heightCm: 0, weightKg: 55, weeks: 20 })).toBeUndefined();
  });

  test('a weight off the curve is a routine referral', () => {
    expect(judgeWeightOnCurve(false)).toMatchObject({ reason: 'PREG_BB', level: 'routine' });
    expect(judgeWeightOnCurve(true)).toBeUndefined();
    expect(judgeWeightOnCurve(undefined)).toBeUndefined();
  });
});
