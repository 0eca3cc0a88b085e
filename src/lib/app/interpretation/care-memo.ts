import type { LocalDate } from '#lib/domain/dates.ts';
import type { Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { textOf } from '#lib/events/slots.ts';
import { NO_CARE, readPersonCare, type PersonCare, type Reader } from '#lib/events/person/person-care.ts';

/** The person a row speaks of: its slot `personId`; of confidential answers the subject. */
export function personOfRow(row: Row): string | undefined {
  return textOf(row, 'personId') ?? (row.table === 'sensitive' ? row.subject : undefined);
}

interface Remembered {
  readonly rows: readonly Row[];
  readonly person: PersonRecord;
  readonly readerId: string | undefined;
  readonly care: PersonCare;
}

/** The care of each person on one day, read again only when rows of that person have changed. */
export class CareMemo {
  readonly #date: LocalDate;
  readonly #remembered = new Map<string, Remembered>();

  constructor(date: LocalDate) {
    this.#date = date;
  }

  careOf(person: PersonRecord, rows: readonly Row[], reader: Reader | undefined): PersonCare {
    if (rows.length === 0) return NO_CARE;
    const known = this.#remembered.get(person.personId);
    const readerId = reader?.accountId;
    if (known?.person === person && known.readerId === readerId && isSame(known.rows, rows)) return known.care;
    const care = readPersonCare(rows, person, this.#date, reader);
    this.#remembered.set(person.personId, { rows, person, readerId, care });
    return care;
  }
}

function isSame(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((row, at) => row === b[at]);
}
