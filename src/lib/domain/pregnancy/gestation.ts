import { addDays, daysBetween, type LocalDate } from '../dates.ts';
import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { refer } from '../screening/finding.ts';

export type Trimester = 1 | 2 | 3;

/** Completed weeks since the first day of the last period (HPHT); negative before it. @source growth.md 1 */
export function gestationWeeks(lmpDate: LocalDate, on: LocalDate): number {
  return Math.floor(daysBetween(lmpDate, on) / 7);
}

/** The expected day of birth (HPL) by the last period. @source Buku KIA; lifecycle.md 1 */
export function dueDateByLmp(lmpDate: LocalDate, { rules }: RuleSet = DEFAULT_RULES): LocalDate {
  return addDays(lmpDate, rules.gestation.figures.termDays.value);
}

/** The first day of the last period that a due date by ultrasound stands for. */
export function lmpOfDueDate(dueDate: LocalDate, { rules }: RuleSet = DEFAULT_RULES): LocalDate {
  return addDays(dueDate, -rules.gestation.figures.termDays.value);
}

/** The trimester of a week of pregnancy. @param weeks completed weeks @source lifecycle.md 1 */
export function trimesterOf(weeks: number, { rules }: RuleSet = DEFAULT_RULES): Trimester {
  const { firstTrimesterToWeeks, secondTrimesterToWeeks } = rules.gestation.figures;
  if (weeks <= firstTrimesterToWeeks.value) return 1;
  return weeks <= secondTrimesterToWeeks.value ? 2 : 3;
}

/** True in the last weeks, in which a home visit prepares the birth. @param weeks completed weeks */
export function isNearDue(weeks: number, { rules }: RuleSet = DEFAULT_RULES): boolean {
  return weeks >= rules.gestation.figures.nearDueFromWeeks.value;
}

/** Finds a pregnancy past its time. @source lifecycle.md 1 */
export function judgeGestation(
  lmpDate: LocalDate | undefined,
  on: LocalDate,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  if (lmpDate === undefined) return undefined;
  const weeks = gestationWeeks(lmpDate, on);
  return weeks > ruleSet.rules.gestation.figures.postTermAboveWeeks.value
    ? refer({ field: 'gestWeeks', value: weeks, class: 'LEWAT_WAKTU' }, 'PREG_LATE', ruleSet)
    : undefined;
}
