import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './read-csv.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textsOf = (bytes: Uint8Array): string[][] =>
  readCsv('a.csv', bytes).rows.map((row) => row.map(({ text }) => text));

test.each([
  [
    'commas',
    'NIK,Nama\n1,Sari\n',
    [
      ['NIK', 'Nama'],
      ['1', 'Sari'],
    ],
  ],
  [
    'semicolons beside decimal commas',
    'Nama;Berat;Tinggi\nSari;7,18;65,4\n',
    [
      ['Nama', 'Berat', 'Tinggi'],
      ['Sari', '7,18', '65,4'],
    ],
  ],
  [
    'a mark and CRLF',
    '\uFEFFa,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'quotes, doubled quotes, a line break within',
    'a,b\n"S.Pd, ""ibu""","dua\nbaris"\n',
    [
      ['a', 'b'],
      ['S.Pd, "ibu"', 'dua\nbaris'],
    ],
  ],
  [
    'no line end at the end, an empty last cell',
    'a,b\n1,',
    [
      ['a', 'b'],
      ['1', ''],
    ],
  ],
  ['an empty line', 'a,b\n\n1,2\n', [['a', 'b'], [''], ['1', '2']]],
])('%s', (_title, text, rows) => {
  expect(textsOf(bytesOf(text))).toEqual(rows);
});

test('bytes that are no UTF-8 are read as a Windows spreadsheet wrote them', () => {
  expect(textsOf(new Uint8Array([0x41, 0xe9, 0x2c, 0x42]))).toEqual([['Aé', 'B']]);
});

test('what is written with quotes is read again, whatever it holds', () => {
  const cell = fc
    .string()
    .filter((text) => !text.startsWith('\uFEFF') && !text.includes('\uFFFD') && text.isWellFormed());
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, (rows) => {
      const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      // The head makes it plain which separator is meant.
      expect(textsOf(bytesOf(`a,b,c,d,e,f,g,h,i,j\n${quoted.join('\n')}\n`)).slice(1)).toEqual(rows);
    }),
  );
});
