import { expect, test } from 'vitest';
import { factTexts } from './child-facts-text.ts';

test('the gravest finding stands first, and what it says already is left out', () => {
  expect(factTexts(['S', 'K', 'D', 'T', 'twoT', 'underweight', 'severeUnderweight', 'BGM', 'stunted'])).toEqual([
    'di bawah garis merah',
    '2 bulan tidak naik',
    'pendek',
  ]);
});

test('a child that did well is told so, and one of whom nothing is known says nothing', () => {
  expect(factTexts(['S', 'K', 'D', 'N', 'wfaMeasured'])).toEqual(['naik']);
  expect(factTexts(['S'])).toEqual([]);
});
