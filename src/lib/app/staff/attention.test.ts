import { expect, test } from 'vitest';
import { completeSkdn } from '#lib/domain/indicators/skdn.ts';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { findAttention } from './attention.ts';
import type { Figure, UnitRow } from './skdn-report.ts';

const counts = { S: 40, K: 40, D: 38, N: 30, T: 8 };

function makeRow(unit: string, figures: { readonly [figure in Figure]?: number }, sessions = 1): UnitRow {
  const all = { ...counts, ...figures };
  const map = new Map(Object.entries(all)) as ReadonlyMap<Figure, number>;
  return {
    level: 'posyandu',
    unitId: unit,
    unit,
    villageId: 'v',
    sessions,
    dataThrough: 1,
    figures: completeSkdn(map),
  };
}

function month(text: string): LocalMonth {
  if (!isLocalMonth(text)) throw new RangeError(text);
  return text;
}
const JULY = month('2026-07');
const AUGUST = month('2026-08');
const unitsOf = (rows: UnitRow[], of = JULY) => findAttention(rows, of, AUGUST).map(({ row }) => row.unit);

test('a Posyandu where all is well needs nobody', () => {
  expect(findAttention([makeRow('Melati 1', {})], JULY, AUGUST)).toEqual([]);
});

test('children below the red line outweigh any number of children twice without gain', () => {
  const rows = [
    makeRow('Anggrek', { twoT: 12 }),
    makeRow('Melati 1', { BGM: 1 }),
    makeRow('Dahlia', { severeWasted: 1 }),
  ];
  expect(unitsOf(rows)).toEqual(['Dahlia', 'Melati 1', 'Anggrek']);
});

test('reasons stand in order of gravity, with their counts', () => {
  const [first] = findAttention([makeRow('Melati 1', { D: 20, twoT: 3, BGM: 2 })], JULY, AUGUST);
  expect(first?.concerns).toEqual([
    { kind: 'children', fact: 'BGM', count: 2 },
    { kind: 'children', fact: 'twoT', count: 3 },
    { kind: 'children', fact: 'absent', count: 20 },
  ]);
});

test('absent children are a reason only where attendance misses its target', () => {
  expect(unitsOf([makeRow('reached', { D: 34 }), makeRow('missed', { D: 33 })])).toEqual(['missed']);
});

test('a session that never came follows children in danger in a month gone by, and comes last in the running one', () => {
  const rows = [
    makeRow('Mawar', { D: 0, N: 0, T: 0 }, 0),
    makeRow('Anggrek', { twoT: 9 }),
    makeRow('Melati 1', { BGM: 1 }),
  ];
  expect(unitsOf(rows, JULY)).toEqual(['Melati 1', 'Mawar', 'Anggrek']);
  expect(unitsOf(rows, AUGUST)).toEqual(['Melati 1', 'Anggrek', 'Mawar']);
});

test('a Posyandu without children is nobody to worry about', () => {
  expect(unitsOf([makeRow('Baru', { S: 0, K: 0, D: 0, N: 0, T: 0 }, 0)])).toEqual([]);
});
