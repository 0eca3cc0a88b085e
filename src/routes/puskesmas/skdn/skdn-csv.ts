import type { LocalMonth } from '#lib/domain/dates.ts';
import { readShare } from '#lib/app/staff/share.ts';
import type { UnitRow } from '#lib/app/staff/skdn-report.ts';
import { formatNumber } from '#lib/i18n/formats.ts';
import { staffTextOf, ts } from '#lib/i18n/staff-text.ts';
import { columnsOf, type Column } from './columns.ts';
import { orderRows } from './table-order.ts';

/** So that spreadsheets take the file for UTF-8. */
const BOM = '\uFEFF';

/**
 * The table as a file for spreadsheets set to Indonesian: semicolons, decimal commas, CRLF. Shares stand as percent with one decimal,
 * their denominators in a column of their own; a share of nothing is empty.
 */
export function writeSkdnCsv(month: LocalMonth, rows: readonly UnitRow[]): string {
  const columns = columnsOf(month);
  const header = [ts('csv.village'), ts('csv.posyandu'), ts('csv.sessions')].concat(
    columns.flatMap(({ id, share }) => {
      const label = staffTextOf(`column.${id}`);
      return share ? [`${label} (%)`, ts('csv.whole', { label })] : [label];
    }),
  );
  const lines = orderRows(rows).flatMap(({ village, posyandu }) =>
    [...posyandu, village].map((row) => {
      const unit = [village.unit, row.level === 'desa' ? '' : row.unit, String(row.sessions)];
      return unit.concat(columns.flatMap((column) => cellsOf(row, column)));
    }),
  );
  return BOM + [header, ...lines].map((cells) => `${cells.map(quote).join(';')}\r\n`).join('');
}

function cellsOf({ figures }: UnitRow, { figure, share }: Column): string[] {
  if (!share) return [String(figures[figure])];
  const { whole, percent } = readShare(figures, share);
  return [percent === null ? '' : formatNumber(percent, 1), String(whole)];
}

/** Names of units come from files: one that a spreadsheet would take for a formula is told to be a text. */
function quote(cell: string): string {
  const plain = /^[=+\-@\t]/.test(cell) && !/^-?[\d.,]+$/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
