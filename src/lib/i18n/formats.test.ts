import { expect, test } from 'vitest';
import {
  formatAge,
  formatDate,
  formatDay,
  formatGain,
  formatMeasure,
  formatMediumDate,
  formatMonth,
  formatNumber,
  formatPercent,
  formatShortDate,
  formatTime,
  formatWait,
  formatZ,
  initialsOf,
} from './formats.ts';

test('numbers are written with a decimal comma and a thousands point', () => {
  expect([8.4, 1234.5, 0, -0.4].map((value) => formatNumber(value))).toEqual(['8,4', '1.234,5', '0', '−0,4']);
  expect(formatNumber(-0.001, 2)).toBe('0,00');
  expect(formatMeasure(8.45, 'kg')).toBe('8,45 kg');
  expect(formatMeasure(3, '')).toBe('3');
});

test('z-scores and gains carry their sign', () => {
  expect([formatZ(-2.13), formatZ(0.4), formatZ(0)]).toEqual(['−2,13', '+0,40', '0,00']);
  expect([formatGain(240), formatGain(-100), formatGain(0)]).toEqual(['+240 g', '−100 g', '0 g']);
});

test('dates and months are told in Indonesian', () => {
  expect(formatDate('2026-08-07')).toBe('7 Agustus 2026');
  expect(formatDay('2026-08-07')).toBe('Jumat, 7 Agustus 2026');
  expect(formatMonth('2026-08')).toBe('Agustus 2026');
});

test('a short date leaves out the year of today', () => {
  expect(formatShortDate('2026-08-07', '2026-12-01')).toBe('7 Agu');
  expect(formatShortDate('2025-08-07', '2026-12-01')).toBe('7 Agu 2025');
  expect(formatMediumDate('2026-08-07')).toBe('7 Agu 2026');
});

test('ages are told as people say them', () => {
  expect([formatAge(0, 12), formatAge(4), formatAge(12), formatAge(28), formatAge(72), formatAge(34 * 12 + 3)]).toEqual(
    ['12 hari', '4 bln', '1 th', '2 th 4 bln', '6 th', '34 th'],
  );
});

test('an instant is told by the clock of the device', () => {
  expect(formatTime(new Date(2026, 7, 7, 8, 7).getTime())).toBe('08.07');
});

test('waiting is told in minutes and hours', () => {
  expect([0, 12 * 60_000, 60 * 60_000, 65 * 60_000].map((ms) => formatWait(ms))).toEqual([
    'baru saja',
    '12 mnt',
    '1 jam',
    '1 jam 5 mnt',
  ]);
});

test('a share without a denominator is a dash', () => {
  expect([formatPercent(83.25), formatPercent(undefined)]).toEqual(['83,3 %', '–']);
});

test('initials take the first two words that begin with a letter', () => {
  expect(['Siti Aminah', 'Bayi Ny. Ika', "'Abdul", ''].map(initialsOf)).toEqual(['SA', 'BN', '', '']);
});
