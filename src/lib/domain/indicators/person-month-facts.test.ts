import { describe, expect, test } from 'vitest';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { GROWN_UP_CASES } from '#tests/support/fact-cases-grown-up.ts';
import { MOTHER_CHILD_CASES } from '#tests/support/fact-cases-mother-child.ts';
import { makeHistory, type MadePerson } from '#tests/support/made-history.ts';
import { INDICATORS } from './indicator-list.ts';
import { computePersonMonthFacts, PERSON_FACTS } from './person-month-facts.ts';

const AUGUST = monthOf('2026-08');
const CASES = { ...MOTHER_CHILD_CASES, ...GROWN_UP_CASES };
/** Facts of the monthly report, which have tests of their own. */
const OF_THE_MONTHLY_REPORT =
  /^(S|K|D|N|T|O|B|twoT|BGM|underweight|stunted|wasted|severeWasted|overweightObese|(wfa|lhfa|wflh)Measured|vitA(Blue|Red)\w+|schoolDoseGiven)$/;

function monthOf(text: string): LocalMonth {
  if (!isLocalMonth(text)) throw new Error(`no month: ${text}`);
  return text;
}

function factsOf(made: MadePerson): readonly string[] {
  return computePersonMonthFacts(makeHistory(made), [], AUGUST).facts;
}

describe('facts of a person and month', () => {
  test.each(Object.entries(CASES))('%s', (fact, [yes, no]) => {
    expect(factsOf(yes)).toContain(fact);
    expect(factsOf(no)).not.toContain(fact);
  });

  test('nobody has a fact twice, and none after leaving the area', () => {
    for (const [yes] of Object.values(CASES)) {
      const facts = factsOf(yes);
      expect(new Set(facts).size).toBe(facts.length);
      expect(factsOf({ ...yes, left: '2026-08-30' })).toEqual([]);
    }
  });

  test('every fact that an indicator counts is told of somebody here or in the tests of the monthly report', () => {
    const used = new Set(
      INDICATORS.flatMap(({ numerator, denominator, numeratorLess = [], denominatorLess = [] }) =>
        [numerator, denominator, numeratorLess, denominatorLess].flat(),
      ),
    );
    const untold = PERSON_FACTS.filter(
      (fact) => used.has(fact) && !Object.hasOwn(CASES, fact) && !OF_THE_MONTHLY_REPORT.test(fact),
    );
    expect(untold).toEqual([]);
  });
});
