import { firstDayOfMonth, lastDayOfMonth, type LocalDate } from '#lib/domain/dates.ts';
import type { Table } from '../sheet/table.ts';
import { readWeighedTable, type ReadTable } from '../weighed/read-weighed-table.ts';
import type { EppgbmField } from './columns.ts';
import { findFileMonth } from './file-month.ts';
import { readEppgbmRow } from './read-row.ts';

/** Reads one export. */
export function readExport(table: Table<EppgbmField>, today: LocalDate): ReadTable {
  const month = findFileMonth(table, today);
  // A whole file of a month ahead says that the clock is wrong, not that its children were weighed in the future.
  const until = month !== undefined && firstDayOfMonth(month) > today ? lastDayOfMonth(month) : today;
  return readWeighedTable(table, 'rowNo', (row) => readEppgbmRow(row, until, month));
}
