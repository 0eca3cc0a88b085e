import { completedMonths } from '../age.ts';
import type { LocalMonth } from '../dates.ts';
import type { Weighing } from '../growth/weighing.ts';
import {
  isInMonth,
  livesInArea,
  periodOf,
  type HistoryVisit,
  type PersonHistory,
  type Period,
} from '../indicators/person-history.ts';
import { computePersonMonthFacts } from '../indicators/person-month-facts.ts';
import type { Sex } from '../person.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';

/** A person as reports take it: what it went through, and whether the family is poor. */
export interface ReportedPerson {
  readonly history: PersonHistory;
  /** All that are known of a child, at whatever Posyandu; any order. */
  readonly weighings: readonly Weighing[];
  /** G (keluarga miskin) or NG of the F1 report; missing where nobody said. */
  readonly isPoor?: boolean;
}

/** A resident in the month of a report, with all that its lines ask for. */
export interface ReportSubject {
  readonly personId: string;
  readonly sex?: Sex;
  readonly isPoor?: boolean;
  /** Completed months on the last day of the month. */
  readonly ageMonths: number;
  /** What is true of it in the month: the same facts as on the dashboards. */
  readonly facts: ReadonlySet<string>;
  /** Visits of the month, the oldest first. */
  readonly seen: readonly HistoryVisit[];
  readonly history: PersonHistory;
  readonly period: Period;
}

/**
 * Makes the subject of a report out of a person.
 * @returns undefined for who does not live in the area on the last day of the month, or is not born yet: reports count by domicile
 * @source pws.md 2
 */
export function makeReportSubject(
  { history, weighings, isPoor }: ReportedPerson,
  month: LocalMonth,
  ruleSet: RuleSet = DEFAULT_RULES,
): ReportSubject | undefined {
  const period = periodOf(month);
  const { person } = history;
  const ageMonths = completedMonths(person.birthDate, period.lastDay);
  if (ageMonths < 0 || !livesInArea(person, period.lastDay)) return undefined;
  return {
    personId: person.id,
    sex: person.sex,
    isPoor,
    ageMonths,
    facts: new Set<string>(computePersonMonthFacts(history, weighings, month, ruleSet).facts),
    seen: history.visits
      .filter(({ date }) => isInMonth(date, period))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    history,
    period,
  };
}
