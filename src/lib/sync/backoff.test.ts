import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BACKOFF, computePauseMs } from './backoff.ts';

test('the first pause is half a second at most, later ones grow to half a minute', () => {
  expect(computePauseMs(1, 0)).toBe(250);
  expect(computePauseMs(3, 0)).toBe(1000);
  expect(computePauseMs(20, 0)).toBe(15_000);
});

test('a pause lies between half and all of its step, whatever chance says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const pause = computePauseMs(failures, random);
      expect(pause).toBeGreaterThanOrEqual(BACKOFF.firstMs / 2);
      expect(pause).toBeLessThanOrEqual(BACKOFF.longestMs);
    }),
  );
});
