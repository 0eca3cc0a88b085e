import type { LocalDate } from '../dates.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { ImmunisedPerson, Surroundings } from './applicable-doses.ts';
import type { DoseDays, DoseRecord } from './dose-record.ts';
import type { DoseDoubt } from './dose-status.ts';
import type { Phase, Schedule, ScheduledDose } from './schedule.ts';

/** What the schedule is applied to. */
export interface DoseContext {
  readonly person: ImmunisedPerson;
  readonly on: LocalDate;
  readonly surroundings: Surroundings;
  readonly schedule: Schedule;
  readonly ruleSet: RuleSet;
}

/** A record with the days and the part of the schedule it belongs to. */
export interface DatedDose {
  readonly record: DoseRecord;
  readonly days: DoseDays;
  readonly phase: Phase;
}

/** A record in its place. */
export interface PlacedDose extends DatedDose {
  readonly place: ScheduledDose;
  readonly doubts: readonly DoseDoubt[];
}
