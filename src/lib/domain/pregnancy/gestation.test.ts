import { expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { dueDateByLmp, gestationWeeks, isNearDue, judgeGestation, lmpOfDueDate, trimesterOf } from './gestation.ts';

const LMP = localDate('2026-01-01');

test.each([
  ['2026-01-01', 0],
  ['2026-01-07', 0],
  ['2026-01-08', 1],
  ['2025-12-31', -1],
])('on %s she is in week %s', (on, weeks) => {
  expect(gestationWeeks(LMP, localDate(on))).toBe(weeks);
});

test('the due date is 280 days after the last period, and back', () => {
  expect(dueDateByLmp(LMP)).toBe('2026-10-08');
  expect(lmpOfDueDate(localDate('2026-10-08'))).toBe(LMP);
});

test.each([
  [0, 1],
  [12, 1],
  [13, 2],
  [24, 2],
  [25, 3],
])('week %s lies in trimester %s', (weeks, trimester) => {
  expect(trimesterOf(weeks)).toBe(trimester);
});

test('the last weeks begin with week 36', () => {
  expect(isNearDue(35)).toBe(false);
  expect(isNearDue(36)).toBe(true);
});

test('week 41 is still in time, week 42 is urgent', () => {
  expect(judgeGestation(LMP, localDate('2026-10-21'))).toBeUndefined();
  expect(judgeGestation(LMP, localDate('2026-10-22'))).toMatchObject({
    value: 42,
    reason: 'PREG_LATE',
    level: 'urgent',
  });
  expect(judgeGestation(undefined, LMP)).toBeUndefined();
});
