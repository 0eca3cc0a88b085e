import type { LocalDate } from '#lib/domain/dates.ts';
import type { Row } from '../fold.ts';
import { readVisit, type VisitRecord } from '../visit-view.ts';

/** The visits of a person to sessions up to a day, the oldest first. @param rows of any table */
export function visitsUntil(rows: readonly Row[], day: LocalDate): VisitRecord[] {
  return rows
    .flatMap((row) => readVisit(row) ?? [])
    .filter((visit) => visit.date <= day && wasThere(visit))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** False for an arrival that was taken back: it is no visit. */
export function wasThere({ row }: VisitRecord): boolean {
  const arrived = row.slots['arrivedAt'];
  return arrived === undefined || arrived.some(({ value }) => value !== null);
}
