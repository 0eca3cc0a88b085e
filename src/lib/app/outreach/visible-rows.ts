import type { Reading, Row, Slot } from '#lib/events/fold.ts';
import { isNakes } from '../care/care-ports.ts';
import type { Reader } from '#lib/events/person/person-care.ts';

/**
 * What somebody may see of confidential rows: nakes all of it, others what they have asked themselves, also on a tablet that several share.
 * @param reader nobody, where left out
 */
export function visibleRows(rows: readonly Row[], reader: Reader | undefined): readonly Row[] {
  if (!reader) return [];
  if (isNakes(reader.role)) return rows;
  return rows.flatMap((row) => visibleRow(row, (reading) => reading.by === reader.accountId) ?? []);
}

function visibleRow(row: Row, mayRead: (reading: Reading) => boolean): Row | undefined {
  const slots: { [slot: string]: Slot } = {};
  for (const [name, slot] of Object.entries(row.slots)) {
    const visible = slot.filter(mayRead);
    if (visible.length > 0) slots[name] = visible;
  }
  return Object.keys(slots).length === 0 ? undefined : { ...row, slots };
}
