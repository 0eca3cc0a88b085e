import { expect, test } from 'vitest';
import { hasText } from '#lib/i18n/text.ts';
import { countGroups, FIGURES } from './recap-figures.ts';

test('every figure of the recap has a name', () => {
  expect(FIGURES.filter((code) => !hasText(`skdn.${code}`))).toEqual([]);
});

test('visitors are counted by group; one without group is in none', () => {
  const visits = ['toddler', 'infant', 'toddler', undefined].map((group) => ({ visit: { group } }));
  expect(countGroups(visits)).toEqual([
    { group: 'toddler', count: 2 },
    { group: 'infant', count: 1 },
  ]);
});
