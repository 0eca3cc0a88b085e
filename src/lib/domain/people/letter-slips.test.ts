import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, isLetterSlip } from './letter-slips.ts';

test.each([
  ['ZULFIKAR', 'ZUFLIKAR', true],
  ['SUPRIYANTO', 'SPRIYANTO', true],
  ['RAMADHAN', 'RRAMADHAN', true],
  ['RAFA', 'RAFI', false],
  ['HASAN', 'HASAN', false],
  ['ABC', 'ACBX', false],
])('%s and %s differ by one slip of the keyboard: %s', (a, b, slip) => {
  expect(isLetterSlip(a, b)).toBe(slip);
});

test('a text with any one letter dropped is a slip of the whole, in both directions', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
      const place = at % text.length;
      const dropped = text.slice(0, place) + text.slice(place + 1);
      expect([isLetterSlip(text, dropped), isLetterSlip(dropped, text)]).toEqual([true, true]);
    }),
  );
});

test('the edit distance is symmetric, 0 only for equal texts, and stops at its limit', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), fc.nat(4), (a, b, limit) => {
      const distance = editDistance(a, b, limit);
      expect(distance).toBe(editDistance(b, a, limit));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(limit + 1);
    }),
  );
});

test('swapped neighbours count once', () => {
  expect(editDistance('QIRANI', 'QIRNAI', 3)).toBe(1);
  expect(editDistance('KITTEN', 'SITTING', 5)).toBe(3);
});
