import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeColumn, encodeColumn } from './column-codec.ts';

test('any whole numbers come back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5_000_000, max: 5_000_000 })), (values) => {
      expect([...decodeColumn(encodeColumn(values), values.length, 1)]).toEqual(values.map((value) => value + 0));
    }),
  );
});

test('a column that changes evenly costs a character a row, after the two that say where it begins', () => {
  const even = Array.from({ length: 1000 }, (_, row) => 33_464 + row * 12);
  expect(encodeColumn(even)).toHaveLength(998 + 8);
});

test('a decimal comes back as the double it is printed for', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (whole) => {
      const [value] = decodeColumn(encodeColumn([whole]), 1, 1e4);
      expect(value).toBe(Number((whole / 1e4).toFixed(4)) + 0);
    }),
  );
});
