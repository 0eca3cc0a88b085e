import { readFileSync } from 'node:fs';

/** A row of a table by the names of its columns; an empty cell is an empty text. */
export type CsvRow = Readonly<Record<string, string>>;

/** Reads a table of tests/support/data that has a line of names and at most simple quotes. */
export function readDataCsv(file: string): CsvRow[] {
  const text = readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8');
  const [names = [], ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => splitLine(line));
  return rows.map((cells) => Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ''])));
}

/** The number in a cell, or undefined of an empty one. */
export function numberIn(cell: string | undefined): number | undefined {
  return cell === undefined || cell === '' ? undefined : Number(cell);
}

function splitLine(line: string): string[] {
  const cells = line.match(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g) ?? [];
  return cells.map((cell) =>
    cell
      .replace(/^,/, '')
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"'),
  );
}
