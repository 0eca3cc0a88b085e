import type { Finding } from '../interpretation.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { judgeAdultBmi } from '../screening/adult-bmi.ts';
import { judgeCancerScreen, judgeContraception, judgeMedication } from '../screening/adult-care.ts';
import { judgeAks } from '../screening/aks.ts';
import { numberIn } from '../screening/answers.ts';
import { judgeBloodPressureOfAdult, readBloodPressure } from '../screening/blood-pressure.ts';
import { judgeCholesterol, judgeGlucoseFasting, judgeGlucoseRandom, judgeUricAcid } from '../screening/blood-values.ts';
import { judgeMuacOfWoman, judgeWaist } from '../screening/circumferences.ts';
import { judgeHaemoglobin } from '../screening/haemoglobin.ts';
import { judgePhq4, judgeSrq20 } from '../screening/mental.ts';
import { judgePuma } from '../screening/puma.ts';
import { judgeEars, judgeEyes } from '../screening/senses.ts';
import { judgeSkilas } from '../screening/skilas.ts';
import { judgeSmoking } from '../screening/smoking.ts';
import { judgeTbScreen } from '../screening/tb-screen.ts';
import { sexAndAgeOf, type VisitInput } from './visit-input.ts';

/** What the card of an adult finds, in its order. @source Kartu ILP dewasa-lansia; lifecycle.md 5 */
export function findInAdult(input: VisitInput, ruleSet: RuleSet): (Finding | undefined)[] {
  return [
    ...findInGrownUp(input, ruleSet),
    judgeContraception(input.answers, ruleSet),
    ...judgeCancerScreen(input.answers, input.person, ruleSet),
  ];
}

/** What the card of an elderly person finds: the adult's, then AKS and SKILAS. @source Kartu ILP dewasa-lansia; lifecycle.md 6 */
export function findInElderly(input: VisitInput, ruleSet: RuleSet): (Finding | undefined)[] {
  return [
    ...findInGrownUp(input, ruleSet),
    judgeAks(input.answers, ruleSet),
    ...judgeSkilas(input.answers, ruleSet),
    ...judgeCancerScreen(input.answers, input.person, ruleSet),
  ];
}

function findInGrownUp(input: VisitInput, ruleSet: RuleSet): (Finding | undefined)[] {
  const { answers } = input;
  const person = sexAndAgeOf(input);
  const bp = readBloodPressure(answers);
  return [
    judgeAdultBmi(numberIn(answers, 'weightKg'), numberIn(answers, 'lengthHeightCm'), ruleSet),
    judgeWaist(numberIn(answers, 'waistCm'), person, ruleSet),
    judgeMuacOfWoman(numberIn(answers, 'muacCm'), person, ruleSet),
    bp && judgeBloodPressureOfAdult(bp, ruleSet),
    judgeGlucoseRandom(numberIn(answers, 'glucoseRandom'), person, ruleSet),
    judgeGlucoseFasting(numberIn(answers, 'glucoseFasting'), ruleSet),
    judgeCholesterol(numberIn(answers, 'cholesterol'), ruleSet),
    judgeUricAcid(numberIn(answers, 'uricAcid'), person, ruleSet),
    judgeHaemoglobin(numberIn(answers, 'hb'), person, ruleSet),
    judgeEyes(answers, ruleSet),
    judgeEars(answers, ruleSet),
    judgeSmoking(answers, ruleSet),
    judgePuma(answers, person, ruleSet),
    ...judgeMedication(answers, ruleSet),
    judgeTbScreen(answers, ruleSet),
    judgePhq4(answers, ruleSet),
    ...judgeSrq20(answers, ruleSet),
  ];
}
