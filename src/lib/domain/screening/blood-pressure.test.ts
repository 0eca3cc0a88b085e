import { describe, expect, test } from 'vitest';
import {
  judgeBloodPressureOfAdult,
  judgeBloodPressureOfMother,
  judgeBloodPressureOfTeen,
  needsSecondReading,
  readBloodPressure,
} from './blood-pressure.ts';

describe('reading', () => {
  test('of two readings the mean is taken, half up', () => {
    const answers = { bpSystolic: 144, bpDiastolic: 92, bpSystolic2: 137, bpDiastolic2: 85 };
    expect(readBloodPressure(answers)).toEqual({ systolic: 141, diastolic: 89 });
  });

  test('one reading alone holds; half a reading is none', () => {
    expect(readBloodPressure({ bpSystolic: 120, bpDiastolic: 80 })).toEqual({ systolic: 120, diastolic: 80 });
    expect(readBloodPressure({ bpSystolic: 120 })).toBeUndefined();
    expect(readBloodPressure({ bpSystolic: 120, bpDiastolic: 80, bpSystolic2: 150 })).toEqual({
      systolic: 120,
      diastolic: 80,
    });
    expect(readBloodPressure({ bpSystolic: { empty: 'refused' }, bpDiastolic: { empty: 'refused' } })).toBeUndefined();
  });

  test.each([
    [139, 89, false],
    [140, 80, true],
    [120, 90, true],
  ])('%s/%s asks for a second reading: %s', (bpSystolic, bpDiastolic, expected) => {
    expect(needsSecondReading({ bpSystolic, bpDiastolic })).toBe(expected);
    expect(needsSecondReading({ bpSystolic, bpDiastolic, bpSystolic2: 130, bpDiastolic2: 80 })).toBe(false);
  });

  test('nothing read asks for nothing', () => {
    expect(needsSecondReading({})).toBe(false);
  });
});

test.each([
  [89, 70, 'RENDAH', 'KUNING', undefined],
  [90, 60, 'NORMAL', 'HIJAU', undefined],
  [100, 59, 'RENDAH', 'KUNING', undefined],
  [119, 79, 'NORMAL', 'HIJAU', undefined],
  [120, 79, 'NORMAL_TINGGI', 'KUNING', undefined],
  [119, 80, 'NORMAL_TINGGI', 'KUNING', undefined],
  [139, 89, 'NORMAL_TINGGI', 'KUNING', undefined],
  [140, 89, 'TINGGI', 'MERAH', 'urgent'],
  [139, 90, 'TINGGI', 'MERAH', 'urgent'],
  [150, 55, 'TINGGI', 'MERAH', 'urgent'],
  [179, 109, 'TINGGI', 'MERAH', 'urgent'],
  [180, 80, 'TINGGI', 'MERAH_TUA', 'emergency'],
  [150, 110, 'TINGGI', 'MERAH_TUA', 'emergency'],
])('an adult with %s/%s is %s, %s, %s', (systolic, diastolic, bpClass, colour, level) => {
  expect(judgeBloodPressureOfAdult({ systolic, diastolic })).toEqual({
    field: 'bp',
    value: `${systolic}/${diastolic}`,
    class: bpClass,
    colour,
    ...(level ? { reason: 'BP_HIGH', level } : {}),
  });
});

test.each([
  [129, 84, 'NORMAL', undefined],
  [130, 84, 'RISIKO', undefined],
  [129, 85, 'RISIKO', undefined],
  [139, 89, 'RISIKO', undefined],
  [140, 80, 'TINGGI', 'urgent'],
  [120, 90, 'TINGGI', 'urgent'],
  [180, 100, 'TINGGI', 'emergency'],
  [150, 110, 'TINGGI', 'emergency'],
])('a teenager of 15 with %s/%s is %s, %s', (systolic, diastolic, bpClass, level) => {
  const finding = judgeBloodPressureOfTeen({ systolic, diastolic }, { ageYears: 15 });
  expect(finding).toMatchObject({ class: bpClass });
  expect(finding?.level).toBe(level);
});

test('below 15 years no bound holds', () => {
  expect(judgeBloodPressureOfTeen({ systolic: 150, diastolic: 95 }, { ageYears: 14 })).toBeUndefined();
});

test.each([
  [129, 84, [], 'NORMAL', undefined],
  [130, 80, [], 'RISIKO', undefined],
  [120, 85, [], 'RISIKO', undefined],
  [140, 80, [], 'TINGGI', 'urgent'],
  [120, 90, [], 'TINGGI', 'urgent'],
  [159, 109, [], 'TINGGI', 'urgent'],
  [160, 80, [], 'TINGGI_BERAT', 'emergency'],
  [120, 110, [], 'TINGGI_BERAT', 'emergency'],
  [140, 90, ['headacheBlur'], 'TINGGI_BERAT', 'emergency'],
  [140, 90, ['epigastric'], 'TINGGI_BERAT', 'emergency'],
  [140, 90, ['dysuria'], 'TINGGI', 'urgent'],
  [139, 89, ['headacheBlur'], 'RISIKO', undefined],
] as const)('a pregnant woman with %s/%s and %j is %s, %s', (systolic, diastolic, signs, bpClass, level) => {
  const finding = judgeBloodPressureOfMother({ systolic, diastolic }, signs, 'PREG_BP');
  expect(finding).toMatchObject({ class: bpClass });
  expect(finding.level).toBe(level);
  expect(finding.reason).toBe(level && 'PREG_BP');
});

test('in childbed the reason is that of grown-ups', () => {
  expect(judgeBloodPressureOfMother({ systolic: 165, diastolic: 90 }, [], 'BP_HIGH')).toMatchObject({
    reason: 'BP_HIGH',
    level: 'emergency',
  });
});
