import {
  addMonths,
  daysBetween,
  firstDayOfMonth,
  lastDayOfMonth,
  monthOf,
  type LocalDate,
  type LocalMonth,
} from '../dates.ts';
import type { StockItem } from './stock-items.ts';

/** What can happen to a stock: it comes in, is used up or handed on, is thrown away, or somebody has counted what is there. */
export const STOCK_MOVES = ['in', 'used', 'wasted', 'counted'] as const;
export type StockMove = (typeof STOCK_MOVES)[number];

/** One line of the ledger of a place; it is never changed, only taken back. */
export interface StockEntry {
  readonly item: StockItem;
  readonly move: StockMove;
  /** Positive; for `counted` what was there, 0 too. */
  readonly count: number;
  readonly date: LocalDate;
  readonly batch: string | null;
  readonly expiryDate: LocalDate | null;
}

/** What givings written down in the app took out, by product and day. */
export interface StockUse {
  readonly item: StockItem;
  readonly count: number;
  readonly date: LocalDate;
}

/** One product of one place in a month. */
export interface StockLine {
  readonly item: StockItem;
  /** Balance at the end of the day before the month. */
  readonly before: number;
  readonly received: number;
  /** Entered by hand, and given as written down in the app. */
  readonly used: number;
  readonly wasted: number;
  /** Balance at the end of the month, or of the last day told; negative where more was given than came in. */
  readonly balance: number;
  /** Days of the month on which nothing was left at the day's end, up to `through`. */
  readonly daysOut: number;
  /** The earliest expiry of a batch that came in within the last year, where there is any stock. */
  readonly nextExpiry: LocalDate | null;
}

interface Step {
  readonly date: LocalDate;
  readonly move: StockMove;
  readonly count: number;
}

/**
 * How the stock of one place stood in a month, for every product that was ever entered there. Giving is not kept against a batch.
 * A count of what is there holds from the end of its day and swallows what was entered for that day.
 * @param through last day to be told, within the month or after it
 */
export function readStock(
  entries: readonly StockEntry[],
  uses: readonly StockUse[],
  month: LocalMonth,
  through: LocalDate = lastDayOfMonth(month),
): readonly StockLine[] {
  const usesOf = Map.groupBy(uses, ({ item }) => item);
  return [...Map.groupBy(entries, ({ item }) => item)].flatMap(([item, own]) => {
    const first = own.reduce((least, { date }) => (date < least ? date : least), own[0]?.date ?? through);
    if (first > through || first > lastDayOfMonth(month)) return [];
    // What was given before the first entry is of a stock that nobody has written down.
    const given = (usesOf.get(item) ?? []).filter(({ date }) => date >= first);
    const steps: Step[] = [...own, ...given.map(({ date, count }) => ({ date, count, move: 'used' as const }))];
    return [readLine(item, steps, own, month, through)];
  });
}

function readLine(
  item: StockItem,
  steps: readonly Step[],
  entries: readonly StockEntry[],
  month: LocalMonth,
  through: LocalDate,
): StockLine {
  const start = firstDayOfMonth(month);
  const end = through < lastDayOfMonth(month) ? through : lastDayOfMonth(month);
  const byDay = Map.groupBy(steps, ({ date }) => date);
  const days = [...byDay.keys()].filter((date) => date <= end).sort();
  const within = steps.filter(({ date }) => date >= start && date <= end);
  const sum = (move: StockMove): number =>
    within.filter((step) => step.move === move).reduce((total, { count }) => total + count, 0);
  let balance = 0;
  let before = 0;
  const balances: { readonly date: LocalDate; readonly balance: number }[] = [];
  for (const date of days) {
    balance = closeDay(balance, byDay.get(date) ?? []);
    if (date < start) before = balance;
    balances.push({ date, balance });
  }
  return {
    item,
    before,
    received: sum('in'),
    used: sum('used'),
    wasted: sum('wasted'),
    balance,
    daysOut: countDaysOut(balances, start, end),
    nextExpiry: balance > 0 ? nextExpiryOf(entries, end, start) : null,
  };
}

function closeDay(balance: number, steps: readonly Step[]): number {
  const counted = steps.findLast(({ move }) => move === 'counted');
  if (counted) return counted.count;
  return steps.reduce((left, { move, count }) => (move === 'in' ? left + count : left - count), balance);
}

/** Days at whose end nothing was left; days before the first entry are not known. */
function countDaysOut(
  balances: readonly { readonly date: LocalDate; readonly balance: number }[],
  start: LocalDate,
  end: LocalDate,
): number {
  let out = 0;
  for (const [i, { date, balance }] of balances.entries()) {
    if (balance > 0) continue;
    const from = date < start ? start : date;
    const next = balances[i + 1]?.date;
    // The day of the next step has a balance of its own.
    out += Math.max(0, next === undefined ? daysBetween(from, end) + 1 : daysBetween(from, next));
  }
  return out;
}

function nextExpiryOf(entries: readonly StockEntry[], end: LocalDate, start: LocalDate): LocalDate | null {
  const oldest = firstDayOfMonth(addMonths(monthOf(start), -12));
  const dates = entries.flatMap(({ move, date, expiryDate }) =>
    move === 'in' && date <= end && date >= oldest && expiryDate !== null ? [expiryDate] : [],
  );
  return dates.sort()[0] ?? null;
}
