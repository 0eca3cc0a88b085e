import { expect, test } from 'vitest';
import { codeInLink, tidyCode } from './enrol-code.ts';

test('blanks, hyphens and small letters of a code do no harm', () => {
  expect(tidyCode(' acde-fghj ')).toBe('ACDEFGHJ');
});

test('the code of a QR stands behind the hash of its link', () => {
  expect(codeInLink('#kode=acdefghj')).toBe('ACDEFGHJ');
  expect([codeInLink(''), codeInLink('#kode='), codeInLink('#lain=1')]).toEqual([undefined, undefined, undefined]);
});
