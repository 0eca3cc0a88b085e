import { expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { openWords } from './open-words.ts';

const today = localDate('2026-08-22');
const wordsOf = (since: string) => openWords({ since: localDate(since) }, today);

test.each([
  ['2026-08-22', { days: 'hari ini', since: 'sejak 22 Agu', isLong: false }],
  ['2026-08-16', { days: '6 hari', since: 'sejak 16 Agu', isLong: false }],
  ['2026-08-15', { days: '7 hari', since: 'sejak 15 Agu', isLong: true }],
  ['2025-12-31', { days: '234 hari', since: 'sejak 31 Des 2025', isLong: true }],
])('what has been open since %s is told in days', (since, words) => {
  expect(wordsOf(since)).toEqual(words);
});

test('what falls due later this month is not told as open today', () => {
  expect(wordsOf('2026-08-30')).toEqual({ days: 'mulai 30 Agu', isLong: false });
});
