import { expect, test } from 'vitest';
import { findPregnancyRisks, PREGNANCY_RISKS } from './risk-flags.ts';

test.each([
  [{ ageYears: 19 }, ['tooYoung']],
  [{ ageYears: 20 }, []],
  [{ ageYears: 35 }, []],
  [{ ageYears: 36 }, ['tooOld']],
  [{ ageYears: 25, children: 3 }, []],
  [{ ageYears: 25, children: 4 }, ['manyChildren']],
  [{ ageYears: 25, spacingMonths: 23 }, ['closeSpacing']],
  [{ ageYears: 25, spacingMonths: 24 }, []],
  [{ ageYears: 25, heightCm: 144.9 }, ['short']],
  [{ ageYears: 25, heightCm: 145 }, []],
  [{ ageYears: 25, previousCaesarean: true }, ['previousCaesarean']],
  [{ ageYears: 25, muacCm: 23.4 }, ['ced']],
  [{ ageYears: 25, muacCm: 23.5 }, []],
  [{ ageYears: 25, hb: 10.9 }, ['anaemia']],
  [{ ageYears: 25, hb: 11 }, []],
  [{ ageYears: 25, bp: { systolic: 140, diastolic: 80 } }, ['highBloodPressure']],
  [{ ageYears: 25, bp: { systolic: 139, diastolic: 89 } }, []],
])('%j carries %j', (facts, expected) => {
  expect(findPregnancyRisks(facts)).toEqual(expected);
});

test('all of them are told in the order of the list', () => {
  const all = findPregnancyRisks({
    ageYears: 40,
    children: 5,
    spacingMonths: 10,
    heightCm: 140,
    previousCaesarean: true,
    muacCm: 22,
    hb: 9,
    bp: { systolic: 150, diastolic: 100 },
  });
  expect(all).toEqual(PREGNANCY_RISKS.filter((risk) => risk !== 'tooYoung'));
});
