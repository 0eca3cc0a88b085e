import { expect, test } from 'vitest';
import { isLocalMonth, type LocalMonth } from '../dates.ts';
import { findIndicator } from './indicator-list.ts';
import type { Indicator } from './indicator.ts';
import { readTrend, type Pair, type Trend } from './trend.ts';

function indicator(code: string): Indicator {
  const found = findIndicator(code);
  if (!found) throw new Error(`no indicator: ${code}`);
  return found;
}
/** Months of 2026 from January, one for each pair; `from` moves the first. */
function trend(pairs: readonly Pair[], from = 1): Trend {
  const months = pairs.map((_, at): LocalMonth => {
    const text = `2026-${String(from + at).padStart(2, '0')}`;
    if (!isLocalMonth(text)) throw new Error(`no month: ${text}`);
    return text;
  });
  return { months, pairs };
}

test('what adds up over the year is judged by what the last month added, beside the month before it', () => {
  // Target of April 100 x 4 / 12 = 33.3 %; April added 12 of 100, March 8.
  const read = readTrend(
    indicator('I01'),
    trend([
      [5, 100],
      [9, 100],
      [17, 100],
      [29, 100],
    ]),
  );
  expect(read.due).toBeCloseTo(33.33, 1);
  expect([read.figure?.percent, read.gain, read.gainBefore, read.status]).toEqual([29, 12, 8, 'Cukup']);
});

test('reached but going down is Kurang, reached and going up is Baik', () => {
  expect(
    readTrend(
      indicator('I01'),
      trend([
        [30, 100],
        [40, 100],
      ]),
    ),
  ).toMatchObject({ gain: 10, gainBefore: 30, status: 'Kurang' });
  expect(
    readTrend(
      indicator('I01'),
      trend([
        [10, 100],
        [40, 100],
      ]),
    ),
  ).toMatchObject({ status: 'Baik' });
});

test('January begins anew: there is no month before it', () => {
  const read = readTrend(indicator('I01'), {
    ...trend(
      [
        [80, 100],
        [5, 100],
      ],
      1,
    ),
    months: [...trend([[1, 1]], 12).months, ...trend([[1, 1]]).months],
  });
  expect(read).toMatchObject({ gain: 5, gainBefore: undefined, status: 'Jelek' });
});

test('a month that stands alone is compared with the month before, across the turn of the year too', () => {
  expect(
    readTrend(
      indicator('G01'),
      trend([
        [30, 40],
        [32, 40],
      ]),
    ),
  ).toMatchObject({ gain: 80, gainBefore: 75, status: 'Cukup' });
});

test('where less is better, less is good', () => {
  expect(
    readTrend(
      indicator('G08'),
      trend([
        [10, 100],
        [12, 100],
      ]),
    ),
  ).toMatchObject({ due: 14, status: 'Kurang' });
  expect(
    readTrend(
      indicator('G08'),
      trend([
        [30, 100],
        [25, 100],
      ]),
    ),
  ).toMatchObject({ status: 'Cukup' });
});

test('red since the first of the months that have been red without a break', () => {
  const months = trend([
    [10, 40],
    [36, 40],
    [20, 40],
    [18, 40],
    [10, 40],
  ]);
  expect(readTrend(indicator('G01'), months).redSince).toBe('2026-03');
  expect(readTrend(indicator('G01'), trend([[10, 40], undefined, [12, 40]])).redSince).toBe('2026-03');
  expect(
    readTrend(
      indicator('G01'),
      trend([
        [10, 40],
        [38, 40],
      ]),
    ).redSince,
  ).toBeUndefined();
});

test('small numbers, a hidden month and indicators without target are not judged', () => {
  expect(readTrend(indicator('G01'), trend([[3, 7]])).status).toBeUndefined();
  expect(readTrend(indicator('G01'), trend([[30, 40], undefined]))).toMatchObject({
    figure: undefined,
    status: undefined,
  });
  expect(readTrend(indicator('G06'), trend([[30, 40]]))).toMatchObject({ due: undefined, status: undefined });
});
