import { describe, expect, test } from 'vitest';
import type { LocalDate, LocalMonth } from '../dates.ts';
import { stockUseOf } from './stock-items.ts';
import { readStock, type StockEntry } from './stock-ledger.ts';

const AUGUST = '2026-08' as LocalMonth;
const entry = (day: string, move: StockEntry['move'], count: number, expiry?: string): StockEntry => ({
  item: 'MR',
  move,
  count,
  date: day as LocalDate,
  batch: null,
  expiryDate: (expiry as LocalDate | undefined) ?? null,
});
const use = (day: string, count: number) => ({ item: 'MR' as const, count, date: day as LocalDate });

describe('the stock of a place in a month', () => {
  test('what came in, less what was used, given in the app and thrown away', () => {
    const entries = [entry('2026-07-20', 'in', 10), entry('2026-08-03', 'in', 20), entry('2026-08-09', 'wasted', 2)];
    expect(readStock(entries, [use('2026-08-07', 6), use('2026-07-25', 1)], AUGUST)).toEqual([
      { item: 'MR', before: 9, received: 20, used: 6, wasted: 2, balance: 21, daysOut: 0, nextExpiry: null },
    ]);
  });

  test('a count of what is there holds from the end of its day', () => {
    const entries = [entry('2026-08-01', 'in', 30), entry('2026-08-10', 'counted', 12), entry('2026-08-11', 'in', 5)];
    expect(readStock(entries, [use('2026-08-10', 4)], AUGUST)[0]).toMatchObject({ balance: 17 });
  });

  test('what was given before the first entry belongs to a stock that nobody wrote down', () => {
    const entries = [entry('2026-08-05', 'in', 10)];
    expect(readStock(entries, [use('2026-08-04', 3)], AUGUST)[0]).toMatchObject({ used: 0, balance: 10 });
  });

  test('days without any are counted from the day it ran out to the day before it came', () => {
    const entries = [entry('2026-07-01', 'in', 5), entry('2026-08-20', 'in', 5)];
    const line = readStock(entries, [use('2026-08-10', 5)], AUGUST)[0];
    expect(line).toMatchObject({ daysOut: 10, balance: 5 });
  });

  test('a month that still runs is told up to today', () => {
    const entries = [entry('2026-07-01', 'in', 5)];
    const through = '2026-08-12' as LocalDate;
    expect(readStock(entries, [use('2026-08-10', 5)], AUGUST, through)[0]).toMatchObject({ daysOut: 3 });
  });

  test('a month before the first entry has no line: nothing is known of it', () => {
    expect(readStock([entry('2026-09-01', 'in', 5)], [], AUGUST)).toEqual([]);
  });

  test('the earliest expiry is told while there is any', () => {
    const entries = [entry('2026-08-01', 'in', 5, '2027-03-31'), entry('2026-08-02', 'in', 5, '2026-10-31')];
    expect(readStock(entries, [], AUGUST)[0]).toMatchObject({ nextExpiry: '2026-10-31' });
    expect(readStock(entries, [use('2026-08-09', 10)], AUGUST)[0]).toMatchObject({ nextExpiry: null });
  });
});

test('givings name the product that they take: a red capsule after birth, a tablet of 400 mg, no food', () => {
  expect(stockUseOf('VIT_A_NIFAS', 2)).toEqual({ item: 'VIT_A_MERAH', count: 2 });
  expect(stockUseOf('ALBENDAZOLE', 200)).toEqual({ item: 'ALBENDAZOLE', count: 0.5 });
  expect(stockUseOf('MT_PEMULIHAN', 3)).toBeUndefined();
});
