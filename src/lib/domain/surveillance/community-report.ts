import type { LocalDate } from '../dates.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';

/**
 * What people of the village report. Serious adverse events and deaths are told the same day.
 * @source homevisit-referral.md 4
 */
export const COMMUNITY_EVENTS = [
  /** Acute flaccid paralysis (lumpuh layuh) below 15 years. */
  'afp',
  /** Fever with rash. */
  'measles',
  'diphtheria',
  'pertussis',
  'diarrhoea',
  'dengue',
  'foodPoisoning',
  'rabiesBite',
  'pneumoniaToddler',
  'tbSuspect',
  'deathMother',
  'deathNeonate',
  'deathInfant',
  'deathToddler',
  /** Unusual sickness or deaths. */
  'unusual',
  /** KIPI serius. */
  'aefiSevere',
  'animalDeaths',
] as const;
export type CommunityEvent = (typeof COMMUNITY_EVENTS)[number];

/** One report. No names are needed at first. */
export interface CommunityReport {
  readonly id: string;
  readonly eventType: CommunityEvent;
  /** The day on which it happened. */
  readonly date: LocalDate;
  readonly hamlet: string;
  /** Persons taken ill, or bitten; animals for `animalDeaths`. */
  readonly cases: number;
  readonly deaths: number;
}

/** True where a single report alerts Pustu and Puskesmas the same day: a listed event, or any death. */
export function alertsAtOnce({ eventType, deaths }: CommunityReport, { rules }: RuleSet = DEFAULT_RULES): boolean {
  return deaths > 0 || rules.community.figures.sameDay.value.includes(eventType);
}

/** True for a person at an age at which paralysis is reported as AFP. @param ageYears completed years */
export function isAfpAge(ageYears: number, { rules }: RuleSet = DEFAULT_RULES): boolean {
  return ageYears < rules.community.figures.paralysisBelowYears.value;
}
