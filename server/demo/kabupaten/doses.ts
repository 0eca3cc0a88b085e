import { addSpan } from '#lib/domain/immunisation/calendar.ts';
import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { SCHEDULE_2026_11 } from '#lib/domain/immunisation/schedule-2026-11.ts';
import type { Dice } from './dice.ts';
import type { MadePerson } from './people.ts';

/** A dose given. */
export interface MadeDose {
  readonly doseId: string;
  readonly personId: string;
  readonly antigen: string;
  readonly date: LocalDate;
}

/** First ages at which each dose is on time, in the order of the schedule. */
const EARLY = SCHEDULE_2026_11.doses.flatMap(({ antigen, phase, windows, endemicOnly }) =>
  phase === 'early' && windows !== undefined && !endemicOnly ? [{ antigen, white: windows.white }] : [],
);
/** Families that take none, and the share of doses that others miss. */
const REFUSES = 0.02;
const MISSED = 0.06;

/** Doses of a child of the schedule's early part until a day, some late and some missed. */
export function makeDoses(dice: Dice, { personId, birthDate }: MadePerson, until: LocalDate): MadeDose[] {
  if (dice.chance(REFUSES)) return [];
  // The same for all, so that no interval falls short.
  const lateDays = dice.whole(0, 20);
  return EARLY.flatMap(({ antigen, white }): MadeDose[] => {
    const date = addDays(addSpan(birthDate, white), antigen === 'HB0' ? 0 : lateDays);
    const isGiven = date <= until && !dice.chance(MISSED);
    return isGiven ? [{ doseId: dice.id(), personId, antigen, date }] : [];
  });
}
