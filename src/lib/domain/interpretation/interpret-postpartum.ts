import { daysBetween } from '../dates.ts';
import type { Finding } from '../interpretation.ts';
import {
  judgeBreastfeeding,
  judgeContraceptionAfterBirth,
  judgeMotherContacts,
  judgeVitaminAOfMother,
} from '../pregnancy/childbed.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { judgeAdultBmi } from '../screening/adult-bmi.ts';
import { numberIn } from '../screening/answers.ts';
import { judgeBloodPressureOfMother, readBloodPressure } from '../screening/blood-pressure.ts';
import { judgeDangerSigns } from '../screening/danger-signs.ts';
import { judgeHaemoglobin } from '../screening/haemoglobin.ts';
import { judgeTbScreen } from '../screening/tb-screen.ts';
import { dangerSignsOfMother } from '../screening/vital-signs.ts';
import { sexAndAgeOf, type VisitInput } from './visit-input.ts';

/**
 * What the card of a mother after birth finds, in its order. Her body mass is judged once childbed is over: before, it
 * still holds what the pregnancy has added.
 * @source Kartu ILP ibu nifas dan menyusui; lifecycle.md 2
 */
export function findAfterBirth(input: VisitInput, ruleSet: RuleSet): (Finding | undefined)[] {
  const { answers, date, delivery } = input;
  const signs = dangerSignsOfMother(answers, ruleSet);
  const bp = readBloodPressure(answers);
  return [
    isBmiSettled(input, ruleSet)
      ? judgeAdultBmi(numberIn(answers, 'weightKg'), numberIn(answers, 'lengthHeightCm'), ruleSet)
      : undefined,
    bp && judgeBloodPressureOfMother(bp, signs, 'BP_HIGH', ruleSet),
    judgeHaemoglobin(numberIn(answers, 'hb'), sexAndAgeOf(input), ruleSet),
    judgeVitaminAOfMother(answers, delivery?.date, date, ruleSet),
    judgeContraceptionAfterBirth(answers, delivery?.date, date, ruleSet),
    judgeBreastfeeding(answers),
    judgeMotherContacts(delivery?.date, delivery?.contactDates, date, ruleSet),
    judgeTbScreen(answers, ruleSet),
    ...judgeDangerSigns('dangerPostpartum', signs, ruleSet),
  ];
}

function isBmiSettled({ date, delivery }: VisitInput, { rules }: RuleSet): boolean {
  return delivery !== undefined && daysBetween(delivery.date, date) >= rules.childbed.figures.bmiFromDay.value;
}
