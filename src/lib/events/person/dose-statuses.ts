import type { LocalDate } from '#lib/domain/dates.ts';
import type { Surroundings } from '#lib/domain/immunisation/applicable-doses.ts';
import { computeDoseStatuses, reviewDoses } from '#lib/domain/immunisation/compute-dose-statuses.ts';
import type { DoseRecord } from '#lib/domain/immunisation/dose-record.ts';
import type { DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import type { NumberedDoses } from '#lib/domain/immunisation/number-doses.ts';
import type { Sex } from '#lib/domain/person.ts';
import { readDoses, type DoseBook } from '#lib/events/dose-view.ts';
import type { Row } from '#lib/events/fold.ts';

/** Who a dose is for, as the register knows them. */
export interface DosedPerson {
  readonly sex?: Sex;
  readonly birthDate?: LocalDate;
}

/**
 * How every dose of the schedule stands for a person on a day, from the rows of the table `dose`.
 * @param rows of this person alone, of all documents, any order
 * @returns undefined without a birth date, or where nothing is known of any dose: who has no record is not thereby late
 */
export function doseStatusesOf(
  person: DosedPerson,
  rows: readonly Row[],
  on: LocalDate,
  surroundings: Surroundings = {},
): readonly DoseStatus[] | undefined {
  const book = readDoses(rows);
  if (book.doses.length === 0 && book.decisions.length === 0) return undefined;
  return statusesOfBook(person, book, on, surroundings);
}

/** The same from doses that are read already; everything is open where none is known. Undefined without a birth date. */
export function statusesOfBook(
  { birthDate, sex }: DosedPerson,
  { doses, decisions }: DoseBook,
  on: LocalDate,
  surroundings: Surroundings = {},
): readonly DoseStatus[] | undefined {
  if (birthDate === undefined) return undefined;
  const records = doses.map(({ record }) => record);
  return computeDoseStatuses({ birthDate, ...(sex ? { sex } : {}) }, records, on, { ...surroundings, decisions });
}

/** The records of a person in their places, and those set aside with the reason. Undefined without a birth date. */
export function reviewBook(
  { birthDate, sex }: DosedPerson,
  records: readonly DoseRecord[],
  on: LocalDate,
  surroundings: Surroundings = {},
): NumberedDoses | undefined {
  if (birthDate === undefined) return undefined;
  return reviewDoses({ birthDate, ...(sex ? { sex } : {}) }, records, on, surroundings);
}
