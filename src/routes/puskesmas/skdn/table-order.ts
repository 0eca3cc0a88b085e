import { readShare } from '#lib/app/staff/share.ts';
import type { UnitRow } from '#lib/app/staff/skdn-report.ts';
import type { Column } from './columns.ts';

/** A desa with its Posyandu. */
export interface VillageRows {
  readonly village: UnitRow;
  readonly posyandu: readonly UnitRow[];
}

/** By what the table is sorted: a column, the largest first; by name where left out. */
export interface Order {
  readonly column: Column;
  readonly direction: 'descending' | 'ascending';
}

/** Groups rows by desa and sorts desa, and the Posyandu inside them, alike; equal ones stay in the order of their names. */
export function orderRows(rows: readonly UnitRow[], order?: Order): readonly VillageRows[] {
  const sorted = rows.toSorted((one, other) => compareRows(one, other, order));
  return sorted
    .filter((row) => row.level === 'desa')
    .map((village) => ({
      village,
      posyandu: sorted.filter((row) => row.level === 'posyandu' && row.villageId === village.unitId),
    }));
}

function compareRows(one: UnitRow, other: UnitRow, order: Order | undefined): number {
  const byName = one.unit.localeCompare(other.unit, 'id', { numeric: true });
  if (!order) return byName;
  const difference = valueOf(one, order.column) - valueOf(other, order.column);
  return (order.direction === 'ascending' ? difference : -difference) || byName;
}

/** A share is sorted by its size also where its counts are told; one of nothing comes after all others. */
function valueOf({ figures }: UnitRow, { figure, share }: Column): number {
  if (!share) return figures[figure];
  const { part, whole } = readShare(figures, share);
  return whole === 0 ? -1 : part / whole;
}
