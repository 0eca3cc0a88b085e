import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import type { PwsRow } from './pws-answer.ts';
import type { CellReader } from './read-cells.ts';

/** How a table of units is sorted; by name where it is left out. */
export interface RowOrder {
  readonly indicator: Indicator;
  readonly direction: 'ascending' | 'descending';
}

/** Which rows are shown. */
export interface RowFilter {
  /** Words of the name. */
  readonly words: string;
  /** Only units with a red figure among these indicators. */
  readonly redAmong: readonly Indicator[] | undefined;
}

/** The rows that pass a filter, sorted. What cannot be compared (no data, hidden, of nothing) comes last in both directions. */
export function orderRows(
  rows: readonly PwsRow[],
  reader: CellReader,
  { order, filter }: { readonly order: RowOrder | undefined; readonly filter: RowFilter },
): PwsRow[] {
  const words = filter.words.trim().toLocaleLowerCase('id');
  const isRed = (row: PwsRow, indicator: Indicator): boolean => {
    const cell = reader.cellOf(row, indicator);
    return cell !== undefined && cell !== 'hidden' && cell.colour === 'MERAH';
  };
  return rows
    .filter((row) => row.name.toLocaleLowerCase('id').includes(words))
    .filter((row) => !filter.redAmong || filter.redAmong.some((indicator) => isRed(row, indicator)))
    .toSorted((one, other) => compare(one, other, reader, order));
}

function compare(one: PwsRow, other: PwsRow, reader: CellReader, order: RowOrder | undefined): number {
  const byName = one.name.localeCompare(other.name, 'id', { numeric: true });
  if (!order) return byName;
  const [left, right] = [shareOf(one, reader, order.indicator), shareOf(other, reader, order.indicator)];
  if (left === undefined || right === undefined)
    return Number(left === undefined) - Number(right === undefined) || byName;
  return (order.direction === 'ascending' ? left - right : right - left) || byName;
}

function shareOf(row: PwsRow, reader: CellReader, indicator: Indicator): number | undefined {
  const cell = reader.cellOf(row, indicator);
  return !cell || cell === 'hidden' || cell.standing !== 'data' || cell.whole === 0
    ? undefined
    : cell.part / cell.whole;
}
