import { expect, test } from 'vitest';
import { makeIndicator, makePwsAnswer, makePwsRow } from '#tests/support/make-pws.ts';
import { findNeeds } from './find-needs.ts';
import { makeCellReader } from './read-cells.ts';

const answer = makePwsAnswer();
const reader = makeCellReader(answer, new Map());
const indicators = answer.codes.map(makeIndicator);
const at = { reader, targets: new Map(), monthIsOver: true };

test('a unit needs help in what is red; those with the most red come first', () => {
  const worse = makePwsRow({
    unitId: 'v_3',
    name: 'Candi',
    figures: [
      [50, 100],
      [40, 100],
    ],
  });
  const needs = findNeeds([...answer.rows, worse], indicators, at);
  expect(needs.map(({ row, red }) => [row.name, red.map(({ indicator }) => indicator.code)])).toEqual([
    ['Candi', ['G08', 'G01']],
    ['Adiluhur', ['G01', 'G08']],
  ]);
});

test('a unit without data in a month that is over comes first; in the running month it is not blamed', () => {
  const silent = makePwsRow({
    unitId: 'v_4',
    name: 'Sepi',
    standing: 'noData',
    figures: [
      [0, 0],
      [0, 0],
    ],
  });
  expect(findNeeds([...answer.rows, silent], indicators, at).map(({ row }) => row.name)).toEqual(['Sepi', 'Adiluhur']);
  expect(findNeeds([silent], indicators, { ...at, monthIsOver: false })).toEqual([]);
});

test('few in the denominator, a hidden count and a unit without ILP are not judged', () => {
  const rows = [
    makePwsRow({ figures: [[1, 19], null] }),
    makePwsRow({
      standing: 'notIlp',
      figures: [
        [1, 100],
        [90, 100],
      ],
    }),
  ];
  expect(findNeeds(rows, indicators, at)).toEqual([]);
});

test('a target that the Puskesmas has set goes before the usual one', () => {
  const own = new Map([['G01', { good: 50 }]]);
  const needs = findNeeds(answer.rows, indicators.slice(0, 1), {
    ...at,
    reader: makeCellReader(answer, own),
    targets: own,
  });
  expect(needs).toEqual([]);
});
