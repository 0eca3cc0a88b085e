import { expect, test } from 'vitest';
import { completeSkdn } from '#lib/domain/indicators/skdn.ts';
import type { UnitRow } from '#lib/app/staff/skdn-report.ts';
import { PARTICIPATION } from './columns.ts';
import { orderRows } from './table-order.ts';

function makeRow(level: 'desa' | 'posyandu', unit: string, S: number, D: number, villageId = unit): UnitRow {
  const figures = completeSkdn(
    new Map([
      ['S', S],
      ['D', D],
    ] as const),
  );
  return { level, unitId: unit, unit, villageId, sessions: 1, dataThrough: null, figures };
}
const rows = [
  makeRow('posyandu', 'Melati 10', 7, 3, 'Wonokerto'),
  makeRow('posyandu', 'Melati 2', 50, 10, 'Wonokerto'),
  makeRow('desa', 'Wonokerto', 57, 13),
  makeRow('desa', 'Argosari', 40, 20),
  makeRow('desa', 'Kosong', 0, 0),
];
const names = (ordered: ReturnType<typeof orderRows>) =>
  ordered.map(({ village, posyandu }) => [village.unit, ...posyandu.map((row) => row.unit)]);

test('desa and their Posyandu stand in the order of their names, numbers as numbers', () => {
  expect(names(orderRows(rows))).toEqual([['Argosari'], ['Kosong'], ['Wonokerto', 'Melati 2', 'Melati 10']]);
});

test('sorted by a count, the largest stands first', () => {
  const order = { column: { id: 'S', figure: 'S' }, direction: 'descending' } as const;
  expect(names(orderRows(rows, order))).toEqual([['Wonokerto', 'Melati 2', 'Melati 10'], ['Argosari'], ['Kosong']]);
});

test('sorted by a share, small denominators take their place, and none of nothing stands before the others', () => {
  const ordered = orderRows(rows, { column: PARTICIPATION, direction: 'descending' });
  expect(names(ordered)).toEqual([['Argosari'], ['Wonokerto', 'Melati 10', 'Melati 2'], ['Kosong']]);
});
