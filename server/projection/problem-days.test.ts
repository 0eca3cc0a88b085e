import { expect, test } from 'vitest';
import type { LocalDate } from '#lib/domain/dates.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeMonth } from '#tests/support/make-pws.ts';
import { dayIn, joinDays } from './problem-days.ts';

const AUGUST = makeMonth('2026-08');
/** Facts that hold on some days of a month. */
const subject = (facts: (day: LocalDate) => readonly string[]) => ({
  factsUntil: (day: LocalDate) => ({ facts: facts(day) }),
});

test('a problem stands from the day on which it was seen, not from the first of its month', () => {
  const weighed = subject((day) => (day >= localDate('2026-08-14') ? ['D', 'BGM'] : []));
  const days = joinDays(weighed, AUGUST, ' D BGM ');
  expect(dayIn(days, 'BGM')).toBe('2026-08-14');
  expect(dayIn(days, 'twoT')).toBeUndefined();
});

test('what was settled and stands again stands from the second day', () => {
  const told = new Set(['2026-08-05', '2026-08-06', '2026-08-21'].map(localDate));
  const missed = subject((day) => (told.has(day) || day > localDate('2026-08-21') ? ['htMedicineMissed'] : []));
  expect(dayIn(joinDays(missed, AUGUST, ' htMedicineMissed '), 'htMedicineMissed')).toBe('2026-08-21');
});

test('what stood at the end of the month before began then; a problem that was settled then begins anew', () => {
  const always = subject(() => ['doseOverdue']);
  expect(joinDays(always, AUGUST, ' doseOverdue ', ' S doseOverdue ')).toBe('');
  expect(dayIn(joinDays(always, AUGUST, ' doseOverdue ', ' doseOverdue zeroDose '), 'doseOverdue')).toBe('2026-08-01');
});

test('what settles a problem during the month keeps it from standing, whatever came first', () => {
  const fed = subject((day) => (day >= localDate('2026-08-20') ? ['severeWasted', 'gotFood'] : ['severeWasted']));
  expect(joinDays(fed, AUGUST, ' severeWasted gotFood ')).toBe('');
});
