import { expect, test } from 'vitest';
import { GatherTime } from './gather-time.ts';

/** Looks every 200 ms while the loop is busy for such a share; @returns what it gathers in the end, ms. */
function gatherAfter(shares: readonly number[]): number {
  const left = [...shares];
  const gather = new GatherTime(0, () => left.shift() ?? 0);
  return shares.map((_, i) => gather.at((i + 1) * 200)).at(-1) ?? 0;
}

const repeat = (share: number, times: number): number[] => Array.from({ length: times }, () => share);

test('a process with time to spare gathers nothing', () => {
  expect(gatherAfter(repeat(0.5, 20))).toBe(0);
  expect(gatherAfter(repeat(0.7, 20))).toBe(0);
});

test('a busy one gathers longer with every look, and never longer than what a person would notice', () => {
  expect(gatherAfter([0.9])).toBe(20);
  expect(gatherAfter([0.9, 0.9])).toBe(30);
  expect(gatherAfter(repeat(1, 20))).toBe(160);
});

test('between busy and easy it stays, and with time to spare it goes back to nothing', () => {
  expect(gatherAfter([0.9, 0.9, 0.7, 0.7])).toBe(30);
  expect(gatherAfter([...repeat(1, 20), ...repeat(0.4, 10)])).toBe(0);
});

test('it looks five times a second and no more often', () => {
  const shares = [1, 1];
  const gather = new GatherTime(0, () => shares.shift() ?? 0);
  for (let ms = 1; ms < 400; ms++) gather.at(ms);
  expect(shares).toHaveLength(1);
});
