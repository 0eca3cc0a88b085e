import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { harmlessText, type SheetCell, type SheetContent } from './cell.ts';

/** Widths of columns in characters. */
const MIN_WIDTH = 6;
const MAX_WIDTH = 36;
/** A width is judged by so many rows: long enough to be right, short enough for a long export. */
const ROWS_FOR_WIDTH = 200;
/** XLSX says "text" by this format; without it a program may guess anew. */
const TEXT_FORMAT = '@';

/** An XLSX file of these sheets. Text cells bear the text format, so that a NIK keeps its sixteen digits in any program. */
export function writeWorkbook(sheets: readonly SheetContent[]): Buffer {
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, sheetOf(sheet), sheet.name);
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  if (!Buffer.isBuffer(bytes)) throw new Error('the workbook came out as something else than bytes');
  return bytes;
}

function sheetOf({ above = [], head, rows, below = [], merges = [] }: SheetContent): WorkSheet {
  const all = [...above, ...head, ...rows, ...below];
  const sheet: WorkSheet = {};
  let columns = 0;
  all.forEach((cells, row) => {
    columns = Math.max(columns, cells.length);
    cells.forEach((cell, column) => {
      const object = cellOf(cell);
      if (object) sheet[utils.encode_cell({ r: row, c: column })] = object;
    });
  });
  const last = { r: Math.max(all.length - 1, 0), c: Math.max(columns - 1, 0) };
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: last });
  sheet['!cols'] = Array.from({ length: columns }, (_, at) => ({ wch: widthOf(at, [...head, ...rows]) }));
  sheet['!merges'] = merges.map(({ from, to }) => ({ s: { r: from[0], c: from[1] }, e: { r: to[0], c: to[1] } }));
  return sheet;
}

function cellOf(cell: SheetCell): CellObject | undefined {
  if (cell === null || cell === '') return undefined;
  return typeof cell === 'number' ? { t: 'n', v: cell } : { t: 's', v: harmlessText(cell), z: TEXT_FORMAT };
}

function widthOf(column: number, rows: readonly (readonly SheetCell[])[]): number {
  const lengths = rows.slice(0, ROWS_FOR_WIDTH).map((row) => String(row[column] ?? '').length);
  return Math.min(Math.max(MIN_WIDTH, ...lengths) + 1, MAX_WIDTH);
}
