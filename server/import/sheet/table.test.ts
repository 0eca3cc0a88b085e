import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { EPPGBM_COLUMNS, EPPGBM_IDENTITY } from '../eppgbm/columns.ts';
import { detectKind } from '../kinds.ts';
import type { Sheet } from './cell.ts';
import { readSheet } from './read-sheet.ts';
import { readTable } from './table.ts';

const sheetOf = (rows: readonly (readonly string[])[]): Sheet => ({
  file: 'a.csv',
  rows: rows.map((row) => row.map((text) => ({ text }))),
});
const HEAD = ['No', 'nik', 'Nama', 'JK', 'Tgl Lahir', 'Posyandu', 'Tanggal Pengukuran', 'Berat ', ' Tinggi'];
const ROW = ['1', '3508914305258115', 'Alya', 'P', '03/05/2025', 'MELATI 1', '08/12/2025', '7.18', '65.4'];

function read(rows: readonly (readonly string[])[]) {
  const table = readTable(sheetOf(rows), EPPGBM_COLUMNS, EPPGBM_IDENTITY);
  if (!table.ok) throw new Error(table.problem.code);
  return table.value;
}

test('the header is found below titles, whatever its case and blanks; rows are counted from it, empty ones too', () => {
  const table = read([['Data Balita'], ['Puskesmas Contoh', '', ''], [], HEAD, ROW, ['', ''], ['2', ...ROW.slice(1)]]);
  expect(table.rows.map((row) => [row.dataRow, row.cell('weight').text, row.cell('height').text])).toEqual([
    [1, '7.18', '65.4'],
    [3, '7.18', '65.4'],
  ]);
  expect(table.rows[0]?.cell('muac')).toEqual({ text: '' });
});

test('totals and a header repeated on the next page are no rows of people', () => {
  const table = read([HEAD, ROW, HEAD, ['Jumlah: 1', '', '']]);
  expect(table.rows.map(({ dataRow }) => dataRow)).toEqual([1]);
  expect(table.others.map(({ dataRow }) => dataRow)).toEqual([2, 3]);
});

test('a misspelt heading is taken for what it must be, an unknown one is named', () => {
  const head = [...HEAD.slice(0, 6), 'Tangal Pengukuran', ...HEAD.slice(7), 'Detail'];
  const table = read([head, [...ROW, '-']]);
  expect(table.rows[0]?.cell('date').text).toBe('08/12/2025');
  expect(table.unknownHeadings).toEqual(['Detail']);
});

test.each([
  [
    'no header',
    [
      ['resep', 'bahan'],
      ['soto', 'ayam'],
    ],
    'import.noHeader',
  ],
  ['a header and nothing below', [HEAD], 'import.noRows'],
])('%s is a problem', (_title, rows, code) => {
  expect(readTable(sheetOf(rows), EPPGBM_COLUMNS, EPPGBM_IDENTITY)).toMatchObject({ ok: false, problem: { code } });
});

test('a workbook gives its longest sheet, with true dates and numbers beside texts', () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Sampul']]), 'Sampul');
  const rows = utils.aoa_to_sheet([HEAD, ROW]);
  rows['E2'] = { t: 'n', v: 45780, z: 'dd/mm/yyyy' };
  rows['H2'] = { t: 'n', v: 7.2 };
  rows['B2'] = { t: 'n', v: 3508910000000000 };
  utils.book_append_sheet(book, rows, 'Data');
  const sheet = readSheet('a.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
  if (!sheet.ok) throw new Error(sheet.problem.code);
  expect(detectKind(sheet.value)).toBe('eppgbm');
  expect(sheet.value.rows[1]?.slice(1, 8)).toMatchObject([
    { text: '3,50891E+15', number: 3508910000000000 },
    { text: 'Alya' },
    { text: 'P' },
    { text: '03/05/2025', date: '2025-05-03' },
    { text: 'MELATI 1' },
    { text: '08/12/2025' },
    { text: '7.2', number: 7.2 },
  ]);
});

test.each([
  ['a damaged workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 9, 9, 9]), 'import.unreadable'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'import.unreadable'],
  ['an empty file', new Uint8Array(), 'import.noRows'],
])('%s is a problem', (_title, bytes, code) => {
  expect(readSheet('a.xlsx', bytes)).toMatchObject({ ok: false, problem: { code } });
});
