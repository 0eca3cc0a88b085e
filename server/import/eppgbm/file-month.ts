import { monthOf, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { Table } from '../sheet/table.ts';
import { readDate } from '../values/date-value.ts';
import type { EppgbmField } from './columns.ts';

/** Share of the rows that must lie in one month for the file to be that month's. */
const AGREEING_SHARE = 0.8;

/** The month an export speaks of: the one in which nearly all its rows lie. Undefined for a history of several months. */
export function findFileMonth(table: Table<EppgbmField>, notAfter: LocalDate): LocalMonth | undefined {
  const counts = new Map<LocalMonth, number>();
  let dated = 0;
  for (const row of table.rows) {
    const value = readDate(row.cell('date'), notAfter);
    if (value.kind !== 'date') continue;
    const month = monthOf(value.date);
    counts.set(month, (counts.get(month) ?? 0) + 1);
    dated++;
  }
  return [...counts].find(([, rows]) => rows >= dated * AGREEING_SHARE)?.[0];
}
