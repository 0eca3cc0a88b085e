import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHILD_FACTS, type ChildFact, type ChildMonthFacts } from './child-facts.ts';
import { computeF1 } from './f1.ts';
import { completeSkdn, computePercent, computeSkdn, countFacts } from './skdn.ts';

const child = (facts: readonly ChildFact[], band: ChildMonthFacts['band'] = '12-23'): ChildMonthFacts => ({
  band,
  facts,
});

describe('the row of a unit', () => {
  const row = computeSkdn([
    child(['S', 'K', 'D', 'N', 'wfaMeasured']),
    child(['S', 'K', 'D', 'T', 'twoT', 'wfaMeasured', 'underweight', 'severeUnderweight', 'BGM']),
    child(['S', 'K', 'D', 'B']),
    child(['S', 'K', 'absent']),
    child(['S', 'D', 'O']),
    child(['S']),
    { facts: [] },
  ]);

  test('counts facts', () => {
    expect(row).toMatchObject({ S: 6, K: 4, D: 4, N: 1, T: 1, O: 1, B: 1, twoT: 1, BGM: 1, wfaMeasured: 2 });
  });

  test('derives K - D, and those of whom a gain can be told', () => {
    expect(row).toMatchObject({ absent: 0, "D'": 2 });
  });

  test('gives shares with one decimal, and none of nothing', () => {
    expect(row).toMatchObject({
      'K/S': 66.7,
      'D/S': 66.7,
      'N/D': 25,
      "N/D'": 50,
      'underweight%': 50,
      'stunted%': null,
    });
  });
});

test('no child gives zeros and no shares', () => {
  const row = computeSkdn([]);
  expect(row).toMatchObject({ S: 0, absent: 0, 'K/S': null, "2T/D'": null });
});

test('counts of units add up to the count of all', () => {
  const children = fc.array(fc.record({ facts: fc.subarray([...CHILD_FACTS]) }));
  fc.assert(
    fc.property(children, children, (here, there) => {
      const sum = new Map(countFacts(here));
      for (const [fact, count] of countFacts(there)) sum.set(fact, (sum.get(fact) ?? 0) + count);
      expect(completeSkdn(sum)).toEqual(computeSkdn([...here, ...there]));
    }),
  );
});

describe('percent', () => {
  test.each([
    [1, 8, 12.5],
    [1, 16, 6.3],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 2000, 0.1],
    [1, 2001, 0],
    [7, 7, 100],
    [0, 5, 0],
  ])('%i of %i are %f, half up', (part, whole, percent) => {
    expect(computePercent(part, whole)).toBe(percent);
  });

  test('of nothing is none', () => {
    expect(computePercent(0, 0)).toBeNull();
  });
});

test('F1 parts the children by band and tells gizi buruk from gizi kurang by BB/U', () => {
  const rows = computeF1([
    child(['S', 'K', 'D', 'T', 'underweight', 'severeUnderweight', 'BGM'], '0-5'),
    child(['S', 'K', 'D', 'N', 'underweight'], '0-5'),
    child(['S', 'K', 'absent'], '36-59'),
    { facts: [] },
  ]);
  expect(rows.map(({ band, S }) => [band, S])).toEqual([
    ['0-5', 2],
    ['6-11', 0],
    ['12-23', 0],
    ['24-35', 0],
    ['36-59', 1],
  ]);
  expect(rows[0]).toMatchObject({ D: 2, N: 1, T: 1, absent: 0, BGM: 1, giziBurukBBU: 1, giziKurangBBU: 1 });
  expect(rows[4]).toMatchObject({ K: 1, D: 0, absent: 1 });
});
