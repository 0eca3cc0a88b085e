import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  calendarDay,
  daysBetween,
  firstDayOfMonth,
  isLocalDate,
  isLocalMonth,
  lastDayOfMonth,
  monthOf,
  nextMonth,
  parseLocalDate,
  parseLocalMonth,
  previousMonth,
  type LocalDate,
  type LocalMonth,
} from './dates.ts';

const date = (text: string) => text as LocalDate;
const month = (text: string) => text as LocalMonth;

/** Any day from 1583, when the calendar begins, to 9999. */
const anyDate = fc
  .date({ min: new Date('1583-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => date(instant.toISOString().slice(0, 10)));

describe('reading', () => {
  test.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a date', (text) => {
    expect(parseLocalDate(text)).toEqual({ ok: true, value: text });
    expect(isLocalDate(text)).toBe(true);
  });

  test.each(['2023-02-29', '1900-02-29', '2026-06-31', '2026-00-10', '2026-13-01', '2026-01-00', '0000-01-01'])(
    '%s is a day the calendar lacks',
    (text) => {
      expect(parseLocalDate(text)).toEqual({ ok: false, problem: { code: 'date.impossible', text } });
    },
  );

  test.each(['', '2026-6-1', '01/02/2026', '2026-06-01T00:00', ' 2026-06-01', '20260601'])(
    '%j is malformed',
    (text) => {
      expect(parseLocalDate(text)).toEqual({ ok: false, problem: { code: 'date.malformed', text } });
    },
  );

  test('months are read alike', () => {
    expect(parseLocalMonth('2026-08')).toEqual({ ok: true, value: '2026-08' });
    expect(parseLocalMonth('2026-13')).toEqual({ ok: false, problem: { code: 'date.impossible', text: '2026-13' } });
    expect(parseLocalMonth('2026-8')).toEqual({ ok: false, problem: { code: 'date.malformed', text: '2026-8' } });
    expect(isLocalMonth('2026-00')).toBe(false);
  });
});

describe('days', () => {
  test('are counted over leap days and centuries', () => {
    expect(daysBetween(date('2024-02-28'), date('2024-03-01'))).toBe(2);
    expect(daysBetween(date('2023-02-28'), date('2023-03-01'))).toBe(1);
    expect(daysBetween(date('1900-01-01'), date('2000-01-01'))).toBe(36_524);
    expect(daysBetween(date('2026-08-07'), date('2026-07-12'))).toBe(-26);
  });

  test('equal the days between the same midnights of UTC', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(daysBetween(a, b)).toBe((Date.parse(b) - Date.parse(a)) / 86_400_000);
      }),
    );
  });

  test('added and counted again are the same number', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -100_000, max: 100_000 }), (from, days) => {
        fc.pre(daysBetween(date('0001-01-01'), from) + days >= 0 && daysBetween(from, date('9999-12-31')) >= days);
        const to = addDays(from, days);
        expect(isLocalDate(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(days);
      }),
    );
  });

  test('outside the years that have four digits throw', () => {
    expect(() => addDays(date('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(date('0001-01-01'), -1)).toThrow(RangeError);
  });
});

describe('months', () => {
  test('have a first and a last day', () => {
    expect(monthOf(date('2024-02-10'))).toBe('2024-02');
    expect(firstDayOfMonth(month('2024-02'))).toBe('2024-02-01');
    expect(lastDayOfMonth(month('2024-02'))).toBe('2024-02-29');
    expect(lastDayOfMonth(month('2026-02'))).toBe('2026-02-28');
    expect(lastDayOfMonth(month('2026-12'))).toBe('2026-12-31');
  });

  test('follow each other over the turn of the year', () => {
    expect(previousMonth(month('2026-01'))).toBe('2025-12');
    expect(nextMonth(month('2025-12'))).toBe('2026-01');
    expect(addMonths(month('2026-03'), -27)).toBe('2023-12');
    expect(() => previousMonth(month('0001-01'))).toThrow(RangeError);
  });

  test('end on the day before the next begins', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        fc.pre(day < '9999-12');
        expect(addDays(lastDayOfMonth(monthOf(day)), 1)).toBe(firstDayOfMonth(nextMonth(monthOf(day))));
      }),
    );
  });
});

test('a date comes apart into its numbers', () => {
  expect(calendarDay(date('2026-08-07'))).toEqual({ year: 2026, month: 8, day: 7 });
});
