import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import type { PwsAnswer, PwsRow } from '#lib/app/staff/pws/pws-answer.ts';
import type { CellReader } from '#lib/app/staff/pws/read-cells.ts';
import { formatNumber } from '#lib/i18n/formats.ts';
import { tw } from '#lib/i18n/pws-text.ts';

/** So that spreadsheets take the file for UTF-8. */
const BOM = '\uFEFF';

/**
 * The cells of a table of units: the header, then the rows, the whole last. Each indicator takes three columns: part, whole, percent with one
 * decimal; empty where the reader may not see them, where there are no data, and percent where too few are counted.
 */
export function tableCells(answer: PwsAnswer, indicators: readonly Indicator[], reader: CellReader): string[][] {
  const header = [tw('graph.column.unit'), ''].concat(
    indicators.flatMap(({ code, label }) => [`${code} ${label}`, `${code} n`, `${code} %`]),
  );
  const lineOf = (row: PwsRow) =>
    [row.name, row.standing === 'data' ? '' : tw(row.standing === 'noData' ? 'pws.noData' : 'pws.notIlp')].concat(
      indicators.flatMap((indicator) => cellsOf(row, indicator, reader)),
    );
  return [header, ...answer.rows.map(lineOf), lineOf(answer.total)];
}

function cellsOf(row: PwsRow, indicator: Indicator, reader: CellReader): [string, string, string] {
  const cell = reader.cellOf(row, indicator);
  if (!cell || cell === 'hidden' || cell.standing !== 'data') return ['', '', ''];
  return [String(cell.part), String(cell.whole), cell.percent === null ? '' : formatNumber(cell.percent, 1)];
}

/** Cells as a file for spreadsheets set to Indonesian: semicolons, decimal commas, CRLF. */
export function writeCsv(cells: readonly (readonly string[])[]): string {
  return BOM + cells.map((line) => `${line.map(quote).join(';')}\r\n`).join('');
}

/** Cells as text to paste into a spreadsheet. */
export function writeTabs(cells: readonly (readonly string[])[]): string {
  return cells.map((line) => line.map((cell) => defuse(cell).replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

function quote(cell: string): string {
  const plain = defuse(cell);
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Names of units come from files: one that a spreadsheet would take for a formula is told to be a text. */
function defuse(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^-?[\d.,]+$/.test(cell) ? `'${cell}` : cell;
}
