import { expect, test } from 'vitest';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { findIndicator } from '#lib/domain/indicators/indicator-list.ts';
import { protectTrend } from './protect.ts';
import type { Pair } from './small-cells.ts';
import type { TrendAnswer } from './trend.ts';

const MONTHS = ['2025-12', '2026-01', '2026-02', '2026-03'].filter((month): month is LocalMonth => isLocalMonth(month));

function trendOf(...rows: (Pair | null)[][]): TrendAnswer {
  return {
    months: MONTHS,
    rows: rows.map((figures) => ({ unitId: 'u', level: 'village', name: 'Sukamaju', figures })),
  };
}

function protect(code: string, trend: TrendAnswer) {
  const indicator = findIndicator(code);
  if (!indicator) throw new Error(`no indicator ${code}`);
  return protectTrend(trend, indicator).rows.map(({ figures }) => figures);
}

test('of what adds up over the year a month is hidden that few were added in; a new year begins anew', () => {
  const pairs: Pair[] = [
    [60, 80],
    [10, 80],
    [13, 80],
    [20, 80],
  ];
  expect(protect('I01', trendOf(pairs))).toEqual([[[60, 80], [10, 80], null, [20, 80]]]);
  expect(protect('G01', trendOf(pairs))).toEqual([pairs]);
});

test('a unit hidden alone in a month takes the smallest of the others with it', () => {
  const total: Pair[] = MONTHS.map(() => [40, 90]);
  const small: Pair[] = [
    [2, 30],
    [10, 30],
    [10, 30],
    [10, 30],
  ];
  const middle: Pair[] = MONTHS.map(() => [10, 20]);
  const large: Pair[] = [
    [28, 40],
    [20, 40],
    [20, 40],
    [20, 40],
  ];
  const [, hiddenSmall, hiddenMiddle, told] = protect('G01', trendOf(total, small, middle, large));
  expect([hiddenSmall?.[0], hiddenMiddle?.[0], told?.[0]]).toEqual([null, null, [28, 40]]);
  expect(hiddenSmall?.[1]).toEqual([10, 30]);
});

test('how many Posyandu opened is told to everybody', () => {
  const pairs: Pair[] = MONTHS.map(() => [3, 4]);
  expect(protect('M01', trendOf(pairs))).toEqual([pairs]);
});
