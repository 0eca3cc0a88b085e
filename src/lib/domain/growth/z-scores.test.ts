import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAUSIBLE_Z, type GrowthIndex } from './implausible.ts';
import { computeZScores, type ZScoreInput, type ZScores } from './z-scores.ts';

const INDICES = [
  'weightForAge',
  'lengthHeightForAge',
  'weightForLengthHeight',
  'bmiForAge',
  'headForAge',
  'armForAge',
] as const satisfies readonly GrowthIndex[];

/** A child of 20 months with every measure taken. */
function makeInput(overrides: Partial<ZScoreInput> = {}): ZScoreInput {
  return {
    sex: 'm',
    ageDays: 610,
    weightKg: 11.2,
    lengthHeightCm: 84,
    position: 'recumbent',
    headCm: 47.6,
    muacCm: 15.1,
    ...overrides,
  };
}

const indicesOf = (scores: ZScores) => Object.keys(scores).filter((name) => INDICES.some((index) => index === name));

describe('edges of age', () => {
  test('a standing height below 9 months is not adjusted, from 9 months it is', () => {
    const standing = makeInput({ position: 'standing', lengthHeightCm: 70 });
    expect(computeZScores({ ...standing, ageDays: 273 }).adjustedLengthHeightCm).toBe(70);
    expect(computeZScores({ ...standing, ageDays: 274 }).adjustedLengthHeightCm).toBe(70.7);
  });

  test('below 9 months is told by the exact months, not by the rounded days', () => {
    const standing = makeInput({ position: 'standing', lengthHeightCm: 70, ageDays: undefined });
    expect(computeZScores({ ...standing, ageMonths: 8.999 }).adjustedLengthHeightCm).toBe(70);
    expect(computeZScores({ ...standing, ageMonths: 9 }).adjustedLengthHeightCm).toBe(70.7);
  });

  test('length turns into height at day 731, also for 24 months', () => {
    const lying = makeInput({ lengthHeightCm: 86 });
    expect(computeZScores({ ...lying, ageDays: 730 }).adjustedLengthHeightCm).toBe(86);
    expect(computeZScores({ ...lying, ageDays: 731 }).adjustedLengthHeightCm).toBe(85.3);
    expect(computeZScores({ ...lying, ageDays: undefined, ageMonths: 24 }).adjustedLengthHeightCm).toBe(85.3);
    expect(computeZScores({ ...lying, ageDays: undefined, ageMonths: 23.98 }).adjustedLengthHeightCm).toBe(86);
  });

  test('the standards end on day 1826, the reference of 2007 begins on day 1827', () => {
    const five = makeInput({ weightKg: 18, lengthHeightCm: 109, position: 'standing', headCm: 50 });
    expect(indicesOf(computeZScores({ ...five, ageDays: 1826 }))).toContain('headForAge');
    const from5 = indicesOf(computeZScores({ ...five, ageDays: 1827 }));
    expect(from5.toSorted()).toEqual(['bmiForAge', 'lengthHeightForAge', 'weightForAge']);
    expect(indicesOf(computeZScores({ ...five, ageDays: 1856 })).toSorted()).toEqual(from5.toSorted());
  });

  test('60 months are the reference of 2007, 59.99 the standards', () => {
    const five = makeInput({ ageDays: undefined, weightKg: 18, lengthHeightCm: 109, position: 'standing' });
    expect(computeZScores({ ...five, ageMonths: 60 }).headForAge).toBeUndefined();
    expect(computeZScores({ ...five, ageMonths: 59.99 }).headForAge).toBeDefined();
  });

  test('weight-for-age ends with 120 months, everything with 228', () => {
    const teen = makeInput({ ageDays: undefined, weightKg: 40, lengthHeightCm: 140, position: 'standing' });
    expect(indicesOf(computeZScores({ ...teen, ageMonths: 120 }))).toContain('weightForAge');
    expect(indicesOf(computeZScores({ ...teen, ageMonths: 120.001 }))).not.toContain('weightForAge');
    expect(indicesOf(computeZScores({ ...teen, ageMonths: 228 }))).toEqual(['lengthHeightForAge', 'bmiForAge']);
    expect(indicesOf(computeZScores({ ...teen, ageMonths: 228.001 }))).toEqual([]);
    expect(indicesOf(computeZScores({ ...teen, ageMonths: undefined, ageDays: 6939 }))).toHaveLength(2);
    expect(indicesOf(computeZScores({ ...teen, ageMonths: undefined, ageDays: 6940 }))).toEqual([]);
  });

  test('arm circumference begins on day 91', () => {
    const infant = makeInput({ weightKg: 6, lengthHeightCm: 61, muacCm: 13 });
    expect(computeZScores({ ...infant, ageDays: 90 }).armForAge).toBeUndefined();
    expect(computeZScores({ ...infant, ageDays: 91 }).armForAge).toBeDefined();
  });

  test('before birth nothing is scored', () => {
    expect(indicesOf(computeZScores(makeInput({ ageDays: -1 })))).toEqual([]);
  });

  test('days go before months', () => {
    expect(computeZScores(makeInput({ ageMonths: 59 }))).toEqual(computeZScores(makeInput()));
  });
});

describe('without an age', () => {
  const ageless = makeInput({ ageDays: undefined });

  test('only weight-for-length/height is given, by the position', () => {
    expect(indicesOf(computeZScores(ageless))).toEqual(['weightForLengthHeight']);
    const asLength = computeZScores(makeInput({ ageDays: 610 })).weightForLengthHeight;
    const asHeight = computeZScores(makeInput({ ageDays: 800, position: 'standing' })).weightForLengthHeight;
    expect(computeZScores({ ...ageless, position: 'recumbent' }).weightForLengthHeight).toEqual(asLength);
    expect(computeZScores({ ...ageless, position: 'standing' }).weightForLengthHeight).toEqual(asHeight);
  });

  test('without a position either, 87 cm divides length from height', () => {
    const unknown = (lengthHeightCm: number) => ({ ...ageless, lengthHeightCm, position: undefined });
    for (const [cm, position] of [
      [86.9, 'recumbent'],
      [87, 'standing'],
    ] as const) {
      const scores = computeZScores(unknown(cm));
      expect(scores).toEqual(computeZScores({ ...unknown(cm), position }));
      expect(scores.adjustedLengthHeightCm).toBe(cm);
    }
  });
});

describe('length and height', () => {
  test.each([
    ['length', 610, 44.9, false],
    ['length', 610, 45, true],
    ['length', 610, 110, true],
    ['length', 610, 110.1, false],
    ['height', 900, 64.9, false],
    ['height', 900, 65, true],
    ['height', 900, 120, true],
    ['height', 900, 120.1, false],
  ])('by %s on day %i, weight for %f cm is scored: %s', (_standard, ageDays, lengthHeightCm, scored) => {
    const scores = computeZScores(makeInput({ ageDays, lengthHeightCm, position: undefined }));
    expect(scores.weightForLengthHeight !== undefined).toBe(scored);
  });

  test('limits hold for the adjusted value', () => {
    const scored = (input: Partial<ZScoreInput>) =>
      computeZScores(makeInput(input)).weightForLengthHeight !== undefined;
    expect(scored({ ageDays: 610, position: 'standing', lengthHeightCm: 44.3 })).toBe(true);
    expect(scored({ ageDays: 610, position: 'standing', lengthHeightCm: 109.4 })).toBe(false);
    expect(scored({ ageDays: 900, position: 'recumbent', lengthHeightCm: 65.7 })).toBe(true);
    expect(scored({ ageDays: 900, position: 'recumbent', lengthHeightCm: 120.7 })).toBe(true);
  });

  test('103.1 cm lying is 102.4 cm standing, free of the dust of binary fractions', () => {
    const lying = computeZScores(makeInput({ ageDays: 1200, lengthHeightCm: 103.1 }));
    const standing = computeZScores(makeInput({ ageDays: 1200, lengthHeightCm: 102.4, position: 'standing' }));
    expect(lying).toEqual(expect.objectContaining({ adjustedLengthHeightCm: 102.4 }));
    expect(lying.weightForLengthHeight).toEqual(standing.weightForLengthHeight);
  });
});

describe('no value', () => {
  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a measure of %d counts as not taken', (measure) => {
    expect(computeZScores(makeInput({ weightKg: measure }))).toEqual(
      computeZScores(makeInput({ weightKg: undefined })),
    );
    expect(computeZScores(makeInput({ lengthHeightCm: measure }))).toEqual(
      computeZScores(makeInput({ lengthHeightCm: undefined })),
    );
    expect(computeZScores(makeInput({ headCm: measure })).headForAge).toBeUndefined();
    expect(computeZScores(makeInput({ muacCm: measure })).armForAge).toBeUndefined();
  });

  test('with oedema nothing that weight bears on is scored, at any age', () => {
    expect(indicesOf(computeZScores(makeInput({ oedema: true })))).toEqual([
      'lengthHeightForAge',
      'headForAge',
      'armForAge',
    ]);
    const child = makeInput({ oedema: true, ageDays: 2500, weightKg: 20, lengthHeightCm: 118 });
    expect(indicesOf(computeZScores(child))).toEqual(['lengthHeightForAge']);
  });

  test('an absent index is no key of the result', () => {
    expect(computeZScores({ sex: 'f', ageDays: 100 })).toEqual({});
    expect(Object.keys(computeZScores({ sex: 'f', ageDays: 100 }))).toEqual([]);
  });
});

describe('in general', () => {
  const anyInput = fc.record(
    {
      sex: fc.constantFrom('m' as const, 'f' as const),
      ageDays: fc.integer({ min: 0, max: 7000 }),
      weightKg: fc.double({ min: 0.5, max: 150, noNaN: true }),
      lengthHeightCm: fc.double({ min: 30, max: 210, noNaN: true }),
      position: fc.constantFrom('recumbent' as const, 'standing' as const),
      headCm: fc.double({ min: 20, max: 70, noNaN: true }),
      muacCm: fc.double({ min: 5, max: 40, noNaN: true }),
      oedema: fc.boolean(),
    },
    { requiredKeys: ['sex'] },
  );

  test('every z is finite, has 2 decimals and the flag its limits ask for', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const scores = computeZScores(input);
        for (const index of INDICES) {
          const score = scores[index];
          if (!score) continue;
          expect(Number(score.z.toFixed(2))).toBe(score.z);
          const { min, max } = PLAUSIBLE_Z[index];
          expect(score.implausible).toBe(score.z < min || score.z > max);
        }
      }),
    );
  });

  test('a heavier child never has a lower z of weight', () => {
    fc.assert(
      fc.property(anyInput, fc.double({ min: 0.01, max: 20, noNaN: true }), (input, moreKg) => {
        if (input.weightKg === undefined) return;
        const before = computeZScores(input);
        const after = computeZScores({ ...input, weightKg: input.weightKg + moreKg });
        for (const index of ['weightForAge', 'weightForLengthHeight', 'bmiForAge'] as const) {
          expect(after[index]?.z ?? 0).toBeGreaterThanOrEqual(before[index]?.z ?? 0);
        }
      }),
    );
  });
});
