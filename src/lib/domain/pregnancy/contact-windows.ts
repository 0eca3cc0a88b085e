import { daysBetween, type LocalDate } from '../dates.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';

/** How a contact that belongs to certain days after birth stands. */
export type ContactStatus = 'done' | 'notYet' | 'due' | 'missed';

/** One contact of mother (KF) or newborn (KN). */
export interface Contact {
  /** `kf1` .. `kf4`, `kn0` .. `kn3`. */
  readonly code: string;
  readonly fromDay: number;
  readonly toDay: number;
  readonly status: ContactStatus;
}

/** The four contacts of a mother after birth. @source lifecycle.md 2 */
export function computeMotherContacts(
  birthDate: LocalDate,
  dates: readonly LocalDate[],
  on: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): Contact[] {
  return computeContacts(rules.motherContacts.figures, birthDate, dates, on);
}

/** The contacts of a newborn; one on the day of birth counts for both windows that hold it. @source homevisit-referral.md 2.3 */
export function computeNewbornContacts(
  birthDate: LocalDate,
  dates: readonly LocalDate[],
  on: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): Contact[] {
  return computeContacts(rules.newbornContacts.figures, birthDate, dates, on);
}

function computeContacts(
  windows: { readonly [code: string]: { readonly value: readonly number[] } },
  birthDate: LocalDate,
  dates: readonly LocalDate[],
  on: LocalDate,
): Contact[] {
  const today = daysBetween(birthDate, on);
  const days = dates.map((date) => daysBetween(birthDate, date)).filter((day) => day <= today);
  return Object.entries(windows).map(([code, { value }]) => {
    const fromDay = Math.min(...value);
    const toDay = Math.max(...value);
    const done = days.some((day) => day >= fromDay && day <= toDay);
    return { code, fromDay, toDay, status: done ? 'done' : statusOn(today, fromDay, toDay) };
  });
}

function statusOn(today: number, fromDay: number, toDay: number): ContactStatus {
  if (today < fromDay) return 'notYet';
  return today <= toDay ? 'due' : 'missed';
}
