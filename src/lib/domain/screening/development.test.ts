import { expect, test } from 'vitest';
import { classifyKpsp, correctedAgeMonths, findKpspForm, judgeDevelopmentChecklist, judgeKpsp } from './development.ts';
import { isComplementaryFoodAsked, isComplementaryFoodGood, isExclusiveBreastfeedingAsked } from './feeding.ts';

test.each([
  [2, undefined],
  [3, 3],
  [5, 3],
  [6, 6],
  [23, 21],
  [24, 24],
  [29, 24],
  [30, 30],
  [71, 66],
  [72, 72],
])('at %s months the KPSP form is that of %s', (ageMonths, form) => {
  expect(findKpspForm({ ageMonths })).toBe(form);
});

test.each([
  [10, 37, 10],
  [10, 36, 9],
  [10, 32, 8],
  [10, 33, 9],
  [23, 28, 20],
  [24, 28, 24],
  [1, 28, 0],
  [10, undefined, 10],
])('%s months and born in week %s is %s months for development', (ageMonths, gestationWeeks, expected) => {
  expect(correctedAgeMonths({ ageMonths, gestationWeeks })).toBe(expected);
});

test.each([
  [10, 'S'],
  [9, 'S'],
  [8, 'M'],
  [7, 'M'],
  [6, 'P'],
  [0, 'P'],
])('%s times "ya" is %s', (yes, expected) => {
  expect(classifyKpsp(yes)).toBe(expected);
});

test('a doubtful KPSP is looked at again, a deviating one is urgent', () => {
  expect(judgeKpsp({ kpspYes: 9 })).toMatchObject({ colour: 'HIJAU' });
  expect(judgeKpsp({ kpspYes: 7 })).toMatchObject({ reason: 'KPSP_M', level: 'routine' });
  expect(judgeKpsp({ kpspYes: 6 })).toMatchObject({ reason: 'KPSP_P', level: 'urgent' });
  expect(judgeKpsp({})).toBeUndefined();
});

test('an incomplete checklist is referred, a complete one gives no finding', () => {
  expect(judgeDevelopmentChecklist({ devChecklist: 'tidakLengkap' })).toMatchObject({
    class: 'KUNING',
    reason: 'DEV_CHECK',
    level: 'routine',
  });
  expect(judgeDevelopmentChecklist({ devChecklist: 'lengkap' })).toBeUndefined();
});

test.each([
  [0, true, false],
  [5, true, false],
  [6, true, true],
  [7, false, true],
  [23, false, true],
  [24, false, false],
])('at %s months: ASI eksklusif asked %s, MP-ASI asked %s', (ageMonths, breastfeeding, food) => {
  expect(isExclusiveBreastfeedingAsked(ageMonths)).toBe(breastfeeding);
  expect(isComplementaryFoodAsked(ageMonths)).toBe(food);
});

test('food is good as judged, or when no group is missing', () => {
  const groups = ['staple', 'animalProtein', 'plantProtein', 'fat', 'vegetableFruit'];
  expect(isComplementaryFoodGood({ compFood: 'sesuai' })).toBe(true);
  expect(isComplementaryFoodGood({ compFood: 'tidak', compFoodGroups: groups })).toBe(false);
  expect(isComplementaryFoodGood({ compFoodGroups: groups })).toBe(true);
  expect(isComplementaryFoodGood({ compFoodGroups: groups.slice(1) })).toBe(false);
  expect(isComplementaryFoodGood({})).toBeUndefined();
});
