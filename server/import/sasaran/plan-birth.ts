import { addDays, daysBetween, isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { Row } from '#lib/events/fold.ts';
import { textOf } from '#lib/events/slots.ts';
import { LONGEST_PREGNANCY_DAYS } from '#lib/events/person/pregnancy-state.ts';
import type { PlannedEvent } from '../planned-events.ts';
import { SAME_PREGNANCY_DAYS } from './plan-pregnancy.ts';

/** A child born earlier is not counted as born: a pregnancy that ends before is a miscarriage. @source lifecycle.md 1, 20 weeks */
const SHORTEST_PREGNANCY_DAYS = 140;

/** A birth that a register tells by listing the child. */
export interface StatedBirth {
  readonly motherId: string;
  readonly date: LocalDate;
  /** Of one birth: twins are two. */
  readonly childIds: readonly string[];
  /** The child's row, as `file#row`. */
  readonly source: string;
}

/** What is known of a pregnancy, recorded before or told by the same register. */
export interface KnownPregnancy {
  readonly id: string;
  readonly lmp?: LocalDate;
  readonly knownOn?: LocalDate;
  readonly deliveryDate?: LocalDate;
  readonly outcome?: string;
}

/** A pregnancy as rows hold it. */
export function knownPregnancy(row: Row): KnownPregnancy {
  const dayOf = (slot: string) => toDay(textOf(row, slot));
  return {
    id: row.subject,
    lmp: dayOf('lmp'),
    knownOn: dayOf('knownOn'),
    deliveryDate: dayOf('deliveryDate'),
    outcome: textOf(row, 'outcome'),
  };
}

/** A pregnancy as an event that is about to be appended says it. */
export function plannedPregnancy({ subject, data }: PlannedEvent): KnownPregnancy {
  return { id: subject, lmp: toDay(data['lmp']), knownOn: toDay(data['knownOn']) };
}

/**
 * What a listed child adds to its mother's record: the end of the pregnancy it was born of, one that nobody had told of, or nothing
 * where the birth is known. A birth that somebody has recorded stays as it is.
 */
export function planBirth(
  { motherId, date, childIds, source }: StatedBirth,
  known: readonly KnownPregnancy[],
  newId: () => string,
): PlannedEvent | undefined {
  if (known.some((one) => isBirthOf(one, date))) return undefined;
  const birth = { outcome: 'liveBirth', deliveryDate: date, childIds, $source: source };
  const open = known.find((one) => one.outcome === undefined && couldEndWith(one, date));
  if (open) return { type: 'pregnancy', subject: open.id, data: birth };
  return { type: 'pregnancy', subject: newId(), data: { personId: motherId, ...birth } };
}

function isBirthOf({ deliveryDate, outcome, lmp }: KnownPregnancy, date: LocalDate): boolean {
  if (deliveryDate !== undefined) return Math.abs(daysBetween(deliveryDate, date)) <= SAME_PREGNANCY_DAYS;
  return outcome !== undefined && lmp !== undefined && isWithinPregnancy(lmp, date);
}

function couldEndWith({ deliveryDate, lmp, knownOn }: KnownPregnancy, date: LocalDate): boolean {
  if (deliveryDate !== undefined) return false;
  if (lmp !== undefined) return isWithinPregnancy(lmp, date);
  return knownOn !== undefined && knownOn <= date && date <= addDays(knownOn, LONGEST_PREGNANCY_DAYS);
}

function isWithinPregnancy(lmp: LocalDate, date: LocalDate): boolean {
  return date >= addDays(lmp, SHORTEST_PREGNANCY_DAYS) && date <= addDays(lmp, LONGEST_PREGNANCY_DAYS);
}

function toDay(value: unknown): LocalDate | undefined {
  return typeof value === 'string' && isLocalDate(value) ? value : undefined;
}
