import { describe, expect, test } from 'vitest';
import { isLocalMonth, type LocalMonth } from '../dates.ts';
import { judgePws, readFigure, targetOfMonth, type Counts } from './indicator-figure.ts';
import { findIndicator } from './indicator-list.ts';
import type { Indicator } from './indicator.ts';

const JUNE = monthOf('2026-06');

function monthOf(text: string): LocalMonth {
  if (!isLocalMonth(text)) throw new Error(`no month: ${text}`);
  return text;
}

function indicator(code: string): Indicator {
  const found = findIndicator(code);
  if (!found) throw new Error(`no indicator: ${code}`);
  return found;
}

const counts = (facts: { readonly [fact: string]: number }): Counts => new Map(Object.entries(facts));

describe('a figure', () => {
  test('is part and whole, and a percentage with one decimal, half up', () => {
    expect(readFigure(indicator('G01'), counts({ D: 41, S: 48 }), JUNE)).toEqual({
      standing: 'data',
      part: 41,
      whole: 48,
      percent: 85.4,
      colour: 'HIJAU',
    });
  });

  test("takes O and B off D for N/D'", () => {
    expect(readFigure(indicator('G03'), counts({ N: 20, D: 48, O: 5, B: 3 }), JUNE)).toMatchObject({
      part: 20,
      whole: 40,
    });
  });

  test('takes those who went on off those who began, for drop-out', () => {
    const dropOut = readFigure(indicator('V03A'), counts({ reachedDpt1: 40, reachedDpt3: 37 }), JUNE);
    expect(dropOut).toMatchObject({ part: 3, whole: 40, percent: 7.5, colour: 'MERAH' });
  });

  test('of fewer than 20 has no percentage and no colour; of 20 it has', () => {
    expect(readFigure(indicator('G01'), counts({ D: 3, S: 19 }), JUNE)).toMatchObject({ percent: null, colour: 'ABU' });
    expect(readFigure(indicator('G01'), counts({ D: 3, S: 20 }), JUNE)).toMatchObject({ percent: 15, colour: 'MERAH' });
  });

  test.each(['noData', 'notIlp'] as const)('of a unit with %s is not 0 %%', (standing) => {
    const figure = readFigure(indicator('G01'), counts({ S: 40 }), JUNE, standing);
    expect(figure).toMatchObject({ standing, percent: null, colour: 'ABU' });
  });

  test('without anybody who has the numerator is 0 %', () => {
    expect(readFigure(indicator('G01'), counts({ S: 40 }), JUNE)).toMatchObject({ percent: 0, colour: 'MERAH' });
  });
});

describe('the colour', () => {
  test.each([
    [85, 'HIJAU'],
    [84, 'KUNING'],
    [68, 'KUNING'],
    [67, 'MERAH'],
  ] as const)('of D/S %i of 100 is %s', (D, colour) => {
    expect(readFigure(indicator('G01'), counts({ D, S: 100 }), JUNE).colour).toBe(colour);
  });

  test.each([
    [13, 'HIJAU'],
    [14, 'KUNING'],
    [20, 'KUNING'],
    [21, 'MERAH'],
  ] as const)('of stunting %i of 100 is %s', (stunted, colour) => {
    expect(readFigure(indicator('G08'), counts({ stunted, lhfaMeasured: 100 }), JUNE).colour).toBe(colour);
  });

  test('of what adds up over the year is beside the months gone', () => {
    expect(targetOfMonth({ good: 100 }, 'year', JUNE)).toBe(50);
    expect(readFigure(indicator('I01'), counts({ k1: 50, targetPregnant: 100 }), JUNE).colour).toBe('HIJAU');
    expect(readFigure(indicator('I01'), counts({ k1: 40, targetPregnant: 100 }), JUNE).colour).toBe('KUNING');
    expect(readFigure(indicator('I01'), counts({ k1: 39, targetPregnant: 100 }), JUNE).colour).toBe('MERAH');
  });

  test('none where no target is set, none where a figure only informs; zero dose is good at nobody', () => {
    expect(readFigure(indicator('G06'), counts({ BGM: 50, D: 100 }), JUNE).colour).toBe('ABU');
    expect(readFigure(indicator('G04'), counts({ N: 50, D: 100 }), JUNE).colour).toBe('ABU');
    expect(readFigure(indicator('V04'), counts({ turnedOne: 100 }), JUNE).colour).toBe('HIJAU');
    expect(readFigure(indicator('V04'), counts({ turnedOne: 100, zeroDose: 1 }), JUNE).colour).toBe('MERAH');
  });

  test('follows the target of a Puskesmas', () => {
    const own = readFigure(indicator('G01'), counts({ D: 70, S: 100 }), JUNE, 'data', { good: 70 });
    expect(own.colour).toBe('HIJAU');
  });
});

describe('the PWS status', () => {
  test.each([
    [60, 50, 10, 9, 'Baik'],
    [60, 50, 9, 9, 'Baik'],
    [50, 50, 8, 9, 'Kurang'],
    [49, 50, 10, 9, 'Cukup'],
    [49, 50, 9, 9, 'Jelek'],
    [49, 50, 8, 9, 'Jelek'],
    [60, 50, 10, undefined, 'Baik'],
    [49, 50, 10, undefined, 'Jelek'],
  ] as const)('reached %i of %i, gain %i after %s: %s', (reached, due, gain, before, status) => {
    expect(judgePws(reached, due, gain, before)).toBe(status);
  });
});
