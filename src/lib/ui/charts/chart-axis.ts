import { formatMonth } from '#lib/i18n/formats.ts';
import type { ChartAxis } from './chart-data.ts';
import type { Range } from './chart-frame.ts';

const MS_PER_DAY = 86_400_000;
/** Calendar marks, in months apart, from the finest. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60];
const MOST_MARKS = 6;

/** Where the horizontal axis is marked; undefined where even steps of the value do. */
export function axisTicks(axis: ChartAxis, { from, to }: Range): number[] | undefined {
  if (axis === 'day') return calendarTicks(from, to);
  const step = axis === 'ageYears' ? 24 : axis === 'ageMonths' ? 12 : undefined;
  if (step === undefined) return undefined;
  return stepsOf(Math.ceil(from / step), Math.floor(to / step)).map((count) => count * step);
}

/** What stands under a mark: `Agu 26` for a day, years for months of school age, the number itself else. */
export function axisTextOf(axis: ChartAxis, value: number): string {
  if (axis === 'ageYears') return String(value / 12);
  if (axis !== 'day') return String(value);
  const month = new Date(value * MS_PER_DAY).toISOString().slice(0, 7);
  const [name = '', year = ''] = formatMonth(month).split(' ');
  return `${name.slice(0, 3)} ${year.slice(2)}`;
}

/** First days of months, so far apart that the words have room. */
function calendarTicks(from: number, to: number): number[] {
  const [first, last] = [monthOf(from), monthOf(to)];
  const step = MONTH_STEPS.find((one) => (last - first) / one <= MOST_MARKS) ?? 120;
  return stepsOf(Math.ceil(first / step), Math.floor(last / step))
    .map((count) => Date.UTC(Math.floor((count * step) / 12), (count * step) % 12, 1) / MS_PER_DAY)
    .filter((day) => day >= from && day <= to);
}

/** Months since year 0. */
function monthOf(day: number): number {
  const date = new Date(day * MS_PER_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function stepsOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}
