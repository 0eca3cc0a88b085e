import { expect, test } from 'vitest';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import { makeIndicator, makePwsAnswer, makePwsRow } from '#tests/support/make-pws.ts';
import { INDICATOR_SETS, indicatorsOf, makeCellReader } from './read-cells.ts';

const reader = makeCellReader(makePwsAnswer(), new Map());
const participation = makeIndicator('G01');

test('a cell is read by the place of its code', () => {
  const cell = reader.cellOf(
    makePwsRow({
      figures: [
        [1, 4],
        [30, 100],
      ],
    }),
    makeIndicator('G08'),
  );
  expect(cell).toMatchObject({ part: 30, whole: 100, percent: 30, colour: 'MERAH' });
});

test('no data, not yet ILP, 0, hidden and not counted are five things', () => {
  const read = (row: Parameters<typeof makePwsRow>[0]) => reader.cellOf(makePwsRow(row), participation);
  expect(
    read({
      standing: 'noData',
      figures: [
        [0, 0],
        [0, 0],
      ],
    }),
  ).toMatchObject({ standing: 'noData', percent: null });
  expect(read({ standing: 'notIlp', figures: [null, null] })).toMatchObject({ standing: 'notIlp' });
  expect(read({ figures: [[0, 40], null] })).toMatchObject({ standing: 'data', percent: 0, colour: 'MERAH' });
  expect(read({ figures: [null, null] })).toBe('hidden');
  expect(reader.cellOf(makePwsRow(), makeIndicator('A01'))).toBeUndefined();
});

test('0 of a service that nobody in the Puskesmas writes down is no data, and still opens to its people', () => {
  const silent = makeCellReader(makePwsAnswer({ unrecorded: ['G01'] }), new Map());
  const row = makePwsRow({
    figures: [
      [0, 42],
      [0, 42],
    ],
  });
  const noData = { standing: 'noData', part: 0, whole: 42, percent: null, colour: 'ABU' };
  expect(silent.cellOf(row, participation)).toEqual(noData);
  expect(reader.cellOf(row, participation)).toMatchObject({ standing: 'data', colour: 'MERAH' });
});

test('the sets hold every indicator of the list, and the first look only some that are judged', () => {
  const klaster = INDICATOR_SETS.filter((set) => set !== 'main').flatMap((set) => indicatorsOf(set));
  expect(klaster).toEqual(INDICATORS);
  expect(indicatorsOf('main').length).toBeGreaterThan(8);
  expect(indicatorsOf('main').filter(({ target }) => !target)).toEqual([]);
});
