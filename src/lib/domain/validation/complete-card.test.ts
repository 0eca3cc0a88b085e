import { expect, test } from 'vitest';
import { missingOnCard } from './complete-card.ts';

test('what is asked and not answered is missing; what is not asked of this person is not', () => {
  const asked = ['weightKg', 'lengthHeightCm', 'position', 'headCm'];
  expect(missingOnCard('child', asked, new Set(['weightKg']))).toEqual(['lengthHeightCm', 'headCm']);
  expect(missingOnCard('child', asked, new Set(['weightKg', 'lengthHeightCm', 'headCm']))).toEqual([]);
});
