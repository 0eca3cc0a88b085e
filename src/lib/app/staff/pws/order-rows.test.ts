import { expect, test } from 'vitest';
import { makeIndicator, makePwsAnswer, makePwsRow } from '#tests/support/make-pws.ts';
import { orderRows } from './order-rows.ts';
import { makeCellReader } from './read-cells.ts';

const answer = makePwsAnswer();
const reader = makeCellReader(answer, new Map());
const all = { words: '', redAmong: undefined };
const participation = makeIndicator('G01');
const rows = [
  ...answer.rows,
  makePwsRow({
    unitId: 'v_3',
    name: 'Belum',
    standing: 'noData',
    figures: [
      [0, 0],
      [0, 0],
    ],
  }),
];
const names = (options: Parameters<typeof orderRows>[2]) => orderRows(rows, reader, options).map(({ name }) => name);

test('by name where nothing else is asked', () => {
  expect(names({ order: undefined, filter: all })).toEqual(['Adiluhur', 'Belum', 'Wonokerto']);
});

test('by share in both directions, what has no data last in both', () => {
  const by = (direction: 'ascending' | 'descending') =>
    names({ order: { indicator: participation, direction }, filter: all });
  expect(by('descending')).toEqual(['Wonokerto', 'Adiluhur', 'Belum']);
  expect(by('ascending')).toEqual(['Adiluhur', 'Wonokerto', 'Belum']);
});

test('filtered by words of the name, and by what is red', () => {
  expect(names({ order: undefined, filter: { ...all, words: 'WONO' } })).toEqual(['Wonokerto']);
  expect(names({ order: undefined, filter: { ...all, redAmong: [participation] } })).toEqual(['Adiluhur']);
});
