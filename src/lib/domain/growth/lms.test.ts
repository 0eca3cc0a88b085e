import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeMeasureAt, computeRestrictedZ, computeZ, readLms, roundZ, type Lms } from './lms.ts';
import { STANDARDS_2006 } from './tables/references.ts';

/** WHO weight-for-age, boys, day 0. */
const BOYS_AT_BIRTH: Lms = { l: 0.3487, m: 3.3464, s: 0.14602 };

describe('z-scores', () => {
  test('the median has z 0', () => {
    expect(computeZ(3.3464, BOYS_AT_BIRTH)).toBe(0);
  });

  test('a measure at k SD has z k, within 3 SD and beyond', () => {
    const lms = fc.record({
      l: fc.double({ min: -1.5, max: 1.5, noNaN: true }).filter((l) => Math.abs(l) > 1e-3),
      m: fc.double({ min: 2, max: 120, noNaN: true }),
      s: fc.double({ min: 0.02, max: 0.15, noNaN: true }),
    });
    fc.assert(
      fc.property(lms, fc.double({ min: -3, max: 3, noNaN: true }), (distribution, sd) => {
        const measure = computeMeasureAt(sd, distribution);
        expect(computeZ(measure, distribution)).toBeCloseTo(sd, 6);
        expect(computeRestrictedZ(measure, distribution)).toBeCloseTo(sd, 6);
      }),
    );
  });

  test('beyond 3 SD the last step is carried on evenly', () => {
    const at = (sd: number) => computeMeasureAt(sd, BOYS_AT_BIRTH);
    expect(computeRestrictedZ(at(3) + 2 * (at(3) - at(2)), BOYS_AT_BIRTH)).toBeCloseTo(5, 10);
    expect(computeRestrictedZ(at(-3) - (at(-2) - at(-3)), BOYS_AT_BIRTH)).toBeCloseTo(-4, 10);
  });
});

describe('rows', () => {
  test('are read as they are printed', () => {
    expect(readLms(STANDARDS_2006.weightForAge, 'm', 0)).toEqual(BOYS_AT_BIRTH);
    expect(readLms(STANDARDS_2006.weightForAge, 'f', 0)).toEqual({ l: 0.3809, m: 3.2322, s: 0.14171 });
  });

  test('are joined by straight lines', () => {
    const low = readLms(STANDARDS_2006.weightForLength, 'f', 650);
    const high = readLms(STANDARDS_2006.weightForLength, 'f', 651);
    const between = readLms(STANDARDS_2006.weightForLength, 'f', 650.25);
    expect(between.m).toBeCloseTo(low.m + (high.m - low.m) / 4, 12);
    expect(between.s).toBeCloseTo(low.s + (high.s - low.s) / 4, 12);
  });
});

describe('rounding', () => {
  test.each([
    [1.234, 1.23],
    [1.236, 1.24],
    [-1.236, -1.24],
    [0.125, 0.12],
    [0.375, 0.38],
    [-0.125, -0.12],
    [1.005, 1],
    [2.675, 2.67],
    [0.29, 0.29],
    [-5.004, -5],
    [-5.006, -5.01],
    [-0.001, 0],
  ])('%f becomes %f, as in R', (raw, rounded) => {
    expect(roundZ(raw)).toBe(rounded);
  });

  test('is the nearest number of 2 decimals', () => {
    fc.assert(
      fc.property(fc.double({ min: -15, max: 15, noNaN: true }), (raw) => {
        const rounded = roundZ(raw);
        expect(Number(rounded.toFixed(2))).toBe(rounded);
        expect(Math.abs(rounded - raw)).toBeLessThanOrEqual(0.005 + 1e-12);
        expect(Object.is(rounded, -0)).toBe(false);
      }),
    );
  });
});
