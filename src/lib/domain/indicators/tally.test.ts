import { expect, test } from 'vitest';
import { addToTally, countOf, countsOfTally, readTallyGroup, sumTallies, tallyGroup, type OpenTally } from './tally.ts';

function tallyOf(...subjects: (readonly [facts: readonly string[], group: string])[]): OpenTally {
  const tally: OpenTally = {};
  for (const [facts, group] of subjects) addToTally(tally, facts, group);
  return tally;
}

test('counts by fact and group, and by sex', () => {
  const tally = tallyOf([['S', 'D'], 'm12-23'], [['S'], 'f12-23'], [['S'], 'm0-5'], [['S'], '36-59']);
  expect(tally).toEqual({ S: { 'm12-23': 1, 'f12-23': 1, 'm0-5': 1, '36-59': 1 }, D: { 'm12-23': 1 } });
  expect([countOf(tally, 'S'), countOf(tally, 'S', 'm'), countOf(tally, 'S', ''), countOf(tally, 'D', 'f')]).toEqual([
    4, 2, 1, 0,
  ]);
  expect([...countsOfTally(tally)]).toEqual([
    ['S', 4],
    ['D', 1],
  ]);
});

test('what is taken away again leaves nothing behind', () => {
  const tally = tallyOf([['S', 'D'], 'm12-23'], [['S'], 'f']);
  addToTally(tally, ['S', 'D'], 'm12-23', -1);
  expect(tally).toEqual({ S: { f: 1 } });
});

test('the sum of units is what all of their people give', () => {
  const [one, two] = [tallyOf([['S', 'D'], 'm0-5']), tallyOf([['S'], 'm0-5'], [['S'], 'f0-5'])];
  expect(sumTallies([one, two])).toEqual({ S: { 'm0-5': 2, 'f0-5': 1 }, D: { 'm0-5': 1 } });
  expect(sumTallies([])).toEqual({});
});

test('a group is read as it was written; a code that nobody has is 0, also one that objects know', () => {
  for (const [sex, band] of [
    ['m', '12-23'],
    ['f', ''],
    ['', '36-59'],
    ['', ''],
  ] as const) {
    expect(readTallyGroup(tallyGroup(sex, band))).toEqual({ sex, band });
  }
  expect(countOf({}, 'constructor')).toBe(0);
});
