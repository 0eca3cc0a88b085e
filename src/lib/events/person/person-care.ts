import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { daysOfDose } from '#lib/domain/immunisation/dose-record.ts';
import type { DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import type { DeliveryEpisode, PregnancyEpisode } from '#lib/domain/interpretation/visit-input.ts';
import type { Sex } from '#lib/domain/person.ts';
import { isServedAsMother } from '#lib/domain/pregnancy/childbed.ts';
import { lmpOfDueDate } from '#lib/domain/pregnancy/gestation.ts';
import type { Answers } from '#lib/domain/screening/answers.ts';
import { readContacts, readLabs, type ContactEntry } from '#lib/events/care-view.ts';
import { readDoses } from '#lib/events/dose-view.ts';
import type { Row } from '#lib/events/fold.ts';
import { readPregnancies, type PregnancyRecord } from '#lib/events/pregnancy-view.ts';
import { textOf, valueOf } from '#lib/events/slots.ts';
import { doseStatusesOf } from './dose-statuses.ts';

/** No pregnancy lasts longer: after that it has ended, whether or not anybody has said so. @source lifecycle.md 1, HPHT */
const LONGEST_DAYS = 310;

const NAKES: ReadonlySet<string> = new Set(['village_nurse', 'health_officer']);

/** Tables whose rows bear on what a visit means, besides the visits themselves. */
export const CARE_TABLES = ['pregnancy', 'dose', 'contact', 'lab', 'sensitive'] as const;

/** What documents other than the session's say of a person, as far as it bears on a visit of a day. */
export interface PersonCare {
  readonly pregnancy?: PregnancyEpisode;
  readonly delivery?: DeliveryEpisode;
  /** Missing where nothing of the immunisation was known before the day. */
  readonly doses?: readonly DoseStatus[];
  /** What nakes measured on the day, and answers given in confidence, where this device holds them. */
  readonly answers: Answers;
}

export const NO_CARE: PersonCare = { answers: {} };

/** Who looks: confidential answers count for who asked them and for nakes, also on a tablet that several share. */
export interface Reader {
  readonly accountId: string;
  readonly role: string;
}

/**
 * Reads the care of a person on a day.
 * @param rows of `CARE_TABLES`, this person's alone, of every document
 * @param reader nobody, where left out: then no confidential answer counts
 */
export function readPersonCare(
  rows: readonly Row[],
  person: { readonly birthDate?: LocalDate; readonly sex?: Sex },
  on: LocalDate,
  reader?: Reader,
): PersonCare {
  const of = (table: string) => rows.filter((row) => row.table === table);
  const pregnancies = readPregnancies(of('pregnancy'));
  const contacts = readContacts(of('contact'));
  return {
    ...pregnancyOn(pregnancies, contacts, on),
    ...deliveryOn(pregnancies, contacts, on),
    ...dosesOn(of('dose'), person, on),
    answers: { ...labOf(of('lab'), on), ...confidentialOf(of('sensitive'), on, reader) },
  };
}

function pregnancyOn(
  pregnancies: readonly PregnancyRecord[],
  contacts: readonly ContactEntry[],
  on: LocalDate,
): Pick<PersonCare, 'pregnancy'> {
  const open = pregnancies
    .map((one) => ({ ...one, lmpDate: one.eddSource === 'usg' && one.edd ? lmpOfDueDate(one.edd) : one.lmp }))
    .filter(({ outcome, deliveryDate }) => outcome === undefined && deliveryDate === undefined)
    .filter(({ lmpDate }) => lmpDate === undefined || (lmpDate <= on && on <= addDays(lmpDate, LONGEST_DAYS)))
    .sort((a, b) => (b.lmpDate ?? '').localeCompare(a.lmpDate ?? ''))[0];
  if (!open) return {};
  const { lmpDate, prePregWeightKg } = open;
  const visits = contacts.filter(({ kind, date }) => kind === 'anc' && (lmpDate === undefined || date >= lmpDate));
  return { pregnancy: { lmpDate, prePregWeightKg, ...(visits.length > 0 ? { antenatalVisits: visits } : {}) } };
}

function deliveryOn(
  pregnancies: readonly PregnancyRecord[],
  contacts: readonly ContactEntry[],
  on: LocalDate,
): Pick<PersonCare, 'delivery'> {
  const births = pregnancies.flatMap(({ deliveryDate }) => deliveryDate ?? []);
  const last = births
    .filter((date) => isServedAsMother(date, on))
    .sort()
    .at(-1);
  if (last === undefined) return {};
  const dates = contacts.filter(({ kind, date }) => kind === 'pnc' && date >= last).map(({ date }) => date);
  return { delivery: { date: last, ...(dates.length > 0 ? { contactDates: dates } : {}) } };
}

/** A first dose given today says nothing of those before it: until the Buku KIA has been copied, nobody is called late. */
function dosesOn(
  rows: readonly Row[],
  person: { readonly birthDate?: LocalDate; readonly sex?: Sex },
  on: LocalDate,
): Pick<PersonCare, 'doses'> {
  const records = readDoses(rows).doses.map(({ record }) => record);
  const isKnown = records.some((record) => record.voidReason === undefined && (daysOfDose(record)?.first ?? on) < on);
  const doses = isKnown ? doseStatusesOf(person, rows, on) : undefined;
  return doses === undefined ? {} : { doses };
}

function labOf(rows: readonly Row[], on: LocalDate): Answers {
  const today = readLabs(rows).filter(({ date }) => date === on);
  return joinAnswers(today.map(({ values }) => values));
}

/** Answers of another day of the month belong to another visit. */
function confidentialOf(rows: readonly Row[], on: LocalDate, reader: Reader | undefined): Answers {
  if (!reader) return {};
  const today = rows.filter((row) => textOf(row, 'visitDate') === on);
  return joinAnswers(today.map((row) => answersIn(NAKES.has(reader.role) ? row : askedBy(row, reader.accountId))));
}

function askedBy(row: Row, accountId: string): Row {
  const own = Object.entries(row.slots).map(([slot, readings]) => [
    slot,
    readings.filter(({ by }) => by === accountId),
  ]);
  return { ...row, slots: Object.fromEntries(own) };
}

/** The standing answers of a row by field code. */
export function answersIn(row: Row): Answers {
  return Object.fromEntries(Object.keys(row.slots).map((slot) => [slot, valueOf(row, slot)]));
}

function joinAnswers(parts: readonly Answers[]): Answers {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}
