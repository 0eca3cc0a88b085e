import type { Finding } from '../interpretation.ts';
import { judgeAntenatal } from '../pregnancy/antenatal.ts';
import { gestationWeeks, judgeGestation } from '../pregnancy/gestation.ts';
import { isGainOnCurve, judgeWeightOnCurve } from '../pregnancy/weight-gain.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { numberIn, textIn, yesIn } from '../screening/answers.ts';
import { judgeBloodPressureOfMother, readBloodPressure } from '../screening/blood-pressure.ts';
import { judgeMuacInPregnancy } from '../screening/circumferences.ts';
import { judgeDangerSigns } from '../screening/danger-signs.ts';
import { advise } from '../screening/finding.ts';
import { judgeHaemoglobinInPregnancy } from '../screening/haemoglobin.ts';
import { judgeTbScreen } from '../screening/tb-screen.ts';
import { dangerSignsOfMother } from '../screening/vital-signs.ts';
import type { VisitInput } from './visit-input.ts';

/** What the card of a pregnant woman finds, in its order. @source Kartu ILP ibu hamil; lifecycle.md 1 */
export function findInPregnancy(input: VisitInput, ruleSet: RuleSet): (Finding | undefined)[] {
  const { answers, date, pregnancy } = input;
  const signs = dangerSignsOfMother(answers, ruleSet);
  const bp = readBloodPressure(answers);
  return [
    judgeGestation(pregnancy?.lmpDate, date, ruleSet),
    judgeWeightOnCurve(isOnCurve(input, ruleSet), ruleSet),
    judgeMuacInPregnancy(numberIn(answers, 'muacCm'), ruleSet),
    bp && judgeBloodPressureOfMother(bp, signs, 'PREG_BP', ruleSet),
    judgeHaemoglobinInPregnancy(numberIn(answers, 'hb'), ruleSet),
    judgeAntenatal(pregnancy?.lmpDate, pregnancy?.antenatalVisits, date, ruleSet),
    yesIn(answers, 'ironDaily') === false
      ? advise({ field: 'ironDaily', value: 'tidak', class: 'EDUKASI' })
      : undefined,
    judgeTbScreen(answers, ruleSet),
    ...judgeDangerSigns('dangerPregnant', signs, ruleSet),
  ];
}

/** As plotted in the Buku KIA by the cadre; where that was not done, by reckoning. */
function isOnCurve({ answers, date, pregnancy }: VisitInput, ruleSet: RuleSet): boolean | undefined {
  const plotted = textIn(answers, 'weightOnCurve');
  if (plotted !== undefined) return plotted === 'sesuai';
  const weightKg = numberIn(answers, 'weightKg');
  const heightCm = numberIn(answers, 'lengthHeightCm');
  const { lmpDate, prePregWeightKg } = pregnancy ?? {};
  if (!weightKg || !heightCm || !lmpDate || !prePregWeightKg) return undefined;
  return isGainOnCurve({ prePregWeightKg, heightCm, weightKg, weeks: gestationWeeks(lmpDate, date) }, ruleSet);
}
