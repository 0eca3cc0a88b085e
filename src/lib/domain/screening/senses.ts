import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { textIn, type Answers } from './answers.ts';
import { normal, refer } from './finding.ts';

/** Judges the finger-counting test of both eyes. @source Kartu ILP; settled.md 15 */
export function judgeEyes(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  return judgeBothSides('eye', [textIn(answers, 'eyeR'), textIn(answers, 'eyeL')], 'EYE', ruleSet);
}

/** Judges the whisper test of both ears. @source Kartu ILP; settled.md 15 */
export function judgeEars(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  return judgeBothSides('ear', [textIn(answers, 'earR'), textIn(answers, 'earL')], 'EAR', ruleSet);
}

/** One impaired side refers; only two good ones are normal. */
function judgeBothSides(
  field: string,
  sides: readonly (string | undefined)[],
  reason: 'EYE' | 'EAR',
  ruleSet: RuleSet,
): Finding | undefined {
  if (sides.includes('gangguan')) return refer({ field, value: 'gangguan', class: 'GANGGUAN' }, reason, ruleSet);
  return sides.every((side) => side === 'normal') ? normal({ field, value: 'normal', class: 'NORMAL' }) : undefined;
}
