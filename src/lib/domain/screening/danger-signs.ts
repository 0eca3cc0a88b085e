import type { Finding, ReferralLevel } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { referAt } from './finding.ts';

/** Lists of danger signs: of mothers by episode, of children by age. */
export const DANGER_SIGN_LISTS = ['dangerPregnant', 'dangerPostpartum', 'dangerInfant', 'dangerChild'] as const;
export type DangerSignList = (typeof DANGER_SIGN_LISTS)[number];

/** The list asked of a child of 0-71 months. @param ageMonths completed months @source Ceklis KR; settled.md 13 */
export function dangerSignListOfChild(ageMonths: number, { rules }: RuleSet = DEFAULT_RULES): DangerSignList {
  return ageMonths < rules.dangerInfantAge.figures.infantBelowMonths.value ? 'dangerInfant' : 'dangerChild';
}

/** Codes of the signs of a list, in the order they are asked. */
export function dangerSignsOf(list: DangerSignList, { rules }: RuleSet = DEFAULT_RULES): string[] {
  return Object.keys(rules[list].figures);
}

/**
 * Grades each danger sign that was ticked. A sign that only a newer app knows is an emergency: better once too often.
 * @param signs codes, in any order, each once
 * @source homevisit-referral.md 3; settled.md 13
 */
export function judgeDangerSigns(
  list: DangerSignList,
  signs: readonly string[],
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding[] {
  return [...new Set(signs)].map((sign) =>
    referAt(
      { field: 'dangerSigns', value: sign, class: 'TANDA_BAHAYA' },
      `DANGER_${sign}`,
      levelOfSign(list, sign, signs, ruleSet),
    ),
  );
}

function levelOfSign(list: DangerSignList, sign: string, signs: readonly string[], { rules }: RuleSet): ReferralLevel {
  const together = rules.dangerPostpartumTogether.figures;
  const graver = together.signs.value;
  if (list === 'dangerPostpartum' && graver.includes(sign) && graver.every((one) => signs.includes(one))) {
    return together.level.value;
  }
  const known = Object.entries(rules[list].figures).find(([code]) => code === sign);
  return known?.[1].value ?? 'emergency';
}
