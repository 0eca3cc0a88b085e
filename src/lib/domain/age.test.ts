import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageDays, CARD_BOUNDS, cardGroup, completedMonths, completedYears, klaster } from './age.ts';
import { addDays, type LocalDate } from './dates.ts';

const date = (text: string) => text as LocalDate;

const anyBirth = fc
  .date({ min: new Date('1920-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => date(instant.toISOString().slice(0, 10)));

describe('completed months', () => {
  test.each([
    ['2026-01-20', '2026-06-13', 4, 'PMK 2/2020: the day number is not reached'],
    ['2026-01-20', '2026-06-20', 5, 'on the day number'],
    ['2026-01-01', '2026-03-30', 2, 'PMK 2/2020: 2 months 29 days are 2 months'],
    ['2025-12-31', '2026-02-27', 1, 'a day before the last of a shorter month'],
    ['2025-12-31', '2026-02-28', 2, 'on the last day of a shorter month'],
    ['2024-01-29', '2024-02-28', 0, 'born on the 29th, in a leap year'],
    ['2024-01-29', '2024-02-29', 1, 'born on the 29th, on the leap day'],
    ['2023-01-30', '2023-02-28', 1, 'born on the 30th, in February'],
    ['2021-07-31', '2026-07-30', 59, 'a day before the fifth birthday'],
    ['2021-07-31', '2026-07-31', 60, 'on the fifth birthday'],
    ['2026-08-07', '2026-08-07', 0, 'on the day of birth'],
    ['2026-08-07', '2026-08-06', -1, 'before birth'],
  ])('from %s to %s are %i: %s', (birth, on, months) => {
    expect(completedMonths(date(birth), date(on))).toBe(months);
  });

  test('never fall, and grow by at most one a day', () => {
    fc.assert(
      fc.property(anyBirth, fc.integer({ min: 0, max: 40_000 }), (birth, days) => {
        const today = completedMonths(birth, addDays(birth, days));
        const tomorrow = completedMonths(birth, addDays(birth, days + 1));
        expect([today, today + 1]).toContain(tomorrow);
      }),
    );
  });
});

test('days are whole days', () => {
  expect(ageDays(date('2024-07-15'), date('2026-07-15'))).toBe(730);
});

test('years are birthdays lived through, also for one born on a leap day', () => {
  expect(completedYears(date('2008-02-29'), date('2026-02-27'))).toBe(17);
  expect(completedYears(date('2008-02-29'), date('2026-02-28'))).toBe(18);
  expect(completedYears(date('2008-02-29'), date('2024-02-28'))).toBe(15);
});

describe('groups', () => {
  test.each([
    [0, 'infant'],
    [11, 'infant'],
    [12, 'toddler'],
    [59, 'toddler'],
    [60, 'preschool'],
    [71, 'preschool'],
    [72, 'school_teen'],
    [227, 'school_teen'],
    [228, 'adult'],
    [719, 'adult'],
    [720, 'elderly'],
  ])('at %i months the card is that of %s', (months, group) => {
    expect(cardGroup(months)).toBe(group);
  });

  test('an eighteen-year-old has the card of youth and the klaster of adults', () => {
    expect(cardGroup(18 * 12)).toBe('school_teen');
    expect(klaster(18 * 12)).toBe('k3_adult_elderly');
    expect(klaster(18 * 12 - 1)).toBe('k2_maternal_child');
  });

  test('bounds are configuration', () => {
    expect(cardGroup(18 * 12, { ...CARD_BOUNDS, adult: 18 * 12 })).toBe('adult');
    expect(klaster(18 * 12, 19 * 12)).toBe('k2_maternal_child');
  });
});
