import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { textIn, type Answers } from '../screening/answers.ts';
import { normal, refer } from '../screening/finding.ts';
import { overdueDoses } from './dose-lists.ts';
import type { DoseStatus } from './dose-status.ts';

/**
 * Judges whether the doses fit the age: catch-up goes before late ones. Undefined where no dose is known.
 * @param doses as they stand on the day of the visit
 * @source homevisit-referral.md 3; immunisation.md 4
 */
export function judgeDoses(
  doses: readonly DoseStatus[] | undefined,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  if (doses === undefined) return undefined;
  const overdue = overdueDoses(doses);
  const value = overdue.map(({ code }) => code).join('+');
  if (overdue.some(({ status }) => status === 'KEJAR')) {
    return refer({ field: 'immStatus', value, class: 'KEJAR' }, 'IMM_KEJAR', ruleSet);
  }
  if (overdue.length > 0) return refer({ field: 'immStatus', value, class: 'TERLAMBAT' }, 'IMM_OVERDUE', ruleSet);
  return normal({ field: 'immStatus', value: 'tidakTerlambat', class: 'TIDAK_TERLAMBAT' });
}

/** Judges an adverse event after immunisation (KIPI) that was reported: `ringan` or `berat`. @source immunisation.md 3 */
export function judgeAefi(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  const severity = textIn(answers, 'aefi');
  if (severity === 'berat') return refer({ field: 'aefi', value: 'berat', class: 'BERAT' }, 'AEFI_SEVERE', ruleSet);
  if (severity === 'ringan') return refer({ field: 'aefi', value: 'ringan', class: 'RINGAN' }, 'AEFI', ruleSet);
  return undefined;
}
