import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { textIn, yesIn, type Answers } from './answers.ts';
import { refer } from './finding.ts';
import type { SexAndAge } from './sex-and-age.ts';

/** Illnesses whose medicine must be taken every day, and the question whether it was in the last 24 hours. */
const MEDICINES = ['htMedTaken', 'dmMedTaken', 'tbMedTaken'] as const;

/** Finds medicine of hypertension, diabetes or tuberculosis that was not taken in 24 hours. @source lifecycle.md 5; Ceklis KR */
export function judgeMedication(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding[] {
  return MEDICINES.filter((code) => yesIn(answers, code) === false).map((code) =>
    refer({ field: code, value: 'tidak', class: 'TIDAK_PATUH' }, 'NONADHERENT', ruleSet),
  );
}

/** Finds an unmet need: a couple without contraception that wants no child now. @source lifecycle.md 5 */
export function judgeContraception(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  const unmet = textIn(answers, 'contraception') === 'tidak' && yesIn(answers, 'wantsChild') === false;
  return unmet ? refer({ field: 'contraception', value: 'tidak', class: 'KONSELING' }, 'KB', ruleSet) : undefined;
}

/** Finds a result of a cancer screen that nakes have marked as abnormal. @source lifecycle.md 5 */
export function judgeCancerScreen(
  answers: Answers,
  { sex }: Pick<SexAndAge, 'sex'>,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding[] {
  if (sex === 'm') return [];
  return ['ivaResult', 'sadanisResult']
    .filter((code) => textIn(answers, code) === 'abnormal')
    .map((code) => refer({ field: code, value: 'abnormal', class: 'PERLU_DIPERIKSA' }, 'IVA_SADANIS', ruleSet));
}
