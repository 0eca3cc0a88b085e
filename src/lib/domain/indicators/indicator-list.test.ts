import { expect, test } from 'vitest';
import { INDICATORS, findIndicator } from './indicator-list.ts';
import { PERSON_FACTS } from './person-month-facts.ts';
import { UNIT_FACTS } from './unit-facts.ts';

/** The codes of the ministry's list; letters after them part one line into its figures. */
const LIST = [
  ...range('M', 1, 8),
  ...range('I', 1, 13),
  ...range('G', 1, 15),
  ...range('V', 1, 5),
  ...range('R', 1, 4),
  ...range('A', 1, 11),
  ...range('L', 1, 4),
  // P08 watches people by diagnosis, which no cadre's device holds.
  ...range('P', 1, 7),
];

function range(letter: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => `${letter}${String(from + at).padStart(2, '0')}`);
}

test('every line of the list is an indicator, and no code is used twice', () => {
  const codes = INDICATORS.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const line of LIST) expect(codes.filter((code) => code.startsWith(line))).not.toEqual([]);
});

test('facts have one meaning each', () => {
  expect(new Set<string>([...PERSON_FACTS, ...UNIT_FACTS]).size).toBe(PERSON_FACTS.length + UNIT_FACTS.length);
});

test('what is counted of things other than people is never set against people', () => {
  const isUnitFact = (fact: string) => UNIT_FACTS.some((known) => known === fact);
  for (const { code, numerator, denominator, denominatorKind } of INDICATORS) {
    const kinds = new Set([numerator, ...(denominator ? [denominator] : [])].map(isUnitFact));
    expect([code, ...kinds]).toEqual([code, denominatorKind === 'unit']);
  }
});

test('every fact is one of those that are computed', () => {
  const known = new Set<string>([...PERSON_FACTS, ...UNIT_FACTS]);
  for (const { code, numerator, denominator, numeratorLess = [], denominatorLess = [] } of INDICATORS) {
    const facts = [numerator, ...(denominator ? [denominator] : []), ...numeratorLess, ...denominatorLess];
    expect([code, facts.filter((fact) => !known.has(fact))]).toEqual([code, []]);
  }
});

test('a code is found, another is not', () => {
  expect(findIndicator('G08')?.label).toBe('Stunting');
  expect(findIndicator('G99')).toBeUndefined();
});
