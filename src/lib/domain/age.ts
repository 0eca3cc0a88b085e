import { calendarDay, daysBetween, daysInMonth, type LocalDate } from './dates.ts';

/**
 * Groups of the life cycle that follow from age alone; pregnancy and childbed are episodes besides.
 * @source README.md of the domain, life-cycle groups; KMK 2015/2023
 */
export const LIFE_CYCLE_GROUPS = ['infant', 'toddler', 'preschool', 'school_teen', 'adult', 'elderly'] as const;
export type LifeCycleGroup = (typeof LIFE_CYCLE_GROUPS)[number];

/** Service clusters that follow from age alone. */
export type Klaster = 'k2_maternal_child' | 'k3_adult_elderly';

/** First completed month of each group after `infant`. */
export type GroupBounds = { readonly [group in Exclude<LifeCycleGroup, 'infant'>]: number };

/**
 * Bounds of the examination cards: school age to the 19th birthday.
 * @source settled.md 21; README.md of the domain, life-cycle groups
 */
export const CARD_BOUNDS: GroupBounds = {
  toddler: 12,
  preschool: 60,
  school_teen: 72,
  adult: 19 * 12,
  elderly: 60 * 12,
};

/** First completed month in klaster 3. @source settled.md 21 */
export const KLASTER_ADULT_FROM_MONTHS = 18 * 12;

/** Age in whole days; negative before birth. */
export function ageDays(birthDate: LocalDate, on: LocalDate): number {
  return daysBetween(birthDate, on);
}

/**
 * Completed months by calendar: a month is complete on the day number of birth, or on the last day of a shorter month.
 * Negative before birth.
 * @source PMK 2/2020; growth.md 1
 */
export function completedMonths(birthDate: LocalDate, on: LocalDate): number {
  const born = calendarDay(birthDate);
  const now = calendarDay(on);
  const begun = (now.year - born.year) * 12 + now.month - born.month;
  return now.day < Math.min(born.day, daysInMonth(now.year, now.month)) ? begun - 1 : begun;
}

/** Completed years: birthdays lived through, one born on 29 February has his on the 28th in other years. */
export function completedYears(birthDate: LocalDate, on: LocalDate): number {
  return Math.floor(completedMonths(birthDate, on) / 12);
}

/**
 * The life-cycle group, and with it the examination card, of a person.
 * @param ageMonths completed months, from 0
 * @param bounds other than the card's, for reports that part adults at 18
 */
export function cardGroup(ageMonths: number, bounds: GroupBounds = CARD_BOUNDS): LifeCycleGroup {
  if (ageMonths < bounds.toddler) return 'infant';
  if (ageMonths < bounds.preschool) return 'toddler';
  if (ageMonths < bounds.school_teen) return 'preschool';
  if (ageMonths < bounds.adult) return 'school_teen';
  return ageMonths < bounds.elderly ? 'adult' : 'elderly';
}

/**
 * The service cluster of a person who is not pregnant.
 * @param ageMonths completed months, from 0
 * @param adultFromMonths first completed month of klaster 3
 */
export function klaster(ageMonths: number, adultFromMonths: number = KLASTER_ADULT_FROM_MONTHS): Klaster {
  return ageMonths < adultFromMonths ? 'k2_maternal_child' : 'k3_adult_elderly';
}
