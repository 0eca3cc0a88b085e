import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../dates.ts';
import { findGrowthQuestions } from './plausibility.ts';
import type { Weighing } from './weighing.ts';

const girl = { sex: 'f' as const, birthDate: '2024-01-10' as LocalDate };

/** A healthy girl of 25 months. */
function makeRow(overrides: Partial<Omit<Weighing, 'date'>> & { date?: string } = {}): Weighing {
  const { date = '2026-03-07', ...rest } = overrides;
  const usual = { weightKg: 11.5, lengthHeightCm: 86, position: 'standing' as const, headCm: 47.5, muacCm: 15 };
  return { date: date as LocalDate, ...usual, ...rest };
}
const before = (overrides: Parameters<typeof makeRow>[0] = {}) => makeRow({ date: '2026-02-07', ...overrides });

test('ordinary measures raise no question', () => {
  expect(findGrowthQuestions(girl, makeRow(), [])).toEqual([]);
  expect(findGrowthQuestions(girl, makeRow({ weightKg: 11.7 }), [before()])).toEqual([]);
});

describe('by itself', () => {
  test('a z-score outside the limits of the WHO', () => {
    expect(findGrowthQuestions(girl, makeRow({ weightKg: 30 }), [])).toEqual([
      'Z_FLAG_WFA',
      'Z_FLAG_WFLH',
      'Z_FLAG_BFA',
    ]);
    expect(findGrowthQuestions(girl, makeRow({ lengthHeightCm: 60, weightKg: undefined }), [])).toEqual([
      'Z_FLAG_LHFA',
    ]);
    expect(findGrowthQuestions(girl, makeRow({ headCm: 60, muacCm: 27 }), [])).toEqual(['Z_FLAG_HCFA', 'Z_FLAG_ACFA']);
  });

  test('a position that is not noted, or cannot be', () => {
    expect(findGrowthQuestions(girl, makeRow({ position: undefined }), [])).toEqual(['POSITION_ASSUMED']);
    const infant = makeRow({ date: '2024-09-07', weightKg: 7.8, lengthHeightCm: 68, headCm: 43, muacCm: 14 });
    expect(findGrowthQuestions(girl, infant, [])).toEqual(['POSITION_IMPLAUSIBLE']);
  });
});

describe('beside the row before', () => {
  test('a height that fell by more than 0.5 cm, adjusted for position', () => {
    const now = makeRow({ lengthHeightCm: 86 });
    expect(findGrowthQuestions(girl, now, [before({ lengthHeightCm: 86.5 })])).toEqual([]);
    expect(findGrowthQuestions(girl, now, [before({ lengthHeightCm: 86.6 })])).toEqual(['HEIGHT_FELL']);
    const lying = before({ lengthHeightCm: 87.2, position: 'recumbent' });
    expect(findGrowthQuestions(girl, now, [lying])).toEqual([]);
  });

  test('a height that jumped: over 5 cm a month, 8 under 6 months', () => {
    expect(findGrowthQuestions(girl, makeRow(), [before({ lengthHeightCm: 80.9 })])).toEqual(['HEIGHT_JUMP']);
    expect(findGrowthQuestions(girl, makeRow(), [before({ lengthHeightCm: 81 })])).toEqual([]);
    const infant = (date: string, lengthHeightCm: number) =>
      makeRow({
        date,
        lengthHeightCm,
        position: 'recumbent',
        weightKg: undefined,
        headCm: undefined,
        muacCm: undefined,
      });
    expect(findGrowthQuestions(girl, infant('2024-04-10', 60), [infant('2024-03-11', 53)])).toEqual([]);
    expect(findGrowthQuestions(girl, infant('2024-04-10', 62), [infant('2024-03-11', 53)])).toEqual(['HEIGHT_JUMP']);
  });

  test('settled 6: a weight that changed by more than 15 % in 35 days', () => {
    const change = (kg: number, now: string, then: string) =>
      findGrowthQuestions(girl, makeRow({ date: now, weightKg: kg }), [before({ date: then, weightKg: 10 })]);
    expect(change(11.5, '2026-03-14', '2026-02-07')).toEqual([]);
    expect(change(11.51, '2026-03-14', '2026-02-07')).toEqual(['WEIGHT_CHANGE_15']);
    expect(change(11.51, '2026-03-15', '2026-02-07')).toEqual([]);
    expect(change(8.49, '2026-03-14', '2026-02-07')).toEqual(['WEIGHT_CHANGE_15']);
  });

  test('settled 6: a gain is asked about from 4 months only, a loss always', () => {
    const infant = (date: string, weightKg: number): Weighing => ({ date: date as LocalDate, weightKg });
    expect(findGrowthQuestions(girl, infant('2024-03-09', 4.4), [infant('2024-02-09', 3.5)])).toEqual([]);
    expect(findGrowthQuestions(girl, infant('2024-05-10', 7), [infant('2024-04-10', 6)])).toEqual(['WEIGHT_CHANGE_15']);
    expect(findGrowthQuestions(girl, infant('2024-03-09', 3.5), [infant('2024-02-09', 4.4)])).toEqual([
      'WEIGHT_CHANGE_15',
    ]);
  });

  test('a head that shrank by more than 0.5 cm', () => {
    expect(findGrowthQuestions(girl, makeRow({ headCm: 47 }), [before({ headCm: 47.5 })])).toEqual([]);
    expect(findGrowthQuestions(girl, makeRow({ headCm: 46.9 }), [before({ headCm: 47.5 })])).toEqual(['HEAD_FELL']);
  });

  test('the same weight and height for the third month running', () => {
    const january = makeRow({ date: '2026-01-07' });
    expect(findGrowthQuestions(girl, makeRow(), [before(), january])).toEqual(['COPIED_VALUE']);
    expect(findGrowthQuestions(girl, makeRow(), [before()])).toEqual([]);
    expect(findGrowthQuestions(girl, makeRow(), [before(), makeRow({ date: '2025-12-07' })])).toEqual([]);
  });

  test('the row before is the last one that has the measure, and never a later one', () => {
    const gap = makeRow({ date: '2026-03-01', lengthHeightCm: undefined });
    expect(findGrowthQuestions(girl, makeRow(), [gap, before({ lengthHeightCm: 87 })])).toEqual(['HEIGHT_FELL']);
    expect(findGrowthQuestions(girl, makeRow(), [makeRow({ date: '2026-04-07', lengthHeightCm: 88 })])).toEqual([]);
  });
});
