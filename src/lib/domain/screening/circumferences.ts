import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { advise, normal, refer } from './finding.ts';
import type { SexAndAge } from './sex-and-age.ts';

/**
 * Judges the waist (lingkar perut): central obesity is advised on, not referred. Where the sex is not known, the
 * smaller bound holds.
 * @param waistCm in cm
 * @source Kartu ILP dewasa-lansia; sesi-contoh, choices
 */
export function judgeWaist(
  waistCm: number | undefined,
  { sex, ageYears }: SexAndAge,
  { rules }: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  const { maleFrom, femaleFrom, fromYears } = rules.waist.figures;
  if (waistCm === undefined || ageYears < fromYears.value) return undefined;
  const from = sex === 'm' ? maleFrom.value : femaleFrom.value;
  const look = { field: 'waistCm', value: waistCm };
  return waistCm >= from ? advise({ ...look, class: 'LEBIH' }) : normal({ ...look, class: 'NORMAL' });
}

/**
 * Finds the risk of chronic energy deficiency (KEK) in a woman of fertile age who is not pregnant. A sufficient arm
 * gives no finding: the card has no field for it.
 * @param muacCm in cm
 * @source Kartu ILP; settled.md 16
 */
export function judgeMuacOfWoman(
  muacCm: number | undefined,
  { sex, ageYears }: SexAndAge,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  const { below, fromYears, toYears } = ruleSet.rules.muacWoman.figures;
  const fertile = sex === 'f' && ageYears >= fromYears.value && ageYears <= toYears.value;
  if (muacCm === undefined || !fertile || muacCm >= below.value) return undefined;
  return refer({ field: 'muacCm', value: muacCm, class: 'KEK' }, 'KEK', ruleSet);
}

/**
 * Judges the arm (LiLA) of a pregnant woman.
 * @param muacCm in cm
 * @source Kartu ILP ibu hamil; settled.md 15
 */
export function judgeMuacInPregnancy(
  muacCm: number | undefined,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  if (muacCm === undefined) return undefined;
  const look = { field: 'muacCm', value: muacCm };
  return muacCm < ruleSet.rules.muacPregnant.figures.below.value
    ? refer({ ...look, class: 'KEK' }, 'PREG_KEK', ruleSet)
    : normal({ ...look, class: 'NORMAL' });
}
