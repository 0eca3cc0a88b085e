import { expect, test } from 'vitest';
import { isLocalDate, type LocalDate } from '../dates.ts';
import {
  findVitaminACapsule,
  ironTabletsMissing,
  offerDewormingMg,
  offerVitaminA,
  recoveryFoodDays,
  zincForDiarrhoea,
} from './supplements.ts';

function day(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(text);
  return text;
}

test.each([
  [5, undefined],
  [6, { item: 'VIT_A_BIRU', units: 100_000 }],
  [11, { item: 'VIT_A_BIRU', units: 100_000 }],
  [12, { item: 'VIT_A_MERAH', units: 200_000 }],
  [59, { item: 'VIT_A_MERAH', units: 200_000 }],
  [60, undefined],
])('at %s months the capsule is %j', (ageMonths, expected) => {
  expect(findVitaminACapsule(ageMonths)).toEqual(expected);
});

test.each([
  ['2026-02-10', undefined, 'VIT_A_MERAH'],
  ['2026-08-10', undefined, 'VIT_A_MERAH'],
  ['2026-07-31', undefined, undefined],
  ['2026-08-10', '2026-04-11', undefined],
  ['2026-08-11', '2026-04-11', 'VIT_A_MERAH'],
])('on %s, last given on %s, %s is offered', (today, last, expected) => {
  const child = { birthDate: day('2024-08-10'), lastGivenDate: last === undefined ? undefined : day(last) };
  expect(offerVitaminA(child, day(today))?.item).toBe(expected);
});

test('the capsule is that for the age on the day, not at the end of the month (settled.md 10)', () => {
  expect(offerVitaminA({ birthDate: day('2025-08-20') }, day('2026-08-07'))?.item).toBe('VIT_A_BIRU');
});

test.each([
  ['2025-08-08', undefined, undefined],
  ['2025-08-07', undefined, 200],
  ['2024-08-08', undefined, 200],
  ['2024-08-07', undefined, 400],
  ['2022-01-01', '2026-02-08', undefined],
  ['2022-01-01', '2026-02-07', 400],
])('born %s, wormed %s: %s mg on 7 August 2026', (birthDate, last, expected) => {
  const child = { birthDate: day(birthDate), lastGivenDate: last === undefined ? undefined : day(last) };
  expect(offerDewormingMg(child, day('2026-08-07'))).toBe(expected);
});

test('zinc is 10 mg below 6 months and 20 mg from there, for 10 days', () => {
  expect(zincForDiarrhoea(5)).toEqual({ mgPerDay: 10, days: 10 });
  expect(zincForDiarrhoea(6)).toEqual({ mgPerDay: 20, days: 10 });
});

test.each([
  [[], undefined],
  [['STUNT'], undefined],
  [['BB_T1'], { from: 14, to: 14 }],
  [['BB_T1', 'BB_KURANG'], { from: 28, to: 28 }],
  [['BB_KURANG', 'WAST_KURANG'], { from: 28, to: 56 }],
])('reasons %j call for %j days of recovery food', (reasons, expected) => {
  expect(recoveryFoodDays(reasons)).toEqual(expected);
});

test('iron tablets missing to the goal never fall below none', () => {
  expect(ironTabletsMissing('pregnancy', 60)).toBe(30);
  expect(ironTabletsMissing('pregnancy', 120)).toBe(0);
  expect(ironTabletsMissing('teenYear', 12)).toBe(40);
});
