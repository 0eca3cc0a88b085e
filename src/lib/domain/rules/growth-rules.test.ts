import { expect, test } from 'vitest';
import {
  classifyBmiForAge,
  classifyBmiForAgeFrom5,
  classifyHeadForAge,
  classifyLengthHeightForAge,
  classifyMuac,
  classifyWeightForAge,
  classifyWeightForLengthHeight,
} from '../growth/classify.ts';
import { findMinGainG } from '../growth/min-gain.ts';
import type { Result } from '../result.ts';
import type { Figures } from './figure.ts';
import { GROWTH_RULES } from './growth-rules.ts';

/** Where the classes of a function change, in steps of 0.01: the last value of one class and the first of the next. */
function turns(classify: (z: number) => Result<string, { code: string; wouldBe: string }>): [number, number][] {
  const found: [number, number][] = [];
  const classOf = (hundredths: number) => {
    const classed = classify(hundredths / 100);
    return classed.ok ? classed.value : classed.problem.wouldBe;
  };
  for (let hundredths = -500; hundredths < 500; hundredths++) {
    if (classOf(hundredths) !== classOf(hundredths + 1)) found.push([hundredths / 100, (hundredths + 1) / 100]);
  }
  return found;
}

/** The same, as the rules tell it: "below" begins a class at the figure, "above" ends one there. */
function told(figures: Figures): [number, number][] {
  return Object.entries(figures).map(([name, { value }]) => {
    const at = Number(value);
    return name.endsWith('Below') ? [round(at - 0.01), at] : [at, round(at + 0.01)];
  });
}

const round = (z: number) => Math.round(z * 100) / 100;

test.each([
  ['weightForAge', classifyWeightForAge],
  ['lengthHeightForAge', classifyLengthHeightForAge],
  ['bodyMassUnder5', classifyWeightForLengthHeight],
  ['bodyMassUnder5', classifyBmiForAge],
  ['bodyMassFrom5', classifyBmiForAgeFrom5],
  ['headForAge', classifyHeadForAge],
] as const)('the cut-offs told of %s are those that are applied', (code, classify) => {
  expect(told(GROWTH_RULES[code].figures)).toEqual(turns(classify));
});

test('the cut-offs told of LiLA are those that are applied', () => {
  const { redBelow, yellowBelow } = GROWTH_RULES.muacChild.figures;
  expect([redBelow.value - 0.1, redBelow.value, yellowBelow.value - 0.1, yellowBelow.value].map(classifyMuac)).toEqual([
    'MUAC_RED',
    'MUAC_YELLOW',
    'MUAC_YELLOW',
    'MUAC_GREEN',
  ]);
});

test('the least gains told are those that are applied', () => {
  const { boys, girls } = GROWTH_RULES.minGain.figures;
  for (const [at, grams] of boys.value.entries()) expect(findMinGainG('m', at + 1)).toBe(grams);
  for (const [at, grams] of girls.value.entries()) expect(findMinGainG('f', at + 1)).toBe(grams);
});

test('the levels of the reasons of growth are told', () => {
  const levels = GROWTH_RULES.growthLevels.figures;
  expect(levels.BB_T2?.value).toBe('urgent');
  expect(levels.WAST_BURUK?.value).toBe('emergency');
  expect(Object.keys(levels)).toHaveLength(14);
});
