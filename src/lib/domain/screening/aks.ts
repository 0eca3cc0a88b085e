import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { sumOf, type Answers } from './answers.ts';
import { normal, refer } from './finding.ts';

/** Items of the AKS (Barthel) by code, and the most points each may bring. @source Kartu ILP dewasa-lansia; lifecycle.md 6.1 */
export const AKS_ITEMS = {
  bowel: 2,
  bladder: 2,
  grooming: 1,
  toilet: 2,
  feeding: 2,
  transfer: 3,
  walking: 3,
  dressing: 2,
  stairs: 2,
  bathing: 1,
} as const;

/** Mandiri, ketergantungan ringan, sedang, berat, total. */
export type AksClass = 'M' | 'R' | 'S' | 'B' | 'T';

/** Groups of the report: independent, lightly dependent, in need of long-term care (PJP). */
export type CareGroup = 'A' | 'B' | 'C';

/** Sorts an AKS score into its category. @param score 0-20 @source Kartu ILP dewasa-lansia; lifecycle.md 6.1 */
export function classifyAks(score: number, { rules }: RuleSet = DEFAULT_RULES): AksClass {
  const { independentFrom, mildFrom, moderateFrom, severeFrom } = rules.aks.figures;
  if (score >= independentFrom.value) return 'M';
  if (score >= mildFrom.value) return 'R';
  if (score >= moderateFrom.value) return 'S';
  return score >= severeFrom.value ? 'B' : 'T';
}

/** The reporting group of a category. @source lifecycle.md 6.1 */
export function careGroupOf(aksClass: AksClass): CareGroup {
  if (aksClass === 'M') return 'A';
  return aksClass === 'R' ? 'B' : 'C';
}

/** Judges the ten items; a score below 20 is referred, as the card says. Undefined until all are answered. */
export function judgeAks(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  const score = sumOf(answers, Object.keys(AKS_ITEMS));
  if (score === undefined) return undefined;
  const aksClass = classifyAks(score, ruleSet);
  const look = { field: 'aks', value: score, class: aksClass };
  return aksClass === 'M' ? normal(look) : refer(look, `ADL_${aksClass}`, ruleSet);
}
