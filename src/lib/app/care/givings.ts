import type { LocalDate } from '#lib/domain/dates.ts';
import type { DoseBook } from '#lib/events/dose-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { reviewBook } from '#lib/events/person/dose-statuses.ts';

/**
 * Codes of the doses that nakes gave a person on a day: `DPT2` where it has a place in the schedule, else the vaccine. Copies out of the
 * Buku KIA are no giving of that day, and what was taken back is none at all.
 */
export function dosesGivenOn(person: PersonRecord, { doses }: DoseBook, date: LocalDate): string[] {
  const given = doses.filter(
    ({ record }) => record.source === 'nakes' && record.date === date && record.voidReason === undefined,
  );
  if (given.length === 0) return [];
  const review = reviewBook(
    person,
    doses.map(({ record }) => record),
    date,
  );
  return given.map(
    ({ record }) => review?.placed.find((placed) => placed.record.id === record.id)?.place.code ?? record.antigen,
  );
}
