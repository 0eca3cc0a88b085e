import { addDays, type LocalDate } from '../dates.ts';
import type { ReferralLevel } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { isOpen, type ReferralState } from './referral-state.ts';

/** A referral as far as time is concerned. */
export interface TimedReferral {
  readonly level: Exclude<ReferralLevel, 'none'>;
  /** The day it was proposed. */
  readonly proposedDate: LocalDate;
  readonly state: ReferralState;
}

/** The last day on which the person should be seen. @source homevisit-referral.md 3 */
export function seenByDate({ level, proposedDate }: TimedReferral, { rules }: RuleSet = DEFAULT_RULES): LocalDate {
  const { emergencyDays, urgentDays, routineDays } = rules.referralTime.figures;
  const days = { emergency: emergencyDays, urgent: urgentDays, routine: routineDays }[level];
  return addDays(proposedDate, days.value);
}

/** The first day on which a referral without answer is back on the cadre's list. @source homevisit-referral.md 3 */
export function backOnListDate({ level, proposedDate }: TimedReferral, { rules }: RuleSet = DEFAULT_RULES): LocalDate {
  const { emergencyCheckDays, urgentCheckDays, routineDays } = rules.referralTime.figures;
  if (level === 'routine') return addDays(proposedDate, routineDays.value + 1);
  return addDays(proposedDate, (level === 'emergency' ? emergencyCheckDays : urgentCheckDays).value);
}

/** True for a referral without answer after its time. One that was received has its answer on the way. */
export function isReferralOverdue(referral: TimedReferral, on: LocalDate, ruleSet: RuleSet = DEFAULT_RULES): boolean {
  const unanswered = isOpen(referral.state) && referral.state !== 'DITERIMA';
  return unanswered && on >= backOnListDate(referral, ruleSet);
}

/** True for a referral whose outcome should be known by now: an open problem of the dashboard. @source pws.md 3, M07 */
export function isOutcomeMissing(
  { state, proposedDate }: TimedReferral,
  on: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): boolean {
  return isOpen(state) && on > addDays(proposedDate, rules.referralTime.figures.knownOutcomeDays.value);
}
