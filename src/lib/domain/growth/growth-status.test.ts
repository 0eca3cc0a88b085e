import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '../dates.ts';
import { computeGrowthSeries, toGrams } from './growth-status.ts';
import type { Weighing } from './weighing.ts';

const girl = { sex: 'f' as const, birthDate: '2024-01-10' as LocalDate };
const row = (date: string, weightKg?: number): Weighing => ({ date: date as LocalDate, weightKg });

/** Status of each month, with the number of successive T behind it. */
function statuses(child: { sex?: 'm' | 'f'; birthDate: LocalDate }, rows: readonly Weighing[]): string {
  return computeGrowthSeries(child, rows)
    .map(({ status, successiveT }) => (successiveT > 1 ? `${successiveT}${status}` : status))
    .join(' ');
}

test('grams are whole: 5.3 - 4.5 kg are 800 g', () => {
  expect(toGrams(5.3) - toGrams(4.5)).toBe(800);
});

describe('status of a month', () => {
  test('the first known weighing is B, also at two years', () => {
    expect(statuses(girl, [row('2026-02-07', 10)])).toBe('B');
  });

  test('a gain of the KBM is N, a gram less is T', () => {
    expect(statuses(girl, [row('2026-02-07', 10), row('2026-03-07', 10.2)])).toBe('B N');
    expect(statuses(girl, [row('2026-02-07', 10), row('2026-03-07', 10.199)])).toBe('B T');
  });

  test('the KBM is that of the completed age at the later weighing', () => {
    const boy = { sex: 'm' as const, birthDate: '2026-01-15' as LocalDate };
    const [, second] = computeGrowthSeries(boy, [row('2026-02-16', 4.4), row('2026-03-14', 5.2)]);
    expect(second).toMatchObject({ ageMonths: 1, minGainG: 800, gainG: 800, status: 'N' });
  });

  test('a month without weighing before it is O, even where much was gained', () => {
    const series = computeGrowthSeries(girl, [row('2026-02-07', 10), row('2026-04-07', 11)]);
    expect(series[1]).toMatchObject({ status: 'O', gainG: 1000, gapMinGainG: 400, falteringAcrossGap: false });
    expect(series[1]!.minGainG).toBeUndefined();
  });

  test('too little over a gap falters, but is no T', () => {
    const series = computeGrowthSeries(girl, [row('2026-02-07', 10), row('2026-04-07', 10.39)]);
    expect(series[1]).toMatchObject({ status: 'O', successiveT: 0, falteringAcrossGap: true });
  });

  test('of two weighings in a month the last counts, and the other is no month before', () => {
    const rows = [row('2026-02-07', 10), row('2026-03-07', 10.3), row('2026-03-21', 10.1)];
    expect(computeGrowthSeries(girl, rows)[1]).toMatchObject({ status: 'T', gainG: 100 });
    expect(statuses(girl, [row('2026-03-07', 10.3), row('2026-03-21', 10.1)])).toBe('B');
  });

  test('settled 8: weighed twice at age 0 it is B until the first month that has a KBM', () => {
    const newborn = { sex: 'f' as const, birthDate: '2026-01-10' as LocalDate };
    expect(statuses(newborn, [row('2026-01-12', 3), row('2026-02-09', 3.6), row('2026-03-09', 4.5)])).toBe('B B N');
  });

  test('from 60 months there is no letter', () => {
    const rows = [row('2028-12-09', 16), row('2029-01-09', 16.3), row('2029-01-10', 16.4)];
    expect(statuses(girl, rows)).toBe('B');
  });

  test('a weighing before birth is passed over', () => {
    expect(statuses(girl, [row('2024-01-09', 3), row('2024-02-10', 4)])).toBe('B');
  });
});

describe('settled 9: successive T', () => {
  const months = ['2026-02-07', '2026-03-07', '2026-04-07', '2026-05-07', '2026-06-07'];
  const series = (...weights: (number | undefined)[]) =>
    statuses(
      girl,
      weights.map((kg, at) => row(months[at]!, kg)),
    );

  test('are counted on', () => expect(series(10, 10, 10, 10)).toBe('B T 2T 3T'));
  test('are ended by N', () => expect(series(10, 10, 10.2, 10.2)).toBe('B T N T'));
  test('are ended by a month without weighing', () => expect(series(10, 10, undefined, 10, 10)).toBe('B T O T'));
});

test('every weighed month has exactly one letter, whatever the order of the rows', () => {
  const rows = fc.array(
    fc.record({
      date: fc.integer({ min: 0, max: 1800 }).map((day) => addDays(girl.birthDate, day)),
      weightKg: fc.option(
        fc.integer({ min: 2000, max: 20_000 }).map((grams) => grams / 1000),
        { nil: undefined },
      ),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(rows, (given) => {
      const oneADay = [...new Map(given.map((one) => [one.date, one])).values()];
      const series = computeGrowthSeries(girl, oneADay);
      const months = new Set(oneADay.filter((one) => one.weightKg !== undefined).map((one) => one.date.slice(0, 7)));
      expect(series.map(({ month }) => month)).toEqual([...months].toSorted());
      expect(computeGrowthSeries(girl, oneADay.toReversed())).toEqual(series);
      for (const { status, successiveT } of series) expect(status === 'T').toBe(successiveT > 0);
    }),
  );
});
