import { expect, test } from 'vitest';
import { makeMonth, makePwsAnswer, makePwsRow } from '#tests/support/make-pws.ts';
import { cellKey, findChangedCells } from './changed-cells.ts';

const before = makePwsAnswer();

test('cells whose numbers differ are named, those of a new unit are not', () => {
  const rows = [
    makePwsRow({
      unitId: 'v_1',
      figures: [
        [91, 100],
        [5, 90],
      ],
    }),
    makePwsRow({ unitId: 'v_2', figures: [[60, 100], null] }),
    makePwsRow({
      unitId: 'v_9',
      figures: [
        [1, 2],
        [1, 2],
      ],
    }),
  ];
  const changed = findChangedCells(before, makePwsAnswer({ rows }));
  expect([...changed]).toEqual([cellKey('v_1', 'G01'), cellKey('v_2', 'G08')]);
});

test('another month or unit is not a change', () => {
  const rows = [
    makePwsRow({
      figures: [
        [1, 100],
        [1, 90],
      ],
    }),
  ];
  expect(findChangedCells(before, makePwsAnswer({ rows, month: makeMonth('2026-06') })).size).toBe(0);
  expect(findChangedCells(before, makePwsAnswer({ rows, total: makePwsRow({ unitId: 'other' }) })).size).toBe(0);
  expect(findChangedCells(undefined, before).size).toBe(0);
});
