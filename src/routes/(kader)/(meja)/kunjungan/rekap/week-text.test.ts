import { expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { weekText } from './week-text.ts';

const week = { from: localDate('2026-08-03'), to: localDate('2026-08-09') };
const recap = {
  visits: 3,
  personIds: ['p1', 'p2'],
  notMet: 1,
  lines: [{ group: 'adult', outcome: 'nonAdherent', personIds: ['p1'] }],
} as const;

test('shared with the village it holds no name, with the midwife each name under its number', () => {
  expect(weekText(recap, week, 'Melati 1')).toBe(
    'Rekap kunjungan rumah Melati 1, 3 Agu 2026 sampai 9 Agu 2026\nKunjungan: 3\nOrang dikunjungi: 2\nTidak bertemu: 1\nDewasa, Tidak patuh pengobatan: 1',
  );
  expect(weekText(recap, week, 'Melati 1', () => 'Sri')).toContain('Tidak patuh pengobatan: 1\n- Sri');
});

test('a week without findings says so', () => {
  expect(weekText({ ...recap, lines: [] }, week, 'Melati 1')).toContain('Tidak ada yang perlu ditindaklanjuti.');
});
