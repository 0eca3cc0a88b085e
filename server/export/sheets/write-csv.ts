import { harmlessText, type SheetCell } from './cell.ts';

/** Tells a spreadsheet that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Lines in one piece of the stream. */
const LINES_OF_PIECE = 500;

/** Head and rows as CSV by RFC 4180, piece by piece: comma, CRLF, every text in quotes, numbers with a point. */
export function* writeCsv(
  head: readonly string[],
  rows: Iterable<readonly SheetCell[]>,
): Generator<string, void, undefined> {
  let piece = `${BYTE_ORDER_MARK}${lineOf(head)}`;
  let lines = 1;
  for (const row of rows) {
    piece += lineOf(row);
    lines += 1;
    if (lines % LINES_OF_PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

function lineOf(cells: readonly SheetCell[]): string {
  return `${cells.map(textOf).join(',')}\r\n`;
}

function textOf(cell: SheetCell): string {
  if (cell === null || cell === '') return '';
  return typeof cell === 'number' ? String(cell) : `"${harmlessText(cell).replaceAll('"', '""')}"`;
}
