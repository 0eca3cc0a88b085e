import { expect, test } from 'vitest';
import { completeSkdn } from '#lib/domain/indicators/skdn.ts';
import { readShare, type Share } from './share.ts';

const stunted: Share = { part: 'stunted', whole: 'lhfaMeasured' };
const figures = (part: number, whole: number) =>
  completeSkdn(
    new Map([
      ['stunted', part],
      ['lhfaMeasured', whole],
      ['D', part],
      ['S', whole],
    ] as const),
  );

test('a share of twenty children and more is told in percent', () => {
  expect(readShare(figures(28, 133), stunted)).toEqual({ part: 28, whole: 133, percent: 21.1, small: false });
  expect(readShare(figures(1, 20), stunted).small).toBe(false);
});

test('a share of fewer is told by its counts', () => {
  expect(readShare(figures(3, 19), stunted)).toEqual({ part: 3, whole: 19, percent: 15.8, small: true });
  expect(readShare(figures(0, 0), stunted)).toEqual({ part: 0, whole: 0, percent: null, small: true });
});

test('a share with a target has a colour', () => {
  const participation: Share = { part: 'D', whole: 'S', target: 'D/S' };
  expect(readShare(figures(90, 100), participation).colour).toBe('HIJAU');
  expect(readShare(figures(3, 7), participation).colour).toBe('ABU');
});
