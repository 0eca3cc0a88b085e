import type { LocalDate } from '../dates.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { addSpan } from './calendar.ts';
import type { DoseDecision } from './dose-record.ts';
import type { DoseStatus } from './dose-status.ts';
import type { DatedDose } from './placed-dose.ts';

/**
 * What was last decided on the next dose of an antigen; nothing where a dose came on that day or later.
 * @param given all doses, in order of dates
 * @param decisions any order
 * @source immunisation.md 2, rule 10
 */
export function findPutOff(
  antigen: string,
  given: readonly DatedDose[],
  decisions: readonly DoseDecision[],
  on: LocalDate,
  { rules }: RuleSet,
): Partial<Pick<DoseStatus, 'status' | 'reason'>> {
  const lastDose = given.findLast(({ record }) => record.antigen === antigen);
  const last = decisions
    .filter((one) => one.antigen === antigen && one.date <= on && !(lastDose && lastDose.days.last >= one.date))
    .reduce<DoseDecision | undefined>((newest, one) => (newest && isAfter(newest, one) ? newest : one), undefined);
  if (!last || last.kind === 'resumed') return {};
  if (last.kind === 'refused') return { status: 'DITOLAK', reason: last.reason };
  const days = rules.immunisation.figures.postponedDays.value;
  return on < (last.untilDate ?? addSpan(last.date, { days })) ? { status: 'DITUNDA', reason: last.reason } : {};
}

/** Of one day the order of ids decides, so that the order of entry has no say. */
function isAfter(a: DoseDecision, b: DoseDecision): boolean {
  return a.date === b.date ? a.id > b.id : a.date > b.date;
}
