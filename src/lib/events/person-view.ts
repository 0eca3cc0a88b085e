import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { parsePersonId, type PersonId } from '#lib/domain/ids.ts';
import type { RegisteredPerson, Sex } from '#lib/domain/person.ts';
import type { Row } from './fold.ts';
import { flagOf, numberOf, textOf } from './slots.ts';

/** How a person stands to the Posyandu. @source session.md 7 */
export const PERSON_STATES = ['active', 'moved', 'deceased', 'temporary'] as const;
export type PersonStatus = (typeof PERSON_STATES)[number];

/** A person of a register in plain words: the effective value of each slot, left out where there is none. */
export interface PersonRecord {
  readonly personId: PersonId;
  /** The register that holds the person; its Posyandu is the domicile. */
  readonly documentId: string;
  /** Empty where nobody has stated one. */
  readonly name: string;
  readonly sex?: Sex;
  readonly birthDate?: LocalDate;
  readonly birthDateEstimated: boolean;
  readonly nik?: string;
  readonly familyCardNo?: string;
  /** The family the person lives in (table `household`); `familyCardNo` is only a hint for it. */
  readonly householdId?: string;
  readonly motherName?: string;
  readonly motherNik?: string;
  readonly fatherName?: string;
  readonly husbandName?: string;
  readonly phone?: string;
  readonly address?: string;
  /** Dusun. */
  readonly hamlet?: string;
  readonly rt?: string;
  readonly rw?: string;
  readonly insured?: boolean;
  readonly birthWeightKg?: number;
  readonly birthLengthCm?: number;
  readonly status: PersonStatus;
  readonly enteredDate?: LocalDate;
  readonly leftDate?: LocalDate;
  /** A visitor from elsewhere: served and shown, in none of this Posyandu's counts. */
  readonly outOfArea: boolean;
}

/** Reads a row of the table `person`; undefined for another table, or an id that can be none. */
export function readPerson(row: Row): PersonRecord | undefined {
  const id = parsePersonId(row.subject);
  if (row.table !== 'person' || !id.ok) return undefined;
  const status = textOf(row, 'status');
  return {
    personId: id.value,
    documentId: row.documentId,
    name: textOf(row, 'name') ?? '',
    sex: sexOf(row),
    birthDate: dateOf(row, 'birthDate'),
    birthDateEstimated: flagOf(row, 'birthDateEstimated') ?? false,
    nik: textOf(row, 'nik'),
    familyCardNo: textOf(row, 'familyCardNo'),
    householdId: textOf(row, 'householdId'),
    motherName: textOf(row, 'motherName'),
    motherNik: textOf(row, 'motherNik'),
    fatherName: textOf(row, 'fatherName'),
    husbandName: textOf(row, 'husbandName'),
    phone: textOf(row, 'phone'),
    address: textOf(row, 'address'),
    hamlet: textOf(row, 'hamlet'),
    rt: textOf(row, 'rt'),
    rw: textOf(row, 'rw'),
    insured: flagOf(row, 'insured'),
    birthWeightKg: numberOf(row, 'birthWeightKg'),
    birthLengthCm: numberOf(row, 'birthLengthCm'),
    status: PERSON_STATES.find((known) => known === status) ?? 'active',
    enteredDate: dateOf(row, 'enteredDate'),
    leftDate: dateOf(row, 'leftDate'),
    outOfArea: flagOf(row, 'outOfArea') ?? false,
  };
}

/**
 * What the rules of growth and counting need to know of a person.
 * @returns undefined for a visitor from elsewhere and for one without birth date: neither is counted
 */
export function countedPerson(person: PersonRecord): RegisteredPerson | undefined {
  const { personId: id, sex, birthDate, birthDateEstimated, enteredDate, leftDate, outOfArea } = person;
  if (birthDate === undefined || outOfArea) return undefined;
  return { id, sex, birthDate, birthDateEstimated, enteredDate, leftDate };
}

function sexOf(row: Row): Sex | undefined {
  const sex = textOf(row, 'sex');
  return sex === 'm' || sex === 'f' ? sex : undefined;
}

function dateOf(row: Row, slot: string): LocalDate | undefined {
  const text = textOf(row, slot);
  return text !== undefined && isLocalDate(text) ? text : undefined;
}
