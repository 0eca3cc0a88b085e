import { ageDays } from '../age.ts';
import { classifyBmiForAgeFrom5 } from '../growth/classify.ts';
import { MEASURE_AGAIN } from '../growth/index-finding.ts';
import { computeZScores } from '../growth/z-scores.ts';
import { judgeAefi, judgeDoses } from '../immunisation/judge-doses.ts';
import type { Finding } from '../interpretation.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { numberIn } from '../screening/answers.ts';
import { judgeBloodPressureOfTeen, readBloodPressure } from '../screening/blood-pressure.ts';
import { judgeGlucoseRandom } from '../screening/blood-values.ts';
import { judgeMuacOfWoman, judgeWaist } from '../screening/circumferences.ts';
import { advise, normal, refer } from '../screening/finding.ts';
import { judgeHaemoglobin } from '../screening/haemoglobin.ts';
import { judgeAdolescent } from '../screening/mental.ts';
import { judgeEars, judgeEyes } from '../screening/senses.ts';
import { judgeSmoking } from '../screening/smoking.ts';
import { judgeTbScreen } from '../screening/tb-screen.ts';
import { sexAndAgeOf, type VisitInput } from './visit-input.ts';

/** What the card of school age and adolescence finds, in its order. @source Kartu ILP usia sekolah-remaja; lifecycle.md 4 */
export function findInSchoolTeen(input: VisitInput, ruleSet: RuleSet): (Finding | undefined)[] {
  const { answers } = input;
  const person = sexAndAgeOf(input);
  const bp = readBloodPressure(answers);
  return [
    judgeBmiForAge(input, ruleSet),
    bp && judgeBloodPressureOfTeen(bp, person, ruleSet),
    judgeWaist(numberIn(answers, 'waistCm'), person, ruleSet),
    judgeMuacOfWoman(numberIn(answers, 'muacCm'), person, ruleSet),
    judgeGlucoseRandom(numberIn(answers, 'glucoseRandom'), person, ruleSet),
    judgeHaemoglobin(numberIn(answers, 'hb'), person, ruleSet),
    judgeEyes(answers, ruleSet),
    judgeEars(answers, ruleSet),
    judgeSmoking(answers, ruleSet),
    judgeDoses(input.doses, ruleSet),
    judgeAefi(answers, ruleSet),
    judgeTbScreen(answers, ruleSet),
    judgeAdolescent(answers, person, ruleSet),
  ];
}

/** IMT/U by the WHO Reference 2007; every class but gizi baik is referred. @source PMK 2/2020; lifecycle.md 4 */
function judgeBmiForAge({ person, date, answers }: VisitInput, ruleSet: RuleSet): Finding | undefined {
  const scores = computeZScores({
    sex: person.sex,
    ageDays: ageDays(person.birthDate, date),
    weightKg: numberIn(answers, 'weightKg'),
    lengthHeightCm: numberIn(answers, 'lengthHeightCm'),
  });
  if (!scores.bmiForAge) return undefined;
  const { z } = scores.bmiForAge;
  const classed = classifyBmiForAgeFrom5(z);
  if (!classed.ok) return advise({ field: 'IMT_U', value: z, class: MEASURE_AGAIN });
  const look = { field: 'IMT_U', value: z, class: classed.value };
  return classed.value === 'GIZI_BAIK' ? normal(look) : refer(look, 'BMI_ABN', ruleSet);
}
