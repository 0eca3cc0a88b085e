import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { textIn, type Answers } from './answers.ts';
import { refer } from './finding.ts';

/** Finds an active smoker, who is offered counselling at the Puskesmas (UBM). @source Kartu ILP; settled.md 15 */
export function judgeSmoking(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  return textIn(answers, 'smoking') === 'aktif'
    ? refer({ field: 'smoking', value: 'aktif', class: 'PEROKOK_AKTIF' }, 'SMOKE', ruleSet)
    : undefined;
}

/** Pack-years: packs a day times years smoked. @source lifecycle.md 0.3 */
export function computePackYears(cigarettesPerDay: number, years: number, { rules }: RuleSet = DEFAULT_RULES): number {
  return (cigarettesPerDay * years) / rules.smoking.figures.cigarettesPerPack.value;
}
