import { expect, test } from 'vitest';
import { axisTextOf, axisTicks } from './chart-axis.ts';

const day = (date: string) => Date.parse(date) / 86_400_000;

test('days are marked at first days of months, so far apart that six find room', () => {
  const range = { from: day('2025-08-07'), to: day('2026-08-07') };
  expect(axisTicks('day', range)?.map((tick) => axisTextOf('day', tick))).toEqual([
    'Sep 25',
    'Nov 25',
    'Jan 26',
    'Mar 26',
    'Mei 26',
    'Jul 26',
  ]);
});

test('many years are marked by years', () => {
  const range = { from: day('2016-03-01'), to: day('2026-08-07') };
  expect(axisTicks('day', range)?.map((tick) => axisTextOf('day', tick))).toEqual([
    'Jan 18',
    'Jan 20',
    'Jan 22',
    'Jan 24',
    'Jan 26',
  ]);
});

test('school ages are told in years, small children’s in months, weeks by even steps', () => {
  expect(axisTicks('ageYears', { from: 60, to: 228 })?.map((tick) => axisTextOf('ageYears', tick))).toEqual([
    '6',
    '8',
    '10',
    '12',
    '14',
    '16',
    '18',
  ]);
  expect(axisTicks('ageMonths', { from: 0, to: 60 })).toEqual([0, 12, 24, 36, 48, 60]);
  expect(axisTicks('weeks', { from: 0, to: 42 })).toBeUndefined();
});
