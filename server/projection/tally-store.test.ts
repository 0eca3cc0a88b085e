import { expect, test } from 'vitest';
import { parseTally } from './tally-store.ts';

const TALLY = { S: { 'f0-5': 3, m: 1 }, D: { '': 2 }, DS: { f: 7 }, S2: { m: 9 } };
const STORED = JSON.stringify(TALLY);

test('some facts of a stored tally are those of the whole one', () => {
  expect(parseTally(STORED)).toEqual(TALLY);
  expect(parseTally(STORED, ['S', 'DS'])).toEqual({ S: TALLY.S, DS: TALLY.DS });
  expect(parseTally(STORED, ['S2'])).toEqual({ S2: TALLY.S2 });
});

test('a fact that nobody has is left out, and one named like a group is not found among groups', () => {
  expect(parseTally(STORED, ['N'])).toEqual({});
  expect(parseTally(JSON.stringify({ S: { D: 1 } }), ['D'])).toEqual({});
  expect(parseTally('{}', ['S'])).toEqual({});
});
