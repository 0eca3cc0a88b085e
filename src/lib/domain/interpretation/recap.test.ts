import { expect, test } from 'vitest';
import { interpretFindings, type Finding } from '../interpretation.ts';
import { recapSession, tallyClasses, type RecappedVisit } from './recap.ts';

const HIGH: Finding = {
  field: 'bp',
  value: '150/95',
  class: 'TINGGI',
  colour: 'MERAH',
  reason: 'BP_HIGH',
  level: 'urgent',
};
const FINE: Finding = { field: 'bp', value: '110/70', class: 'NORMAL', colour: 'HIJAU' };

const VISITS: readonly RecappedVisit[] = [
  { group: 'adult', sex: 'f', interpretation: interpretFindings([HIGH]) },
  { group: 'adult', sex: 'm', interpretation: interpretFindings([FINE]) },
  { group: 'elderly', interpretation: interpretFindings([]) },
];

test('the recap counts visits by group, sex, colour, level and reason', () => {
  expect(recapSession(VISITS)).toEqual({
    visits: 3,
    byGroup: { adult: 2, elderly: 1 },
    bySex: { f: 1, m: 1 },
    colours: { HIJAU: 2, KUNING: 0, MERAH: 1, MERAH_TUA: 0 },
    referrals: { none: 2, routine: 0, urgent: 1, emergency: 0 },
    referralsByReason: { BP_HIGH: 1 },
  });
});

test('classes of a field are counted over the visits', () => {
  expect(tallyClasses(VISITS, 'bp')).toEqual({ TINGGI: 1, NORMAL: 1 });
  expect(tallyClasses(VISITS, 'bmi')).toEqual({});
});
