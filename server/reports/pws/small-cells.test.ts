import { array, assert, integer, pre, property } from 'fast-check';
import { expect, test } from 'vitest';
import { hideDifferences, isSmall, ToldCounts } from './small-cells.ts';

const counts = (part: number, whole: number) => [part, whole, whole - part];

test('a count from 1 to 4 is never told, nor two of which one lies so little within the other', () => {
  expect(new ToldCounts().take([3, 40])).toBe(false);
  expect(new ToldCounts().take([37, 40])).toBe(false);
  expect(new ToldCounts().take([0, 40])).toBe(true);
  expect(new ToldCounts().take([40, 40])).toBe(true);
  const told = new ToldCounts();
  expect(told.take([20, 40])).toBe(true);
  expect(told.take([17])).toBe(false);
  expect(told.take([15])).toBe(true);
});

test('a row hidden alone would follow from the total: the smallest of the others is hidden with it', () => {
  const rows = [counts(10, 30), null, counts(6, 12)];
  expect(hideDifferences(counts(18, 46), rows)).toEqual([true, false, false]);
});

test('a total that is hidden is not the sum of rows that are told', () => {
  expect(hideDifferences(null, [counts(5, 40), counts(0, 20)])).toEqual([true, false]);
  expect(hideDifferences(null, [null, counts(0, 20)])).toEqual([false, true]);
});

test('nothing is hidden where nothing is small', () => {
  expect(hideDifferences(counts(16, 42), [counts(10, 30), counts(6, 12)])).toEqual([true, true]);
});

test('whatever the counts, what is told of a total and its rows leaves no small rest and no single row', () => {
  const row = integer({ min: 0, max: 40 }).chain((whole) =>
    integer({ min: 0, max: whole }).map((part) => counts(part, whole)),
  );
  assert(
    property(array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const total = [0, 1, 2].map((at) => rows.reduce((sum, one) => sum + (one[at] ?? 0), 0));
      const own = rows.map((one) => (new ToldCounts().take(one.slice(0, 2)) ? one : null));
      pre(new ToldCounts().take(total.slice(0, 2)));
      const told = hideDifferences(total, own);
      const rest = total.map((count, at) =>
        rows.reduce((left, one, i) => left - (told[i] ? (one[at] ?? 0) : 0), count),
      );
      expect(own.every((one, i) => one !== null || !told[i])).toBe(true);
      expect(told.filter((isTold) => !isTold).length).not.toBe(rows.length > 1 ? 1 : -1);
      if (told.includes(true)) expect(rest.some(isSmall)).toBe(false);
    }),
  );
});
