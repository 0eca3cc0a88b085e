import { expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import type { DoseRecord } from './dose-record.ts';
import { computeTetanusStatus, isTetanusDueInPregnancy } from './tetanus.ts';

function makeDoses(...dates: readonly string[]): DoseRecord[] {
  return dates.map((date) => ({ id: date, antigen: 'Td', date: localDate(date), source: 'nakes' }));
}

const ON = localDate('2026-08-07');

test.each([
  [[], 0, undefined, '2026-08-07'],
  [['2020-01-01'], 1, undefined, '2020-01-29'],
  [['2020-01-01', '2020-01-28'], 1, undefined, '2020-01-29'],
  [['2020-01-01', '2020-01-29'], 2, '2023-01-29', '2020-07-29'],
  [['2020-01-01', '2020-01-29', '2020-07-28'], 2, '2023-01-29', '2020-07-29'],
  [['2020-01-01', '2020-01-29', '2020-07-29'], 3, '2025-07-29', '2021-07-29'],
  [['2020-01-01', '2020-01-29', '2020-07-29', '2021-07-29'], 4, '2031-07-29', '2022-07-29'],
  [['2020-01-01', '2020-01-29', '2020-07-29', '2021-07-29', '2022-07-29'], 5, '2047-07-29', undefined],
  [['2020-01-01', '2020-01-29', '2020-07-29', '2021-07-29', '2022-07-29', '2024-01-01'], 5, '2047-07-29', undefined],
])('doses %j make T%s, protected until %s, next %s', (dates, level, protectedUntilDate, nextDueDate) => {
  const status = computeTetanusStatus(makeDoses(...dates), ON);
  expect(status).toEqual({
    level,
    ...(protectedUntilDate ? { protectedUntilDate } : {}),
    ...(nextDueDate ? { nextDueDate } : {}),
  });
});

test('doses of infancy and school count: DPT1-3, DPT4, DT and Td make T5', () => {
  const rows = [
    ['DPT', '2004-03-15'],
    ['DPT', '2004-04-15'],
    ['DPT', '2004-05-15'],
    ['DPT', '2005-07-15'],
    ['DT', '2011-11-10'],
    ['Td', '2012-11-12'],
  ] as const;
  const doses = rows.map(([antigen, date]) => Object.assign({}, makeDoses(date)[0]!, { antigen }));
  expect(computeTetanusStatus(doses, ON).level).toBe(5);
});

test('told, void, rejected and later doses, and those of other vaccines, do not count', () => {
  const [dose] = makeDoses('2020-01-01');
  const none: DoseRecord[] = [
    { ...dose!, source: 'told' },
    { ...dose!, voidReason: 'wrongPerson' },
    { ...dose!, verdict: 'rejected' },
    { ...dose!, date: localDate('2026-08-08') },
    { ...dose!, antigen: 'MR' },
  ];
  expect(computeTetanusStatus(none, ON).level).toBe(0);
});

test('in pregnancy a dose is due below T2 or when protection has run out, once its interval has passed', () => {
  const due = (...dates: readonly string[]) =>
    isTetanusDueInPregnancy(computeTetanusStatus(makeDoses(...dates), ON), ON);
  expect(due()).toBe(true);
  expect(due('2026-07-20')).toBe(false);
  expect(due('2026-07-10')).toBe(true);
  expect(due('2025-01-01', '2025-02-01')).toBe(false);
  expect(due('2020-01-01', '2020-01-29')).toBe(true);
});
