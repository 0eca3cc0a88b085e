import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  classifyBmiForAge,
  classifyBmiForAgeFrom5,
  classifyHeadForAge,
  classifyLengthHeightForAge,
  classifyMuac,
  classifyWeightForAge,
  classifyWeightForLengthHeight,
} from './classify.ts';

describe('PMK 2/2020, BB/U', () => {
  test.each([
    [-6, 'BB_SANGAT_KURANG'],
    [-3.01, 'BB_SANGAT_KURANG'],
    [-3, 'BB_KURANG'],
    [-2.01, 'BB_KURANG'],
    [-2, 'BB_NORMAL'],
    [1, 'BB_NORMAL'],
    [1.01, 'BB_RISIKO_LEBIH'],
    [5, 'BB_RISIKO_LEBIH'],
  ])('%f is %s', (z, found) => expect(classifyWeightForAge(z)).toEqual({ ok: true, value: found }));
});

describe('PMK 2/2020, PB/U and TB/U', () => {
  test.each([
    [-6, 'SANGAT_PENDEK'],
    [-3.01, 'SANGAT_PENDEK'],
    [-3, 'PENDEK'],
    [-2.01, 'PENDEK'],
    [-2, 'TB_NORMAL'],
    [3, 'TB_NORMAL'],
    [3.01, 'TINGGI'],
    [6, 'TINGGI'],
  ])('%f is %s', (z, found) => expect(classifyLengthHeightForAge(z)).toEqual({ ok: true, value: found }));
});

describe('PMK 2/2020, BB/PB, BB/TB and IMT/U to 60 months', () => {
  test.each([
    [-5, 'GIZI_BURUK'],
    [-3.01, 'GIZI_BURUK'],
    [-3, 'GIZI_KURANG'],
    [-2.01, 'GIZI_KURANG'],
    [-2, 'GIZI_BAIK'],
    [1, 'GIZI_BAIK'],
    [1.01, 'RISIKO_GIZI_LEBIH'],
    [2, 'RISIKO_GIZI_LEBIH'],
    [2.01, 'GIZI_LEBIH'],
    [3, 'GIZI_LEBIH'],
    [3.01, 'OBESITAS'],
    [5, 'OBESITAS'],
  ])('%f is %s', (z, found) => {
    expect(classifyWeightForLengthHeight(z)).toEqual({ ok: true, value: found });
    expect(classifyBmiForAge(z)).toEqual({ ok: true, value: found });
  });
});

describe('PMK 2/2020, IMT/U 5-18 years', () => {
  test.each([
    [-3.01, 'GIZI_BURUK'],
    [-3, 'GIZI_KURANG'],
    [-2, 'GIZI_BAIK'],
    [1, 'GIZI_BAIK'],
    [1.01, 'GIZI_LEBIH'],
    [2, 'GIZI_LEBIH'],
    [2.01, 'OBESITAS'],
  ])('%f is %s', (z, found) => expect(classifyBmiForAgeFrom5(z)).toEqual({ ok: true, value: found }));
});

describe('Kartu ILP, LK/U and LiLA', () => {
  test.each([
    [-2.01, 'LK_KURANG'],
    [-2, 'LK_NORMAL'],
    [2, 'LK_NORMAL'],
    [2.01, 'LK_LEBIH'],
  ])('head %f SD is %s', (z, found) => expect(classifyHeadForAge(z)).toEqual({ ok: true, value: found }));

  test.each([
    [11.4, 'MUAC_RED'],
    [11.5, 'MUAC_YELLOW'],
    [12.4, 'MUAC_YELLOW'],
    [12.5, 'MUAC_GREEN'],
  ])('arm %f cm is %s', (cm, found) => expect(classifyMuac(cm)).toBe(found));
});

describe('outside the limits of the WHO', () => {
  test('a value is implausible, and keeps the class it would have', () => {
    const problem = { code: 'growth.implausible', z: -6.01, wouldBe: 'BB_SANGAT_KURANG' };
    expect(classifyWeightForAge(-6.01)).toEqual({ ok: false, problem });
    expect(classifyWeightForAge(5.01)).toMatchObject({ problem: { wouldBe: 'BB_RISIKO_LEBIH' } });
    expect(classifyLengthHeightForAge(6.01)).toMatchObject({ problem: { wouldBe: 'TINGGI' } });
    expect(classifyBmiForAgeFrom5(5.01)).toMatchObject({ problem: { wouldBe: 'OBESITAS' } });
  });

  test('so is what is no number', () => {
    expect(classifyHeadForAge(Number.NaN).ok).toBe(false);
  });

  test('every plausible z-score has a class', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (z) => {
        const all = [
          classifyWeightForAge,
          classifyLengthHeightForAge,
          classifyWeightForLengthHeight,
          classifyHeadForAge,
        ];
        expect(all.every((classify) => classify(z).ok)).toBe(true);
      }),
    );
  });
});
