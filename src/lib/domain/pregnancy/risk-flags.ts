import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import type { BloodPressure } from '../screening/blood-pressure.ts';

/** What makes a pregnancy a risky one; shown to nakes beside the KSPR score, no referral by itself. @source lifecycle.md 1 */
export const PREGNANCY_RISKS = [
  'tooYoung',
  'tooOld',
  'manyChildren',
  'closeSpacing',
  'short',
  'previousCaesarean',
  'ced',
  'anaemia',
  'highBloodPressure',
] as const;
export type PregnancyRisk = (typeof PREGNANCY_RISKS)[number];

/** What is known of a pregnancy; what is missing raises no flag. */
export interface PregnancyFacts {
  readonly ageYears: number;
  /** Living or dead, before this pregnancy. */
  readonly children?: number;
  readonly spacingMonths?: number;
  readonly heightCm?: number;
  readonly previousCaesarean?: boolean;
  readonly muacCm?: number;
  /** g/dL. */
  readonly hb?: number;
  readonly bp?: BloodPressure;
}

/** Finds the risk factors of a pregnancy, in the order of the list. @source lifecycle.md 1 */
export function findPregnancyRisks(facts: PregnancyFacts, { rules }: RuleSet = DEFAULT_RULES): PregnancyRisk[] {
  const of = rules.pregnancyRisk.figures;
  const { systolicHighFrom, diastolicHighFrom } = rules.bpPregnant.figures;
  const present: { readonly [risk in PregnancyRisk]: boolean } = {
    tooYoung: facts.ageYears < of.youngBelowYears.value,
    tooOld: facts.ageYears > of.oldAboveYears.value,
    manyChildren: (facts.children ?? 0) >= of.childrenFrom.value,
    closeSpacing: isBelow(facts.spacingMonths, of.spacingBelowMonths.value),
    short: isBelow(facts.heightCm, of.heightBelowCm.value),
    previousCaesarean: facts.previousCaesarean === true,
    ced: isBelow(facts.muacCm, rules.muacPregnant.figures.below.value),
    anaemia: isBelow(facts.hb, rules.haemoglobinPregnant.figures.anaemiaBelow.value),
    highBloodPressure:
      facts.bp !== undefined &&
      (facts.bp.systolic >= systolicHighFrom.value || facts.bp.diastolic >= diastolicHighFrom.value),
  };
  return PREGNANCY_RISKS.filter((risk) => present[risk]);
}

function isBelow(value: number | undefined, bound: number): boolean {
  return value !== undefined && value < bound;
}
