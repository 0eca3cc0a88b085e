import { digestIds } from '#lib/domain/validation/digest.ts';
import { compareText, type Row } from './fold.ts';

/** The mark of the state a visit is in: of every event that stands in it. */
export function digestVisit(row: Row): string {
  const readings = Object.values(row.slots).flat();
  return digestIds(row.subject, [...new Set(readings.map(({ eventId }) => eventId))]);
}

/** The marks of all visits of a day, in order: what a closing and an approval say they have seen. */
export function digestVisits(rows: readonly Row[]): string[] {
  return rows.map(digestVisit).sort(compareText);
}
