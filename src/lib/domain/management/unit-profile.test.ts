import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../dates.ts';
import { judgeCalibration } from './calibration.ts';
import { checkStaffing } from './staffing.ts';
import { computeRollout, PLAIN_PROFILE } from './unit-profile.ts';

describe('minimum staff of a village unit: 1 bidan and 1 perawat', () => {
  test.each([
    [1, 1, { kind: 'enough' }],
    [1, 0, { kind: 'short', missing: ['nurse'] }],
    [0, null, { kind: 'short', missing: ['midwife'] }],
    [2, null, { kind: 'unknown' }],
  ])('%s midwives and %s nurses', (midwives, nurses, verdict) => {
    expect(checkStaffing({ midwives, nurses })).toEqual(verdict);
  });
});

test('the roll-out of a year: planned, named as lokus, begun; a start of a unit that is not ILP counts for nothing', () => {
  const unit = (lokusYear: number | null, start: string | null, ilpStatus: 'belum' | 'penuh' = 'penuh') => ({
    ...PLAIN_PROFILE,
    ilpStatus,
    lokusYear,
    ilpStartDate: start as LocalDate | null,
  });
  const units = [
    unit(2025, '2025-07-01'),
    unit(2025, '2026-01-15'),
    unit(2026, '2026-03-01', 'belum'),
    unit(null, null),
  ];
  expect(computeRollout(units, new Map([[2025, 3]]))).toEqual([
    { year: 2025, planned: 3, named: 2, done: 1 },
    { year: 2026, planned: null, named: 1, done: 1 },
  ]);
});

test.each([
  [null, 'never'],
  ['2025-08-07', 'good'],
  ['2025-08-06', 'old'],
])('equipment calibrated on %s is %s on 7 August 2026', (calibrated, state) => {
  expect(judgeCalibration(calibrated as LocalDate | null, '2026-08-07' as LocalDate)).toBe(state);
});
