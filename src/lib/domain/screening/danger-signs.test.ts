import { describe, expect, test } from 'vitest';
import { DANGER_SIGN_LISTS, dangerSignListOfChild, dangerSignsOf, judgeDangerSigns } from './danger-signs.ts';
import { dangerSignsOfChild, dangerSignsOfMother, isBreathingAbnormal } from './vital-signs.ts';

const EMERGENCIES = {
  dangerPregnant: ['bleeding', 'convulsion', 'headacheBlur', 'noFetalMove', 'fluid', 'abdominalPain', 'palpitation'],
  dangerPostpartum: ['bleeding', 'convulsion', 'blurVision', 'dyspnoea', 'fluid'],
  dangerInfant: [
    'breathing',
    'lethargy',
    'skinColour',
    'poorSuck',
    'convulsion',
    'temperature',
    'stool',
    'urine',
    'cord',
    'eyes',
    'skinPustule',
  ],
  dangerChild: ['breathing', 'lethargy', 'poorSuck', 'convulsion', 'vomitAll'],
} as const;
const ROUTINE = new Set(['noImmunisation', 'diarrhoea', 'anxiety']);

describe.each(DANGER_SIGN_LISTS)('%s', (list) => {
  test.each(dangerSignsOf(list))('%s is graded as homevisit-referral.md 3 says', (sign) => {
    const isEmergency = EMERGENCIES[list].some((one) => one === sign);
    const level = isEmergency ? 'emergency' : ROUTINE.has(sign) ? 'routine' : 'urgent';
    expect(judgeDangerSigns(list, [sign])).toEqual([
      {
        field: 'dangerSigns',
        value: sign,
        class: 'TANDA_BAHAYA',
        colour: { emergency: 'MERAH_TUA', urgent: 'MERAH', routine: 'KUNING' }[level],
        reason: `DANGER_${sign}`,
        level,
      },
    ]);
  });
});

test('foul lochia with fever is an emergency, each of them alone is urgent', () => {
  const levels = judgeDangerSigns('dangerPostpartum', ['lochiaFoul', 'fever', 'headache']).map(({ level }) => level);
  expect(levels).toEqual(['emergency', 'emergency', 'urgent']);
  expect(judgeDangerSigns('dangerPostpartum', ['lochiaFoul'])).toMatchObject([{ level: 'urgent' }]);
});

test('a sign of a newer app is an emergency, and a repeated one is found once', () => {
  expect(judgeDangerSigns('dangerChild', ['newSign', 'newSign'])).toMatchObject([{ level: 'emergency' }]);
});

test('the list of infants ends at 6 months', () => {
  expect(dangerSignListOfChild(5)).toBe('dangerInfant');
  expect(dangerSignListOfChild(6)).toBe('dangerChild');
});

test.each([
  [1, 39, true],
  [1, 40, false],
  [1, 60, false],
  [1, 61, true],
  [2, 49, false],
  [2, 50, true],
  [11, 50, true],
  [12, 39, false],
  [12, 40, true],
])('at %s months a rate of %s is abnormal: %s', (ageMonths, rate, expected) => {
  expect(isBreathingAbnormal(rate, ageMonths)).toBe(expected);
  expect(dangerSignsOfChild({ respiratoryRate: rate }, ageMonths)).toEqual(expected ? ['breathing'] : []);
});

test.each([
  [36.4, ['temperature']],
  [36.5, []],
  [37.5, []],
  [37.6, ['temperature']],
])('an infant of %s degrees shows %j', (temperatureC, expected) => {
  expect(dangerSignsOfChild({ temperatureC }, 5)).toEqual(expected);
  expect(dangerSignsOfChild({ temperatureC }, 6)).toEqual([]);
});

test('a mother of 37.5 degrees has fever, unless it was ticked already', () => {
  expect(dangerSignsOfMother({ temperatureC: 37.4 })).toEqual([]);
  expect(dangerSignsOfMother({ temperatureC: 37.5, dangerSigns: ['headache'] })).toEqual(['headache', 'fever']);
  expect(dangerSignsOfMother({ temperatureC: 39, dangerSigns: ['feverOver2d'] })).toEqual(['feverOver2d']);
});
