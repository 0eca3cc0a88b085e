import { daysBetween, type LocalDate } from '../dates.ts';
import { datedWindows } from './applicable-doses.ts';
import { addSpan } from './calendar.ts';
import { findDoubts } from './dose-doubts.ts';
import { daysOfDose, type DoseDays, type DoseRecord } from './dose-record.ts';
import type { DatedDose, DoseContext, PlacedDose } from './placed-dose.ts';
import type { Phase, ScheduledDose } from './schedule.ts';

/** Why a record fills no place in the schedule. */
export type NotCounted =
  /** Neither day nor month is known, or it is only told. */
  | 'withoutProof'
  /** Nakes have rejected it. */
  | 'rejected'
  /** Another record of the same antigen lies within a week. */
  | 'duplicateSuspect'
  /** Given early in an outbreak. */
  | 'outbreak'
  /** More doses than the schedule has, or outside its ages. */
  | 'extra'
  /** A vaccine without a place in the schedule. */
  | 'otherVaccine'
  | 'beforeBirth';

/** All records of a person, each in its place or set aside with the reason. */
export interface NumberedDoses {
  /** By antigen and phase in the order of dates. */
  readonly placed: readonly PlacedDose[];
  readonly aside: readonly { readonly record: DoseRecord; readonly why: NotCounted }[];
  /** All that was really injected or swallowed, counted or not: distances are kept from these. */
  readonly given: readonly DatedDose[];
}

/**
 * Gives each record its place by the order of dates: the first dose of an antigen is its dose 1, whoever wrote it down
 * and when. Doubtful doses keep their place until nakes decide, since nothing is repeated by itself (rule 9).
 * @param records any order; voided ones and those after the day are passed over
 * @source immunisation.md 2 and 3
 */
export function numberDoses(records: readonly DoseRecord[], context: DoseContext): NumberedDoses {
  const aside: { record: DoseRecord; why: NotCounted }[] = [];
  const given: DatedDose[] = [];
  for (const record of inOrderOfDates(records)) {
    const days = daysOfDose(record);
    if (record.voidReason !== undefined || (days && days.first > context.on)) continue;
    const why = findReasonAside(record, days, context);
    if (why !== undefined || !days) aside.push({ record, why: why ?? 'withoutProof' });
    else given.push({ record, days: upTo(days, context.on), phase: phaseOf(days, context) });
  }
  const placed: PlacedDose[] = [];
  for (const dose of given) {
    const found = findPlace(dose, { placed, given }, context);
    if (typeof found === 'string') aside.push({ record: dose.record, why: found });
    else placed.push(found);
  }
  return { placed, aside, given };
}

function findReasonAside(
  record: DoseRecord,
  days: DoseDays | undefined,
  { person, schedule }: DoseContext,
): NotCounted | undefined {
  if (!schedule.doses.some(({ antigen }) => antigen === record.antigen)) return 'otherVaccine';
  if (!days || record.source === 'told') return 'withoutProof';
  return days.last < person.birthDate ? 'beforeBirth' : undefined;
}

/** The next free place of the antigen, or why the record has none. */
function findPlace(
  dose: DatedDose,
  { placed, given }: Pick<NumberedDoses, 'placed' | 'given'>,
  context: DoseContext,
): PlacedDose | NotCounted {
  const { record, days, phase } = dose;
  if (record.verdict === 'rejected') return 'rejected';
  const before = placed.filter((other) => other.place.antigen === record.antigen && other.phase === phase);
  const last = before.at(-1);
  const { duplicateWithinDays } = context.ruleSet.rules.immunisation.figures;
  if (last && daysBetween(last.days.last, days.last) < duplicateWithinDays.value) return 'duplicateSuspect';
  const place = context.schedule.doses.find(
    (one) => one.antigen === record.antigen && one.phase === phase && one.number === before.length + 1,
  );
  if (!place || isAfterSchool(days, place, context)) return 'extra';
  if (isOutbreakDose(days, place, context)) return 'outbreak';
  const doubts = findDoubts(dose, place, { before, given }, context);
  return { ...dose, place, doubts };
}

/** What is given to grown-ups is no late dose of school: the T status counts it. */
function isAfterSchool(days: DoseDays, place: ScheduledDose, { person, surroundings, ruleSet }: DoseContext): boolean {
  return place.phase === 'school' && days.first >= datedWindows(place, person, surroundings, ruleSet).closed;
}

function isOutbreakDose({ last }: DoseDays, { minAge, outbreakFrom }: ScheduledDose, { person }: DoseContext): boolean {
  if (!minAge || !outbreakFrom) return false;
  return last < addSpan(person.birthDate, minAge) && last >= addSpan(person.birthDate, outbreakFrom);
}

/** Doses from 60 months on belong to school. */
function phaseOf({ last }: DoseDays, { person, ruleSet }: DoseContext): Phase {
  const { fromMonths } = ruleSet.rules.school.figures;
  return last >= addSpan(person.birthDate, { months: fromMonths.value }) ? 'school' : 'early';
}

function upTo({ first, last }: DoseDays, on: LocalDate): DoseDays {
  return { first, last: last > on ? on : last };
}

/** Of one day in the order of ids, so that the order of entry has no say. */
function inOrderOfDates(records: readonly DoseRecord[]): DoseRecord[] {
  const key = (record: DoseRecord) => `${daysOfDose(record)?.last ?? ''} ${record.id}`;
  return [...records].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
