import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { harmlessText } from './cell.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

test('a NIK is a text cell with the text format, a weight a number, an empty value no cell', () => {
  const bytes = writeWorkbook([
    { name: 'Balita', head: [['NIK', 'Berat', 'LiLA']], rows: [['3508910611238191', 13.62, null]] },
  ]);
  const sheet = read(bytes, { cellNF: true }).Sheets['Balita'];
  expect(sheet?.['A2']).toMatchObject({ t: 's', v: '3508910611238191', z: '@' });
  expect(sheet?.['B2']).toMatchObject({ t: 'n', v: 13.62 });
  expect(sheet?.['C2']).toBeUndefined();
});

test('rows above and below, and cells that are one, stand where they were put', () => {
  const bytes = writeWorkbook([
    {
      name: 'F1',
      above: [['Laporan F1'], []],
      head: [['', '0-5', null]],
      rows: [['S', 1, 2]],
      below: [['dihitung']],
      merges: [{ from: [2, 1], to: [2, 2] }],
    },
  ]);
  const sheet = read(bytes).Sheets['F1'];
  expect(sheet?.['A1']?.v).toBe('Laporan F1');
  expect(sheet?.['C4']?.v).toBe(2);
  expect(sheet?.['A5']?.v).toBe('dihitung');
  expect(sheet?.['!merges']?.map((one) => utils.encode_range(one))).toEqual(['B3:C3']);
});

test('what a spreadsheet would run as a formula is text with an apostrophe, in both formats; a dash and numbers are not', () => {
  const evil = ['=1+1', '+62', '-2+3', '@SUM(A1)', '\tx', '\rx'];
  expect(evil.map(harmlessText)).toEqual(evil.map((text) => `'${text}`));
  expect(['-', 'Siti', '', '12-3'].map(harmlessText)).toEqual(['-', 'Siti', '', '12-3']);
  const sheet = read(writeWorkbook([{ name: 'A', head: [['x']], rows: evil.map((text) => [text]) }])).Sheets['A'];
  expect(evil.map((_, at) => [sheet?.[`A${at + 2}`]?.t, sheet?.[`A${at + 2}`]?.f])).toEqual(
    evil.map(() => ['s', undefined]),
  );
  expect([...writeCsv(['x', 'y'], [['=cmd|x', -1.5]])].join('')).toBe('\uFEFF"x","y"\r\n"\'=cmd|x",-1.5\r\n');
});

test('CSV: quotes are doubled, lines end with CRLF, empty stays empty, and long files come in pieces', () => {
  expect([...writeCsv(['Nama'], [['Siti "Ibu" Ani, 2'], [null]])].join('')).toBe(
    '\uFEFF"Nama"\r\n"Siti ""Ibu"" Ani, 2"\r\n\r\n',
  );
  const many = Array.from({ length: 1_200 }, (_, at) => [at]);
  const pieces = [...writeCsv(['n'], many)];
  expect(pieces).toHaveLength(3);
  expect(pieces.join('').split('\r\n')).toHaveLength(1_202);
});
