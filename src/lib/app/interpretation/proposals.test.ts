import { describe, expect, test } from 'vitest';
import { interpretFindings } from '#lib/domain/interpretation.ts';
import { localDate } from '#tests/support/local-date.ts';
import { proposeNextVisit, sameDayNextMonth } from './next-visit.ts';
import { NO_CARE } from '#lib/events/person/person-care.ts';
import { proposeAttendance } from './propose-attendance.ts';

const DATE = localDate('2026-08-07');
const GIRL = { birthDate: localDate('2009-01-05') };

describe('the group that is proposed', () => {
  test('is that of age, where there is no episode', () => {
    expect(proposeAttendance(NO_CARE, GIRL, DATE)).toEqual({ group: 'school_teen' });
    expect(proposeAttendance(NO_CARE, {}, DATE)).toEqual({});
  });

  test('is that of an open pregnancy, with its first day', () => {
    const care = { ...NO_CARE, pregnancy: { lmpDate: localDate('2026-03-03') } };
    expect(proposeAttendance(care, GIRL, DATE)).toEqual({ group: 'pregnant', lmp: '2026-03-03' });
  });

  test('is childbed through the 42nd day, later that of age with the birth at hand', () => {
    const care = (date: string) => ({ ...NO_CARE, delivery: { date: localDate(date) } });
    expect(proposeAttendance(care('2026-06-26'), GIRL, DATE).group).toBe('postpartum');
    expect(proposeAttendance(care('2026-06-25'), GIRL, DATE)).toEqual({
      group: 'school_teen',
      deliveryDate: '2026-06-25',
    });
  });
});

describe('the day to come again', () => {
  test.each([
    ['2026-08-07', '2026-09-07'],
    ['2026-01-31', '2026-02-28'],
    ['2026-12-15', '2027-01-15'],
  ])('after %s is %s', (date, next) => {
    expect(sameDayNextMonth(localDate(date))).toBe(next);
  });

  test('is two weeks on after a doubtful KPSP', () => {
    const doubtful = { field: 'kpspYes', value: 8, class: 'M', colour: 'KUNING' } as const;
    expect(proposeNextVisit(interpretFindings([doubtful]), DATE)).toBe('2026-08-21');
    expect(proposeNextVisit(interpretFindings([]), DATE)).toBe('2026-09-07');
  });
});
