import { expect, test } from 'vitest';
import { CONFIDENTIAL_FACTS } from '#lib/domain/indicators/confidential-facts.ts';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import { makeIndicator, makeMonth } from '#tests/support/make-pws.ts';
import { countedMonths } from './counted-months.ts';

const months = [
  { month: makeMonth('2026-07'), facts: ['S', 'K'] },
  { month: makeMonth('2026-08'), facts: ['S', 'K', 'D', 'B'] },
  { month: makeMonth('2026-09'), facts: ['S', 'K', 'D', 'T'] },
];

test('each indicator tells of each month whether it counts the person, and as what', () => {
  const lines = new Map(countedMonths(months).map(({ indicator, months: cells }) => [indicator.code, cells]));
  expect(lines.get('G01')).toEqual(['whole', 'part', 'part']);
  expect(lines.get('G02')).toEqual(['part', 'part', 'part']);
  // D' leaves out who was weighed for the first time.
  expect(lines.get('G03')).toEqual(['none', 'none', 'whole']);
});

test('an indicator that never counts the person has no line', () => {
  const codes = countedMonths(months).map(({ indicator }) => indicator.code);
  expect(codes).not.toContain('L01');
  expect(countedMonths([])).toEqual([]);
});

test('what rests on answers in confidence is not told, not even that it lacks', () => {
  const grown = [{ month: makeMonth(), facts: ['resident', 'targetProductive', 'annualCheck'] }];
  const codes = countedMonths(grown).map(({ indicator }) => indicator.code);
  expect(codes).toContain('A01');
  const confidential = codes.filter((code) => CONFIDENTIAL_FACTS.has(makeIndicator(code).numerator));
  expect(confidential).toEqual([]);
  expect(
    INDICATORS.some(
      ({ numerator, denominator }) => CONFIDENTIAL_FACTS.has(numerator) && denominator === 'targetProductive',
    ),
  ).toBe(true);
});
