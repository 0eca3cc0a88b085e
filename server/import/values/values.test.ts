import { expect, test } from 'vitest';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { readBlock } from './block-value.ts';
import { readDate } from './date-value.ts';
import { readArm, readHeight, readWeight } from './measures.ts';
import { readName } from './name-value.ts';
import { readNik } from './nik-value.ts';
import { readPhone } from './phone-value.ts';
import { readPosition, readSex, readYesNo } from './word-values.ts';

const date = (text: string): LocalDate => (isLocalDate(text) ? text : expect.unreachable());
const TODAY = date('2026-07-31');

test.each([
  ['24/09/1948', '1948-09-24'],
  ['4-9-2025', '2025-09-04'],
  ['04.09.2025', '2025-09-04'],
  ['2025-09-15', '2025-09-15'],
  ['2025-09-15 00:00:00', '2025-09-15'],
  ['45510', '2024-08-06'],
  ['23 November 2001', '2001-11-23'],
  ['7 Nopember 1983', '1983-11-07'],
  ['14-Agt-2021', '2021-08-14'],
  ['16 Agustus 21', '2021-08-16'],
  ['01/02/48', '1948-02-01'],
])('%s is %s', (text, expected) => {
  expect(readDate({ text }, TODAY)).toMatchObject({ kind: 'date', date: expected });
});

test.each([
  ['31/02/1979', { kind: 'impossible' }],
  ['lupa', { kind: 'impossible' }],
  ['1948', { kind: 'year', year: 1948 }],
  ['-', { kind: 'empty' }],
  ['belum ada', { kind: 'empty' }],
])('%s is no date: %j', (text, value) => {
  expect(readDate({ text }, TODAY)).toEqual(value);
});

test.each([
  ['7,18', { value: 7.18 }],
  ['7.18', { value: 7.18 }],
  ['12 kg', { value: 12 }],
  ['12.400', { value: 12.4 }],
  ['5700', { value: 5.7, issue: 'WEIGHT_IN_GRAMS', taken: 5.7 }],
  ['5700 gr', { value: 5.7, issue: 'WEIGHT_IN_GRAMS', taken: 5.7 }],
  ['7920 kg', { issue: 'WEIGHT_UNIT_CONTRADICTION' }],
  ['8 g', { issue: 'WEIGHT_UNIT_CONTRADICTION' }],
  ['124000', { issue: 'WEIGHT_IMPOSSIBLE' }],
  ['-3', { issue: 'WEIGHT_IMPOSSIBLE' }],
  ['94', { issue: 'WEIGHT_IMPOSSIBLE' }],
  ['rewel', { issue: 'WEIGHT_IMPOSSIBLE' }],
  ['-', { issue: 'WEIGHT_EMPTY' }],
])('a weight of %s is %j', (text, value) => {
  expect(readWeight({ text })).toEqual(value);
});

test('limits of weight and height are inside, what lies beyond is refused', () => {
  expect([readWeight({ text: '0.5' }).value, readWeight({ text: '45' }).value]).toEqual([0.5, 45]);
  expect([readWeight({ text: '0.49' }).issue, readWeight({ text: '45.1' }).issue]).toEqual([
    'WEIGHT_IMPOSSIBLE',
    'WEIGHT_IMPOSSIBLE',
  ]);
  expect([readHeight({ text: '30' }).value, readHeight({ text: '140 cm' }).value]).toEqual([30, 140]);
  expect([readHeight({ text: '29.9' }).issue, readHeight({ text: '763' }).issue]).toEqual([
    'HEIGHT_IMPOSSIBLE',
    'HEIGHT_IMPOSSIBLE',
  ]);
  expect([readHeight({ text: '' }), readArm({ text: '0' }), readArm({ text: '1.43' }).issue]).toEqual([
    {},
    {},
    'ARM_IMPOSSIBLE',
  ]);
});

test.each([
  ["'3508916805078663", { kind: 'digits', digits: '3508916805078663', tidied: true }],
  ['350891 260402 8727', { kind: 'digits', digits: '3508912604028727', tidied: true }],
  ['3508912604028727', { kind: 'digits', digits: '3508912604028727', tidied: false }],
  ['3,50891E+15', { kind: 'spoiled' }],
  ['belum ada', { kind: 'empty' }],
])('a NIK of %s is %j', (text, value) => {
  expect(readNik({ text })).toEqual(value);
});

test('a NIK that a workbook holds as a number is whole, or has lost its last digit', () => {
  expect(readNik({ text: '3,50891E+15', number: 3508912604028727 })).toMatchObject({ digits: '3508912604028727' });
  expect(readNik({ text: '3,50891E+15', number: 3508912604028720 })).toEqual({ kind: 'spoiled' });
});

test.each([
  ['081063024784', '081063024784'],
  ['+62 810-1234-5678', '081012345678'],
  ['628101234567', '08101234567'],
  ['81063024784', '081063024784'],
])('the phone %s is dialled %s', (text, phone) => {
  expect(readPhone({ text })).toEqual({ kind: 'phone', phone });
});

test.each(['-0810', '08xx', '0810', '08123456789012345'])('the phone %s cannot be dialled', (text) => {
  expect(readPhone({ text })).toEqual({ kind: 'invalid' });
});

test.each([
  [' Rini Mariyam', 'Rini Mariyam', true],
  ['RANIA NAFEEZA AYUDIA', 'Rania Nafeeza Ayudia', true],
  ["nur'aini", "Nur'aini", true],
  ['Bambang Setiawan, S.Pd', 'Bambang Setiawan, S.Pd', false],
])('the name %s is shown as %s', (text, name, tidied) => {
  expect(readName({ text })).toEqual({ name, tidied });
});

test('a dash is no name', () => {
  expect(readName({ text: ' - ' })).toBeUndefined();
});

test('words are understood in other spellings, and only usual ones pass without remark', () => {
  expect(['L', 'p', 'Laki-laki', 'PR', 'x'].map((text) => readSex({ text }))).toEqual([
    { value: 'm', usual: true },
    { value: 'f', usual: false },
    { value: 'm', usual: false },
    { value: 'f', usual: false },
    undefined,
  ]);
  expect([readPosition({ text: 'berdiri ' }), readPosition({ text: 'Telentang' })]).toEqual([
    { value: 'standing', usual: false },
    { value: 'recumbent', usual: false },
  ]);
  expect(['Ya', 'Tidak', ''].map((text) => readYesNo({ text }))).toEqual([true, false, undefined]);
});

test('RT and RW are the same text, with or without zeros in front', () => {
  expect(['03', '3', 'RT 003', ''].map((text) => readBlock({ text }))).toEqual(['03', '03', '03', undefined]);
});
