import { expect, test } from 'vitest';
import { computePuma, isPumaAsked, judgePuma } from './puma.ts';
import { computePackYears, judgeSmoking } from './smoking.ts';

const NO_SYMPTOM = { pDyspnoea: 0, pPhlegm: 0, pCough: 0, pSpirometry: 0 };
const LIGHT = { smoking: 'aktif', cigPerDay: 1, years: 1, ...NO_SYMPTOM };

test('pack-years are packs of 20 a day times years', () => {
  expect(computePackYears(12, 40)).toBe(24);
});

test.each([
  ['f', 40, 0],
  ['m', 40, 1],
  ['f', 49, 0],
  ['f', 50, 1],
  ['f', 59, 1],
  ['f', 60, 2],
] as const)('sex %s and %s years bring %s', (sex, ageYears, expected) => {
  expect(computePuma(LIGHT, { sex, ageYears })).toBe(expected);
});

test.each([
  [20, 19, 0],
  [20, 20, 1],
  [20, 30, 1],
  [20, 31, 2],
])('%s cigarettes over %s years bring %s', (cigPerDay, years, expected) => {
  expect(computePuma({ ...LIGHT, cigPerDay, years }, { sex: 'f', ageYears: 45 })).toBe(expected);
});

test('each symptom brings one, and nine is the most', () => {
  const all = { pDyspnoea: 1, pPhlegm: 1, pCough: 1, pSpirometry: 1 };
  expect(computePuma({ ...LIGHT, ...all }, { sex: 'f', ageYears: 45 })).toBe(4);
  expect(computePuma({ smoking: 'aktif', cigPerDay: 40, years: 40, ...all }, { sex: 'm', ageYears: 70 })).toBe(9);
});

test('who never smoked needs no pack-years; who did, does', () => {
  expect(computePuma({ smoking: 'tidak', ...NO_SYMPTOM }, { sex: 'f', ageYears: 45 })).toBe(0);
  expect(computePuma({ smoking: 'aktif', ...NO_SYMPTOM }, { sex: 'f', ageYears: 45 })).toBeUndefined();
  expect(computePuma({ ...LIGHT, pCough: undefined }, { sex: 'f', ageYears: 45 })).toBeUndefined();
  expect(computePuma(LIGHT, { ageYears: 45 })).toBeUndefined();
});

test.each([
  ['aktif', 40, true],
  ['aktif', 39, false],
  ['pernah', 40, true],
  ['tidak', 70, false],
  ['pasif', 70, false],
])('it is asked of %s at %s years: %s', (smoking, ageYears, expected) => {
  expect(isPumaAsked({ smoking }, { ageYears })).toBe(expected);
});

test('a score of 6 is referred, 5 is not, and both are shown', () => {
  const five = { ...LIGHT, cigPerDay: 24, years: 30, pPhlegm: 1, pCough: 1 };
  expect(judgePuma(five, { sex: 'm', ageYears: 45 })).toMatchObject({ value: 5, class: 'TIDAK', colour: 'HIJAU' });
  expect(judgePuma({ ...five, pDyspnoea: 1 }, { sex: 'm', ageYears: 45 })).toMatchObject({
    value: 6,
    class: 'RUJUK',
    colour: 'KUNING',
    reason: 'PUMA',
    level: 'routine',
  });
  expect(judgePuma(five, { sex: 'm', ageYears: 39 })).toBeUndefined();
});

test('an active smoker is offered help; others are not', () => {
  expect(judgeSmoking({ smoking: 'aktif' })).toMatchObject({
    class: 'PEROKOK_AKTIF',
    reason: 'SMOKE',
    level: 'routine',
  });
  for (const smoking of ['tidak', 'pernah', 'pasif', undefined]) expect(judgeSmoking({ smoking })).toBeUndefined();
});
