import { expect, test } from 'vitest';
import { isLocalDate, type LocalDate } from '../dates.ts';
import { birthDateFromNik, checkNik, isComparableNik, readNik } from './nik.ts';

const date = (text: string): LocalDate => (isLocalDate(text) ? text : expect.unreachable());

test('a NIK that fits its bearer raises no warning, 40 being added to the day of a female', () => {
  expect(checkNik('3508914305258115', { birthDate: date('2025-05-03'), sex: 'f' })).toEqual([]);
  expect(checkNik('3508910903258688', { birthDate: date('2025-03-09'), sex: 'm' })).toEqual([]);
});

test.each([
  ['350891500898842', ['nik.length']],
  ['35089202019074341', ['nik.length']],
  ['9999999999999999', ['nik.placeholder']],
  ['1234567890123456', ['nik.placeholder']],
  ['3508911511990000', ['nik.placeholder']],
  ['9908917007937583', ['nik.provinceUnknown']],
  ['3508913213997583', ['nik.birthDateMismatch']],
])('%s warns of %j', (nik, warnings) => {
  expect(checkNik(nik)).toEqual(warnings);
});

test('another day and another sex than the register has are two warnings', () => {
  expect(checkNik('3508911003628250', { birthDate: date('1962-03-10'), sex: 'f' })).toEqual(['nik.sexMismatch']);
  expect(checkNik('3508911003628250', { birthDate: date('1962-03-11'), sex: 'f' })).toEqual([
    'nik.birthDateMismatch',
    'nik.sexMismatch',
  ]);
});

test('29 February passes, 31 June does not', () => {
  expect(readNik('3508912902048001')).toMatchObject({ day: 29, month: 2, sex: 'm' });
  expect(readNik('3508913106048001')).toBeUndefined();
});

test('only 16 digits that mean something can be compared', () => {
  expect(['3508914305258115', '', '0000000000000000', '3,50891E+15'].map(isComparableNik)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('a birth date taken from a NIK lies in the latest century that is not in the future', () => {
  expect(birthDateFromNik('3508914212918001', date('2026-07-31'))).toBe('1991-12-02');
  expect(birthDateFromNik('3508910104268001', date('2026-07-31'))).toBe('2026-04-01');
  expect(birthDateFromNik('3508912909268001', date('2026-07-31'))).toBe('1926-09-29');
});
