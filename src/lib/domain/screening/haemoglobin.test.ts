import { expect, test } from 'vitest';
import { judgeHaemoglobin, judgeHaemoglobinInPregnancy } from './haemoglobin.ts';

test.each([
  ['f', 5, 11.5, 'NORMAL'],
  ['f', 11, 11.4, 'ANEMIA_RINGAN'],
  ['m', 12, 11.9, 'ANEMIA_RINGAN'],
  ['m', 12, 12, 'NORMAL'],
  ['f', 14, 12, 'NORMAL'],
  ['f', 15, 11.9, 'ANEMIA_RINGAN'],
  ['f', 15, 12, 'NORMAL'],
  ['m', 15, 12.9, 'ANEMIA_RINGAN'],
  ['m', 15, 13, 'NORMAL'],
  [undefined, 15, 12.9, 'ANEMIA_RINGAN'],
  ['f', 16, 11, 'ANEMIA_RINGAN'],
  ['f', 16, 10.9, 'ANEMIA_SEDANG'],
  ['f', 16, 8, 'ANEMIA_SEDANG'],
  ['f', 16, 7.9, 'ANEMIA_BERAT'],
] as const)('%s of %s years with Hb %s is %s (WHO)', (sex, ageYears, hb, expected) => {
  expect(judgeHaemoglobin(hb, { sex, ageYears })).toMatchObject({ field: 'hb', value: hb, class: expected });
});

test('mild anaemia is advised on, moderate is routine, severe is urgent', () => {
  const judge = (hb: number) => judgeHaemoglobin(hb, { sex: 'f', ageYears: 16 });
  expect(judge(11.5)).toMatchObject({ colour: 'KUNING' });
  expect(judge(11.5)?.level).toBeUndefined();
  expect(judge(9)).toMatchObject({ colour: 'KUNING', reason: 'ANEMIA', level: 'routine' });
  expect(judge(7)).toMatchObject({ colour: 'MERAH', reason: 'ANEMIA', level: 'urgent' });
});

test('below 5 years, or not measured, nothing is judged', () => {
  expect(judgeHaemoglobin(9, { sex: 'f', ageYears: 4 })).toBeUndefined();
  expect(judgeHaemoglobin(undefined, { sex: 'f', ageYears: 30 })).toBeUndefined();
  expect(judgeHaemoglobinInPregnancy(undefined)).toBeUndefined();
});

test.each([
  [11, 'NORMAL', undefined],
  [10.9, 'ANEMIA', 'routine'],
  [8, 'ANEMIA', 'routine'],
  [7.9, 'ANEMIA_BERAT', 'urgent'],
])('in pregnancy Hb %s is %s, %s', (hb, expected, level) => {
  const finding = judgeHaemoglobinInPregnancy(hb);
  expect(finding).toMatchObject({ class: expected });
  expect(finding?.level).toBe(level);
  expect(finding?.reason).toBe(level && 'PREG_HB');
});
