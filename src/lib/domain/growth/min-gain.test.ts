import { describe, expect, test } from 'vitest';
import { findMinGainG, MIN_GAIN, sumMinGainG } from './min-gain.ts';

describe('KBM of the Buku KIA', () => {
  test.each([
    ['m', [800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200, 200]],
    ['f', [800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200, 200]],
  ] as const)('%s from 1 to 13 months', (sex, grams) => {
    expect(grams.map((_, index) => findMinGainG(sex, index + 1))).toEqual(grams);
  });

  test('is 200 g up to 60 months, and unknown at birth and later', () => {
    expect(findMinGainG('f', 60)).toBe(200);
    expect(findMinGainG('f', 61)).toBeUndefined();
    expect(findMinGainG('f', 0)).toBeUndefined();
  });

  test('where the sex is not known the larger figure is asked for', () => {
    expect(findMinGainG(undefined, 7)).toBe(400);
    expect(findMinGainG(undefined, 11)).toBe(300);
    expect(findMinGainG(undefined, 30)).toBe(200);
  });

  test('bears a version', () => {
    expect(MIN_GAIN.version).toMatch(/^kbm@/);
  });
});

test('a gap asks for the gain of each month reached since', () => {
  expect(sumMinGainG('m', { from: 3, to: 6 })).toBe(600 + 500 + 400);
  expect(sumMinGainG('f', { from: 10, to: 12 })).toBe(400);
  expect(sumMinGainG('f', { from: 20, to: 20 })).toBe(0);
});
