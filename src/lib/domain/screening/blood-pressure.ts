import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { numberIn, type Answers } from './answers.ts';
import { advise, normal, refer, type Look } from './finding.ts';
import type { SexAndAge } from './sex-and-age.ts';

/** One reading, or the mean of two, in mmHg. */
export interface BloodPressure {
  readonly systolic: number;
  readonly diastolic: number;
}

/**
 * The pressure that is judged: of two readings the mean, in whole mmHg, half up.
 * @returns undefined where a reading lacks one of its two figures
 * @source session.md 1; settled.md 17
 */
export function readBloodPressure(answers: Answers): BloodPressure | undefined {
  const first = readReading(answers, 'bpSystolic', 'bpDiastolic');
  const second = readReading(answers, 'bpSystolic2', 'bpDiastolic2');
  if (!first || !second) return first ?? second;
  return {
    systolic: Math.round((first.systolic + second.systolic) / 2),
    diastolic: Math.round((first.diastolic + second.diastolic) / 2),
  };
}

/** True when the first reading asks for a second one that is still missing. @source KMK 84/2026; session.md 1 */
export function needsSecondReading(answers: Answers, { rules }: RuleSet = DEFAULT_RULES): boolean {
  const first = readReading(answers, 'bpSystolic', 'bpDiastolic');
  if (!first || readReading(answers, 'bpSystolic2', 'bpDiastolic2')) return false;
  const { systolicFrom, diastolicFrom } = rules.bpSecondReading.figures;
  return first.systolic >= systolicFrom.value || first.diastolic >= diastolicFrom.value;
}

/** Judges an adult's or elderly person's pressure. @source Kartu ILP dewasa-lansia; settled.md 15 */
export function judgeBloodPressureOfAdult(bp: BloodPressure, ruleSet: RuleSet = DEFAULT_RULES): Finding {
  const of = ruleSet.rules.bpAdult.figures;
  const look = lookAt(bp);
  if (reaches(bp, of.systolicHighFrom.value, of.diastolicHighFrom.value)) {
    const severe = reaches(bp, of.systolicSevereFrom.value, of.diastolicSevereFrom.value);
    return refer(look('TINGGI'), severe ? 'BP_HIGH_SEVERE' : 'BP_HIGH', ruleSet);
  }
  if (bp.systolic < of.systolicLowBelow.value || bp.diastolic < of.diastolicLowBelow.value) {
    return advise(look('RENDAH'));
  }
  const raised = reaches(bp, of.systolicRaisedFrom.value, of.diastolicRaisedFrom.value);
  return raised ? advise(look('NORMAL_TINGGI')) : normal(look('NORMAL'));
}

/**
 * Judges a teenager's pressure.
 * @returns undefined below 15 years, where percentile tables are needed (nakes only)
 * @source Kartu ILP usia sekolah-remaja; settled.md 18
 */
export function judgeBloodPressureOfTeen(
  bp: BloodPressure,
  { ageYears }: SexAndAge,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  const of = ruleSet.rules.bpTeen.figures;
  if (ageYears < of.fromYears.value) return undefined;
  const look = lookAt(bp);
  if (reaches(bp, of.systolicHighFrom.value, of.diastolicHighFrom.value)) {
    const severe = reaches(bp, of.systolicSevereFrom.value, of.diastolicSevereFrom.value);
    return refer(look('TINGGI'), severe ? 'BP_HIGH_SEVERE' : 'BP_HIGH', ruleSet);
  }
  const risk = reaches(bp, of.systolicRiskFrom.value, of.diastolicRiskFrom.value);
  return risk ? advise(look('RISIKO')) : normal(look('NORMAL'));
}

/**
 * Judges the pressure of a pregnant woman or one in childbed.
 * @param signs danger signs found today: with some of them a high pressure is a severe one
 * @param reason `BP_HIGH` in childbed, where the codes of pregnancy no longer fit
 * @source Kartu ILP ibu hamil; lifecycle.md 1; settled.md 15
 */
export function judgeBloodPressureOfMother(
  bp: BloodPressure,
  signs: readonly string[],
  reason: 'PREG_BP' | 'BP_HIGH',
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding {
  const of = ruleSet.rules.bpPregnant.figures;
  const look = lookAt(bp);
  if (reaches(bp, of.systolicHighFrom.value, of.diastolicHighFrom.value)) {
    const severe =
      reaches(bp, of.systolicSevereFrom.value, of.diastolicSevereFrom.value) ||
      signs.some((sign) => of.severeWith.value.includes(sign));
    return severe ? refer(look('TINGGI_BERAT'), `${reason}_SEVERE`, ruleSet) : refer(look('TINGGI'), reason, ruleSet);
  }
  const risk = reaches(bp, of.systolicRiskFrom.value, of.diastolicRiskFrom.value);
  return risk ? advise(look('RISIKO')) : normal(look('NORMAL'));
}

function readReading(answers: Answers, systolicCode: string, diastolicCode: string): BloodPressure | undefined {
  const systolic = numberIn(answers, systolicCode);
  const diastolic = numberIn(answers, diastolicCode);
  return systolic === undefined || diastolic === undefined ? undefined : { systolic, diastolic };
}

function reaches(bp: BloodPressure, systolic: number, diastolic: number): boolean {
  return bp.systolic >= systolic || bp.diastolic >= diastolic;
}

function lookAt({ systolic, diastolic }: BloodPressure): (bpClass: string) => Look {
  return (bpClass) => ({ field: 'bp', value: `${systolic}/${diastolic}`, class: bpClass });
}
