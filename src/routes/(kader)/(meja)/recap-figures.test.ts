import { expect, test } from 'vitest';
import { hasText } from '#lib/i18n/text.ts';
import { FIGURES } from './recap-figures.ts';

test('every figure of the recap has a name', () => {
  expect(FIGURES.filter((code) => !hasText(`skdn.${code}`))).toEqual([]);
});
