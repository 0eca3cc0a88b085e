import { expect, test } from 'vitest';
import {
  BODY_MASS_GRADES,
  GAP_GRADE,
  GROWTH_STATUS_GRADES,
  HEAD_GRADES,
  LENGTH_HEIGHT_GRADES,
  MUAC_GRADES,
  OEDEMA_GRADE,
  WEIGHT_FOR_AGE_GRADES,
} from '#lib/domain/growth/grades.ts';
import { parseLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { interpretFindings, type Finding } from '#lib/domain/interpretation.ts';
import { hasText } from '#lib/i18n/visit-text.ts';
import { adviceFor } from './advice.ts';
import { findingsOfField } from './finding-field.ts';
import { valueOfFinding } from './finding-words.ts';

const today = date('2026-08-07');
const good: Finding = { field: 'BB_U', value: -0.8, class: 'BB_NORMAL', colour: 'HIJAU' };
const flat: Finding = {
  field: 'growthStatus',
  value: 'T',
  class: 'TIDAK_NAIK',
  colour: 'KUNING',
  reason: 'BB_T1',
  level: 'routine',
};
const wasted: Finding = {
  field: 'BB_TB',
  value: -3.2,
  class: 'GIZI_BURUK',
  colour: 'MERAH_TUA',
  reason: 'WAST_BURUK',
  level: 'emergency',
};
const short: Finding = {
  field: 'TB_U',
  value: -2.4,
  class: 'PENDEK',
  colour: 'KUNING',
  reason: 'STUNT',
  level: 'routine',
};

test('where nothing presses the family hears praise, food and the next date', () => {
  expect(adviceFor(interpretFindings([good]), date('2024-08-07'), today)).toEqual([
    'advice.good',
    'advice.good.food',
    'advice.next',
  ]);
});

test('below six months the food is breast milk', () => {
  expect(adviceFor(interpretFindings([good]), date('2026-02-08'), today)).toContain('advice.good.breastfed');
  expect(adviceFor(interpretFindings([good]), date('2026-02-07'), today)).toContain('advice.good.food');
});

test('at most three sentences are told, what presses most first', () => {
  expect(adviceFor(interpretFindings([flat, short, wasted]), date('2024-08-07'), today)).toEqual([
    'advice.WAST_BURUK',
    'advice.BB_T1',
    'advice.referred',
  ]);
});

test('every class and every reason of growth has words, and every reason advice', () => {
  const graded = [WEIGHT_FOR_AGE_GRADES, LENGTH_HEIGHT_GRADES, BODY_MASS_GRADES, HEAD_GRADES, MUAC_GRADES];
  const classes = [
    ...graded.flatMap((grades) => Object.keys(grades)),
    'NAIK',
    'TIDAK_NAIK',
    'TIDAK_DITIMBANG_BULAN_LALU',
    'BARU',
    'TIDAK_NAIK_SELAMA_JEDA',
    'PERIKSA_ULANG',
  ];
  const reasons = [...graded, GROWTH_STATUS_GRADES, [OEDEMA_GRADE, GAP_GRADE]]
    .flatMap((grades) => Object.values(grades))
    .flatMap((grade) => grade.reason ?? []);
  const keys = [
    ...classes.map((one) => `class.${one}`),
    ...reasons.flatMap((one) => [`reason.${one}`, `advice.${one}`]),
  ];
  expect(keys.filter((key) => !hasText(key))).toEqual([]);
});

test('a finding is told under the field it follows from', () => {
  expect(findingsOfField([good, flat, short], 'weightKg')).toEqual([good, flat]);
  expect(findingsOfField([good, flat, short], 'lengthHeightCm')).toEqual([short]);
});

test('z-scores are told with their sign, an arm in cm, letters not at all', () => {
  const arm: Finding = { field: 'muacCm', value: 12.4, class: 'MUAC_YELLOW', colour: 'KUNING' };
  expect([good, arm, flat].map(valueOfFinding)).toEqual(['−0,80', '12,4 cm', '']);
});

function date(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
