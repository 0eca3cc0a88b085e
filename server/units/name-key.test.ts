import { expect, test } from 'vitest';
import { nameKey, tidyName } from './name-key.ts';

test('names are the same without case, outer and repeated spaces, in any Unicode form', () => {
  expect(nameKey('  MELATI   1 ')).toBe(nameKey('Melati 1'));
  expect(nameKey('Melati\u00a01')).toBe(nameKey('Melati 1'));
  expect(nameKey('Me\u0301lati')).toBe(nameKey('M\u00e9lati'));
  expect(nameKey('Melati 1')).not.toBe(nameKey('Melati 11'));
});

test('a name is shown tidy and with its own letters', () => {
  expect(tidyName('  Posyandu   MELATI 1 ')).toBe('Posyandu MELATI 1');
});
