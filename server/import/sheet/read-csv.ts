import type { Cell, Sheet } from './cell.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/**
 * Reads separated text: the separator is found out by the first lines; quotes, doubled quotes and line breaks within
 * them as in RFC 4180; a byte order mark and any line ends are taken.
 * @param bytes UTF-8, or Windows-1252 where they are no UTF-8
 */
export function readCsv(file: string, bytes: Uint8Array): Sheet {
  const text = decodeText(bytes);
  return { file, rows: splitRecords(text, findSeparator(text)) };
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator that parts most lines into the same number of cells; decimal commas part some lines, and unevenly. */
function findSeparator(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .slice(0, 20);
  const scores = SEPARATORS.map((separator) => {
    const parts = Map.groupBy(lines, (line) => line.split(separator).length - 1);
    return Math.max(...[...parts].map(([separators, alike]) => separators * alike.length));
  });
  return SEPARATORS[scores.indexOf(Math.max(...scores))]!;
}

function splitRecords(text: string, separator: string): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = 0;
  while (at <= text.length) {
    const { value, end } = readField(text, at, separator);
    row.push({ text: value });
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (at >= text.length) break;
  }
  return rows;
}

function readField(text: string, start: number, separator: string): { value: string; end: number } {
  if (text[start] !== '"') return readPlain(text, start, separator, '');
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    // A quote that is never closed takes the rest, as spreadsheets do.
    if (quote === -1) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return readPlain(text, quote + 1, separator, value);
    value += '"';
    at = quote + 2;
  }
}

function readPlain(text: string, start: number, separator: string, before: string): { value: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: before + text.slice(start, end), end };
}
