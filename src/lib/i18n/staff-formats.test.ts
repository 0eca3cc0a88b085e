import { expect, test } from 'vitest';
import { dayOf, formatInstant, formatMoment, formatShortInstant } from './staff-formats.ts';

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();
const NOW = at(2026, 7, 7, 11, 0);

test.each([
  [at(2026, 7, 7, 10, 42), 'hari ini 10.42', '10.42'],
  [at(2026, 7, 6, 23, 59), 'kemarin 23.59', '6 Agu'],
  [at(2026, 6, 31, 8, 5), '31 Juli 08.05', '31 Jul'],
  [at(2025, 11, 1, 0, 0), '1 Desember 2025 00.00', '1 Des 2025'],
])('an instant is told by its distance', (instant, long, short) => {
  expect([formatInstant(instant, NOW), formatShortInstant(instant, NOW)]).toEqual([long, short]);
});

test('the day before the first is the last of the month before', () => {
  expect(formatInstant(at(2026, 6, 31, 9, 0), at(2026, 7, 1, 9, 0))).toBe('kemarin 09.00');
});

test('on paper the whole date stands', () => {
  expect(formatMoment(NOW)).toBe('7 Agustus 2026 11.00');
});

test('the day of an instant is that of the clock on the wall', () => {
  expect(dayOf(at(2026, 0, 5, 23, 30))).toBe('2026-01-05');
});
