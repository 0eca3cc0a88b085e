import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { advise, normal, refer } from './finding.ts';
import type { SexAndAge } from './sex-and-age.ts';

/**
 * Judges haemoglobin outside pregnancy: mild anaemia is advised on, moderate and severe are referred.
 * @param gPerDl in g/dL
 * @returns undefined below 5 years, for which the card gives no bound
 * @source WHO, haemoglobin cut-offs; lifecycle.md 4; settled.md 15
 */
export function judgeHaemoglobin(
  gPerDl: number | undefined,
  person: SexAndAge,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  const anaemiaBelow = findAnaemiaBound(person, ruleSet);
  if (gPerDl === undefined || anaemiaBelow === undefined) return undefined;
  const { moderateBelow, severeBelow } = ruleSet.rules.haemoglobin.figures;
  const look = { field: 'hb', value: gPerDl };
  if (gPerDl < severeBelow.value) return refer({ ...look, class: 'ANEMIA_BERAT' }, 'ANEMIA_SEVERE', ruleSet);
  if (gPerDl < moderateBelow.value) return refer({ ...look, class: 'ANEMIA_SEDANG' }, 'ANEMIA', ruleSet);
  if (gPerDl < anaemiaBelow) return advise({ ...look, class: 'ANEMIA_RINGAN' });
  return normal({ ...look, class: 'NORMAL' });
}

/** Judges haemoglobin in pregnancy. @param gPerDl in g/dL @source lifecycle.md 1; settled.md 15 */
export function judgeHaemoglobinInPregnancy(
  gPerDl: number | undefined,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  if (gPerDl === undefined) return undefined;
  const { anaemiaBelow, severeBelow } = ruleSet.rules.haemoglobinPregnant.figures;
  const look = { field: 'hb', value: gPerDl };
  if (gPerDl < severeBelow.value) return refer({ ...look, class: 'ANEMIA_BERAT' }, 'PREG_HB_SEVERE', ruleSet);
  if (gPerDl < anaemiaBelow.value) return refer({ ...look, class: 'ANEMIA' }, 'PREG_HB', ruleSet);
  return normal({ ...look, class: 'NORMAL' });
}

/** The bound in g/dL below which this person is anaemic; the larger one where the sex is not known. */
function findAnaemiaBound({ sex, ageYears }: SexAndAge, { rules }: RuleSet): number | undefined {
  const of = rules.haemoglobin.figures;
  if (ageYears < of.childFromYears.value) return undefined;
  if (ageYears < of.teenFromYears.value) return of.childBelow.value;
  if (ageYears < of.adultFromYears.value) return of.teenBelow.value;
  return (sex === 'f' ? of.womanBelow : of.manBelow).value;
}
