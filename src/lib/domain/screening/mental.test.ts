import { describe, expect, test } from 'vitest';
import { judgeAdolescent, judgePhq4, judgeSrq20 } from './mental.ts';

describe('PHQ-4', () => {
  test.each([
    [0, 0, 0, 0, '0+0', 'TIDAK'],
    [1, 1, 1, 1, '2+2', 'TIDAK'],
    [2, 1, 0, 0, '3+0', 'DEPRESI'],
    [0, 0, 0, 3, '0+3', 'CEMAS'],
    [3, 0, 2, 1, '3+3', 'DEPRESI_CEMAS'],
  ])('%s %s %s %s gives %s, %s', (phq1, phq2, phq3, phq4, value, expected) => {
    const finding = judgePhq4({ phq1, phq2, phq3, phq4 });
    expect(finding).toMatchObject({ field: 'phq4', value, class: expected });
    expect(finding?.level).toBe(expected === 'TIDAK' ? undefined : 'urgent');
  });

  test('a positive half counts alone; a good half alone says nothing', () => {
    expect(judgePhq4({ phq1: 3, phq2: 3 })).toMatchObject({ value: '6+?', class: 'DEPRESI', reason: 'MENTAL' });
    expect(judgePhq4({ phq1: 0, phq2: 0 })).toBeUndefined();
    expect(judgePhq4({})).toBeUndefined();
  });
});

describe('SRQ-20', () => {
  const answers = (yes: number) =>
    Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`srq${at + 1}`, at < yes ? 'ya' : 'tidak'] as const));

  test('five are not referred, six are', () => {
    expect(judgeSrq20(answers(5))).toEqual([{ field: 'srq20', value: 5, class: 'TIDAK', colour: 'HIJAU' }]);
    expect(judgeSrq20(answers(6))).toMatchObject([{ value: 6, class: 'RUJUK', reason: 'MENTAL', level: 'urgent' }]);
  });

  test('item 17 is an emergency at any total', () => {
    expect(judgeSrq20({ ...answers(0), srq17: 'ya' })).toMatchObject([
      { field: 'suicidal', reason: 'SUICIDAL', level: 'emergency', colour: 'MERAH_TUA' },
      { field: 'srq20', value: 1, class: 'TIDAK' },
    ]);
    expect(judgeSrq20({ srq17: 'ya' })).toHaveLength(1);
  });

  test('half answered below six says nothing', () => {
    expect(judgeSrq20({ srq1: 'ya', srq2: 'ya' })).toEqual([]);
  });
});

describe('the eight questions', () => {
  const good = { comfortableHome: 'ya', schoolBurden: 'tidak', bodyImage: 'tidak', substance: 'tidak' };
  const fine = { ...good, sexual: 'tidak', unsafe: 'tidak', peers: 'tidak', suicidal: 'tidak' };
  const teen = { ageYears: 14 };

  test.each(['schoolBurden', 'bodyImage', 'substance', 'sexual', 'unsafe'])('"ya" to %s counts', (code) => {
    expect(judgeAdolescent({ ...fine, [code]: 'ya' }, teen)).toMatchObject({ value: 1, class: 'KONSELING' });
  });

  test('"tidak" to comfortableHome counts, peers never does', () => {
    expect(judgeAdolescent({ ...fine, comfortableHome: 'tidak' }, teen)).toMatchObject({ value: 1 });
    expect(judgeAdolescent({ ...fine, peers: 'ya' }, teen)).toBeUndefined();
    expect(judgeAdolescent(fine, teen)).toBeUndefined();
  });

  test('one is counselled, two are referred', () => {
    expect(judgeAdolescent({ ...fine, unsafe: 'ya' }, teen)).toEqual({
      field: 'headss',
      value: 1,
      class: 'KONSELING',
      colour: 'KUNING',
    });
    expect(judgeAdolescent({ ...fine, unsafe: 'ya', bodyImage: 'ya' }, teen)).toMatchObject({
      value: 2,
      class: 'RUJUK',
      reason: 'MENTAL',
      level: 'urgent',
    });
  });

  test('a wish to die is an emergency and the only finding', () => {
    expect(judgeAdolescent({ ...fine, unsafe: 'ya', bodyImage: 'ya', suicidal: 'ya' }, teen)).toMatchObject({
      field: 'suicidal',
      reason: 'SUICIDAL',
      level: 'emergency',
    });
  });

  test('they are asked from 10 years', () => {
    expect(judgeAdolescent({ suicidal: 'ya' }, { ageYears: 9 })).toBeUndefined();
    expect(judgeAdolescent({ suicidal: 'ya' }, { ageYears: 10 })).toBeDefined();
  });
});
