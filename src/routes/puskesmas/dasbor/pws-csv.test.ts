import { expect, test } from 'vitest';
import { makeCellReader } from '#lib/app/staff/pws/read-cells.ts';
import { makeIndicator, makePwsAnswer, makePwsRow } from '#tests/support/make-pws.ts';
import { tableCells, writeCsv, writeTabs } from './pws-csv.ts';

const rows = [
  makePwsRow({ name: '=HYPERLINK("x")', figures: [[90, 100], null] }),
  makePwsRow({
    unitId: 'v_2',
    name: 'Sepi',
    standing: 'noData',
    figures: [
      [0, 0],
      [0, 0],
    ],
  }),
];
const answer = makePwsAnswer({ rows });
const cells = tableCells(answer, answer.codes.map(makeIndicator), makeCellReader(answer, new Map()));

test('each indicator takes part, whole and percent; hidden and missing stay empty; the whole comes last', () => {
  expect(cells).toEqual([
    ['Nama', '', 'G01 D/S', 'G01 n', 'G01 %', 'G08 Stunting', 'G08 n', 'G08 %'],
    ['=HYPERLINK("x")', '', '90', '100', '90,0', '', '', ''],
    ['Sepi', 'belum ada data', '', '', '', '', '', ''],
    ['Sumberjati', '', '150', '200', '75,0', '20', '150', '13,3'],
  ]);
});

test('a name that looks like a formula is told to be a text, in the file and in what is copied', () => {
  expect(writeCsv(cells).split('\r\n')[1]).toBe(`"'=HYPERLINK(""x"")";;90;100;90,0;;;`);
  expect(writeTabs(cells).split('\n')[1]).toBe(`'=HYPERLINK("x")\t\t90\t100\t90,0\t\t\t`);
});
