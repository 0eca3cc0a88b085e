import { expect, test } from 'vitest';
import type { TrendAnswer } from '#lib/app/staff/pws/pws-answer.ts';
import { makeIndicator, makeMonth } from '#tests/support/make-pws.ts';
import { readGraph } from './read-graph.ts';

const unit = (unitId: string, figures: TrendAnswer['rows'][number]['figures']) => ({
  unitId,
  level: 'village' as const,
  name: unitId,
  figures,
});
const months = [makeMonth('2026-06'), makeMonth('2026-07')];

test('the highest coverage comes first, with its arrow and status; what cannot be judged has no bar but a line', () => {
  const rows = [
    unit('Puskesmas', [
      [100, 200],
      [140, 200],
    ]),
    unit('Turun', [
      [95, 100],
      [90, 100],
    ]),
    unit('Naik', [
      [30, 100],
      [40, 100],
    ]),
    unit('Kecil', [
      [1, 7],
      [3, 7],
    ]),
    unit('Rahasia', [null, null]),
  ];
  const graph = readGraph(makeIndicator('G01'), { months, rows }, new Map());
  expect(graph.due).toBe(85);
  expect(graph.bars.map(({ name, percent, arrow, status }) => [name, percent, arrow, status])).toEqual([
    ['Turun', 90, 'down', 'Kurang'],
    ['Naik', 40, 'up', 'Cukup'],
  ]);
  expect(graph.notDrawn).toEqual(['Kecil', 'Rahasia']);
  expect(graph.lines).toHaveLength(4);
});

test('a unit without children is its own bar', () => {
  const rows = [
    unit('Melati 1', [
      [30, 50],
      [45, 50],
    ]),
  ];
  expect(readGraph(makeIndicator('G01'), { months, rows }, new Map()).bars.map(({ name }) => name)).toEqual([
    'Melati 1',
  ]);
});
