import type { Counts } from '#lib/domain/indicators/indicator-figure.ts';
import { STRIP_GROUPS, type StripGroup } from '#lib/domain/indicators/strip-facts.ts';
import type { Told } from './small-cells.ts';

/** People of a group, counted by name, and as the year's estimate has it. */
export interface GroupPopulation {
  readonly group: string;
  readonly real: Told;
  /** Null where no estimate is set. */
  readonly projected: number | null;
}

/** How a group of the life cycle stands in a month. */
export interface StripLine {
  readonly group: StripGroup;
  readonly target: Told;
  readonly attended: Told;
  readonly absentTwoMonths: Told;
  readonly withProblem: Told;
  readonly referred: Told;
  /** Of those referred, whose outcome is known. */
  readonly done: Told;
}

/** What must not wait, in numbers. */
export interface PwsAlarms {
  readonly dangerSigns: Told;
  readonly deaths: Told;
  readonly alerts: Told;
  readonly severeWasting: Told;
  readonly referralsOverdue: Told;
}

/** The fact of being one of a group. */
export const TARGET_FACTS = {
  pregnant: 'targetPregnantNow',
  postpartum: 'targetPostpartum',
  infant: 'targetInfant',
  toddler: 'targetToddler',
  preschool: 'targetPreschool',
  schoolTeen: 'targetSchoolTeen',
  adult: 'targetAdult',
  elderly: 'targetElderly',
} as const satisfies { readonly [group in StripGroup]: string };

/** Fact behind each alarm, as its list is asked for. */
export const ALARM_FACTS = {
  dangerSigns: 'dangerSignOpen',
  deaths: 'deathReported',
  alerts: 'alertOpen',
  severeWasting: 'severeWasted',
  referralsOverdue: 'referralOverdue',
} as const satisfies { readonly [alarm in keyof PwsAlarms]: string };

/** The strip of a unit's counts. */
export function makeStrip(counts: Counts): StripLine[] {
  const of = (fact: string) => counts.get(fact) ?? 0;
  return STRIP_GROUPS.map((group) => ({
    group,
    target: of(TARGET_FACTS[group]),
    attended: of(`${group}Attended`),
    absentTwoMonths: of(`${group}AbsentTwo`),
    withProblem: of(`${group}Problem`),
    referred: of(`${group}Referred`),
    done: of(`${group}Settled`),
  }));
}

/** People by group. @param projected the year's estimates by group, where set */
export function makePopulation(counts: Counts, projected: ReadonlyMap<string, number>): GroupPopulation[] {
  return STRIP_GROUPS.map((group) => ({
    group,
    real: counts.get(TARGET_FACTS[group]) ?? 0,
    projected: projected.get(group) ?? null,
  }));
}

/** The alarms of a unit's counts. */
export function makeAlarms(counts: Counts): PwsAlarms {
  const of = (alarm: keyof PwsAlarms) => counts.get(ALARM_FACTS[alarm]) ?? 0;
  return {
    dangerSigns: of('dangerSigns'),
    deaths: of('deaths'),
    alerts: of('alerts'),
    severeWasting: of('severeWasting'),
    referralsOverdue: of('referralsOverdue'),
  };
}
