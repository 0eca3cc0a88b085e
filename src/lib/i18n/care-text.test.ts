import { expect, test } from 'vitest';
import { COMPLETENESS } from '#lib/domain/immunisation/completeness.ts';
import { POSTPONE_REASONS } from '#lib/domain/immunisation/dose-record.ts';
import { DOSE_STATUSES } from '#lib/domain/immunisation/dose-status.ts';
import { ANTIGENS } from '#lib/domain/immunisation/schedule.ts';
import { SCHEDULE_2026_11 } from '#lib/domain/immunisation/schedule-2026-11.ts';
import { PREGNANCY_OUTCOMES } from '#lib/events/pregnancy-view.ts';
import { SUPPLY_ITEMS, SUPPLY_UNITS } from '#lib/events/supply-view.ts';
import { doseName, hasCareText } from './care-text.ts';

const DOUBTS = ['unchecked', 'monthOnly', 'tooYoung', 'tooSoon', 'liveTooClose', 'afterWindow'];
const ASIDE = ['withoutProof', 'rejected', 'duplicateSuspect', 'outbreak', 'extra', 'beforeBirth'];

test.each([
  ['vaccine', ANTIGENS],
  ['doseStatus', DOSE_STATUSES.flatMap((status) => [status, `${status}.short`])],
  ['postpone', POSTPONE_REASONS],
  ['complete', COMPLETENESS],
  ['doubt', [...DOUBTS, ...ASIDE, 'conflict']],
  ['supply', SUPPLY_ITEMS],
  ['unit', Object.values(SUPPLY_UNITS)],
  ['pregnancy.outcome', PREGNANCY_OUTCOMES],
])('every code of %s has words', (prefix, codes) => {
  expect(codes.filter((code) => !hasCareText(`${prefix}.${code}`))).toEqual([]);
});

test('every dose of the schedule is named in plain words', () => {
  const names = SCHEDULE_2026_11.doses.map(({ code }) => [code, doseName(code)]);
  expect(names.filter(([code, name]) => code === name && code !== 'BCG')).toEqual([]);
  expect([doseName('DPT2'), doseName('HB0'), doseName('BIAS_MR'), doseName('TIFOID')]).toEqual([
    'DPT-HB-Hib 2',
    'Hepatitis B (HB0)',
    'MR, kelas 1',
    'TIFOID',
  ]);
});
