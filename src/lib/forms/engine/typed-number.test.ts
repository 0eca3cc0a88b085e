import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalsOf, parseTypedNumber, suggestMeant } from './typed-number.ts';

test('[FO6] comma and point are both decimal marks', () => {
  expect(['8,4', '8.4', ' 8,40 ', ',5', '12'].map(valueOf)).toEqual([8.4, 8.4, 8.4, 0.5, 12]);
});

test('[FO6] nothing typed is no number and no fault', () => {
  expect(parseTypedNumber('  ')).toEqual({ ok: true, value: undefined });
});

test.each(['8,4kg', '8,', '1.234,5', '-3', '8 4', 'delapan', '1e3'])('[FO6] "%s" is refused as typed', (typed) => {
  expect(parseTypedNumber(typed)).toEqual({ ok: false, problem: { code: 'form.notANumber', typed } });
});

test('[FO6] every number of two decimals is read back, with comma and with point', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), (hundredths) => {
      const text = (hundredths / 100).toFixed(2);
      expect([valueOf(text), valueOf(text.replace('.', ','))]).toEqual([hundredths / 100, hundredths / 100]);
    }),
  );
});

test('digits behind the mark are counted without trailing zeros', () => {
  expect([8, 8.4, 8.45, 8.456].map(decimalsOf)).toEqual([0, 1, 2, 3]);
});

const child = { limits: { min: 0.5, max: 45 }, decimals: 2 };
const height = { limits: { min: 30, max: 140 }, decimals: 1 };

test('[FO7] a forgotten decimal mark, grams and metres are named', () => {
  expect(suggestMeant(84, child)).toBe(8.4);
  expect(suggestMeant(12_400, child)).toBe(12.4);
  expect(suggestMeant(0.875, height)).toBe(87.5);
});

test('[FO7] inches are named', () => {
  expect(suggestMeant(29.5, height)).toBe(74.9);
});

test('[FO7] of several slips the one nearest to the last value is named', () => {
  expect(suggestMeant(112, { ...child, expected: 11 })).toBe(11.2);
  expect(suggestMeant(845, { ...child, expected: 8.2 })).toBe(8.45);
});

test('[FO7] a slip far from the last value is not named', () => {
  expect(suggestMeant(84, { ...child, expected: 20 })).toBeUndefined();
});

test('[FO7] a suggestion always lies within the limits', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 100_000, noNaN: true }),
      fc.option(fc.double({ min: 0.5, max: 45, noNaN: true })),
      (value, expected) => {
        const meant = suggestMeant(value, { ...child, ...(expected === null ? {} : { expected }) });
        expect(meant === undefined || (meant >= 0.5 && meant <= 45)).toBe(true);
      },
    ),
  );
});

function valueOf(typed: string): number | undefined {
  const parsed = parseTypedNumber(typed);
  return parsed.ok ? parsed.value : undefined;
}

test('[FO7] a slip of the thumb loses no digit: 999 mmHg was not meant to be 100', () => {
  expect(suggestMeant(999, { limits: { min: 50, max: 260 }, decimals: 0 })).toBeUndefined();
  expect(suggestMeant(1440, { limits: { min: 50, max: 260 }, decimals: 0 })).toBe(144);
  expect(suggestMeant(8443, { limits: { min: 0.5, max: 45 }, decimals: 2 })).toBe(8.44);
});
