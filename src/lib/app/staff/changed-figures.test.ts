import { expect, test } from 'vitest';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { completeSkdn } from '#lib/domain/indicators/skdn.ts';
import { findChangedFigures } from './changed-figures.ts';
import type { SkdnReport } from './skdn-report.ts';

function month(text: string): LocalMonth {
  if (!isLocalMonth(text)) throw new RangeError(text);
  return text;
}
function makeReport(D: number, of = '2026-07'): SkdnReport {
  const figures = completeSkdn(
    new Map([
      ['S', 40],
      ['K', 40],
      ['D', D],
      ['N', D],
    ] as const),
  );
  const row = {
    level: 'posyandu',
    unitId: 'p1',
    unit: 'Melati 1',
    villageId: 'v1',
    sessions: 1,
    dataThrough: 1,
    figures,
  } as const;
  return { month: month(of), computedAt: 1, dataThrough: 1, rows: [row] };
}

test('numbers that differ are named, also those that are reckoned from others', () => {
  expect([...findChangedFigures(makeReport(3), makeReport(4))]).toEqual(['p1 D', 'p1 N', 'p1 absent']);
});

test.each([
  ['nothing was known', undefined],
  ['another month was shown', makeReport(3, '2026-06')],
  ['nothing is new', makeReport(4)],
])('no number has changed where %s', (_, before) => {
  expect(findChangedFigures(before, makeReport(4)).size).toBe(0);
});
