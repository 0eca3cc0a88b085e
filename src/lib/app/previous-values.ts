import type { LocalDate } from '#lib/domain/dates.ts';
import { valueOf } from '#lib/events/slots.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import type { PreviousValue } from '#lib/forms/engine/context.ts';

/**
 * The last value of each measurement before a day, wherever it was taken.
 * @param visits of one person, oldest first
 */
export function previousValues(
  visits: readonly VisitRecord[],
  before: LocalDate,
): { readonly [code: string]: PreviousValue | undefined } {
  const previous: { [code: string]: PreviousValue } = {};
  for (const visit of visits) {
    if (visit.date >= before) break;
    for (const code of Object.keys(visit.row.slots)) {
      const value = valueOf(visit.row, code);
      if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') {
        previous[code] = { value, date: visit.date };
      }
    }
  }
  return previous;
}
