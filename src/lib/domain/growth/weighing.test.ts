import { expect, test } from 'vitest';
import type { LocalDate } from '../dates.ts';
import { effectiveWeighings, inOrder, type Weighing } from './weighing.ts';

const row = (date: string, weightKg?: number): Weighing => ({ date: date as LocalDate, weightKg });

test('the last weighing of a month counts, of one day the last given', () => {
  const rows = [row('2026-03-20', 9.1), row('2026-03-05', 9), row('2026-04-01', 9.3), row('2026-04-01', 9.4)];
  expect([...effectiveWeighings(rows)].map(([month, { weightKg }]) => [month, weightKg])).toEqual([
    ['2026-03', 9.1],
    ['2026-04', 9.4],
  ]);
});

test('a row without weight is no weighing', () => {
  const rows = [row('2026-03-05', 9), row('2026-03-20')];
  expect(effectiveWeighings(rows).get('2026-03' as never)?.weightKg).toBe(9);
  expect(effectiveWeighings([row('2026-03-20')]).size).toBe(0);
});

test('rows are put in order without touching what was given', () => {
  const rows = [row('2026-04-01'), row('2026-03-01')];
  expect(inOrder(rows).map(({ date }) => date)).toEqual(['2026-03-01', '2026-04-01']);
  expect(rows[0]!.date).toBe('2026-04-01');
});
