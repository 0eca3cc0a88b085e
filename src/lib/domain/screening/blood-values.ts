import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { advise, normal, refer } from './finding.ts';
import type { SexAndAge } from './sex-and-age.ts';

/** Judges random glucose (GDS). @param mgPerDl in mg/dL @source Kartu ILP dewasa-lansia; settled.md 15 */
export function judgeGlucoseRandom(
  mgPerDl: number | undefined,
  { ageYears }: SexAndAge,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  const of = ruleSet.rules.glucoseRandom.figures;
  if (mgPerDl === undefined || ageYears < of.fromYears.value) return undefined;
  return judgeGlucose('glucoseRandom', mgPerDl, of, ruleSet);
}

/** Judges fasting glucose (GDP). @param mgPerDl in mg/dL @source lifecycle.md 5; KMK 84/2026 */
export function judgeGlucoseFasting(
  mgPerDl: number | undefined,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  return mgPerDl === undefined
    ? undefined
    : judgeGlucose('glucoseFasting', mgPerDl, ruleSet.rules.glucoseFasting.figures, ruleSet);
}

/** Judges total cholesterol. @param mgPerDl in mg/dL @source lifecycle.md 5; settled.md 15 */
export function judgeCholesterol(mgPerDl: number | undefined, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  if (mgPerDl === undefined) return undefined;
  const { adviseFrom, highFrom } = ruleSet.rules.cholesterol.figures;
  const look = { field: 'cholesterol', value: mgPerDl };
  if (mgPerDl >= highFrom.value) return refer({ ...look, class: 'TINGGI' }, 'CHOL', ruleSet);
  return mgPerDl >= adviseFrom.value ? advise({ ...look, class: 'BATAS' }) : normal({ ...look, class: 'NORMAL' });
}

/**
 * Judges uric acid; where the sex is not known, the smaller bound holds.
 * @param mgPerDl in mg/dL
 * @source lifecycle.md 5; settled.md 15
 */
export function judgeUricAcid(
  mgPerDl: number | undefined,
  { sex }: Pick<SexAndAge, 'sex'>,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  if (mgPerDl === undefined) return undefined;
  const { maleAbove, femaleAbove } = ruleSet.rules.uricAcid.figures;
  const look = { field: 'uricAcid', value: mgPerDl };
  return mgPerDl > (sex === 'm' ? maleAbove : femaleAbove).value
    ? refer({ ...look, class: 'TINGGI' }, 'URIC', ruleSet)
    : normal({ ...look, class: 'NORMAL' });
}

interface GlucoseFigures {
  readonly lowBelow: { readonly value: number };
  readonly repeatFrom: { readonly value: number };
  readonly highFrom: { readonly value: number };
}

function judgeGlucose(field: string, mgPerDl: number, of: GlucoseFigures, ruleSet: RuleSet): Finding {
  const look = { field, value: mgPerDl };
  if (mgPerDl < of.lowBelow.value) return refer({ ...look, class: 'RENDAH' }, 'GLU_LOW', ruleSet);
  if (mgPerDl < of.repeatFrom.value) return normal({ ...look, class: 'NORMAL' });
  if (mgPerDl < of.highFrom.value) return advise({ ...look, class: 'ULANG' });
  return refer({ ...look, class: 'TINGGI' }, 'GLU_HIGH', ruleSet);
}
