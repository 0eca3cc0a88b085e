import { expect, test } from 'vitest';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { OpenProblem } from './pws-answer.ts';
import { countByHome, daysOpen, filterProblems, kindsOf, villagesIn } from './problem-list.ts';

function day(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`no date: ${text}`);
  return text;
}
const makeProblem = (problem: Partial<OpenProblem> = {}): OpenProblem => ({
  kind: 'referral',
  subjectId: 'r_1',
  posyanduId: 'p_1',
  reason: 'STUNT',
  since: day('2026-07-01'),
  name: 'Aisyah',
  village: 'Wonokerto',
  hamlet: 'Krajan',
  rt: '02',
  ...problem,
});
const PROBLEMS = [
  makeProblem(),
  makeProblem({ subjectId: 'r_2', name: 'Bagas', village: 'Desa 10', rt: '03' }),
  makeProblem({ kind: 'zeroDose', subjectId: 'p_3', name: 'Citra', village: 'Desa 2', hamlet: null, rt: null }),
  makeProblem({ kind: 'zeroDose', subjectId: 'p_4', name: 'Dewi' }),
];

test('filtered by kind, desa and words', () => {
  const names = (filter: Partial<Parameters<typeof filterProblems>[1]>) =>
    filterProblems(PROBLEMS, { kind: '', village: '', words: '', ...filter }).map(({ name }) => name);
  expect(names({})).toHaveLength(4);
  expect(names({ kind: 'zeroDose' })).toEqual(['Citra', 'Dewi']);
  expect(names({ village: 'Wonokerto', words: ' AIS ' })).toEqual(['Aisyah']);
});

test('choices say how many they hold', () => {
  expect(kindsOf(PROBLEMS)).toEqual([
    { value: 'referral', count: 2 },
    { value: 'zeroDose', count: 2 },
  ]);
  expect(villagesIn(PROBLEMS).map(({ value }) => value)).toEqual(['Desa 2', 'Desa 10', 'Wonokerto']);
});

test('the part of a hamlet with the most comes first; what has no hamlet is counted too', () => {
  expect(countByHome(PROBLEMS)).toEqual([
    { hamlet: 'Krajan', rt: '02', count: 2 },
    { hamlet: 'Krajan', rt: '03', count: 1 },
    { hamlet: '', rt: '', count: 1 },
  ]);
});

test('days open count from the first day, never below it', () => {
  expect(daysOpen(makeProblem(), day('2026-07-31'))).toBe(30);
  expect(daysOpen(makeProblem(), day('2026-06-30'))).toBe(0);
});
