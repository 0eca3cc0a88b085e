import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { choicesIn, numberIn, type Answers } from './answers.ts';

/**
 * Danger signs of a child: those ticked, and those that breathing rate (`respiratoryRate`, per minute) and temperature
 * (`temperatureC`) show by themselves.
 * @param ageMonths completed months
 * @source MTBS; Ceklis KR
 */
export function dangerSignsOfChild(
  answers: Answers,
  ageMonths: number,
  ruleSet: RuleSet = DEFAULT_RULES,
): readonly string[] {
  const ticked = choicesIn(answers, 'dangerSigns') ?? [];
  const shown: string[] = [];
  const rate = numberIn(answers, 'respiratoryRate');
  if (rate !== undefined && isBreathingAbnormal(rate, ageMonths, ruleSet)) shown.push('breathing');
  const { below, above, toMonths } = ruleSet.rules.infantTemperature.figures;
  const degrees = numberIn(answers, 'temperatureC');
  const outside = degrees !== undefined && (degrees < below.value || degrees > above.value);
  if (outside && ageMonths < toMonths.value) shown.push('temperature');
  return [...new Set([...ticked, ...shown])];
}

/** Danger signs of a mother: those ticked, and fever where the temperature shows it. @source Ceklis KR */
export function dangerSignsOfMother(answers: Answers, { rules }: RuleSet = DEFAULT_RULES): readonly string[] {
  const ticked = choicesIn(answers, 'dangerSigns') ?? [];
  const degrees = numberIn(answers, 'temperatureC');
  const feverish = degrees !== undefined && degrees >= rules.motherFever.figures.from.value;
  const known = ticked.includes('fever') || ticked.includes('feverOver2d');
  return feverish && !known ? [...ticked, 'fever'] : ticked;
}

/**
 * True for a breathing rate that is too fast, or in a young infant too slow.
 * @param rate breaths per minute
 * @param ageMonths completed months
 * @source MTBS; Ceklis KR
 */
export function isBreathingAbnormal(rate: number, ageMonths: number, { rules }: RuleSet = DEFAULT_RULES): boolean {
  const of = rules.breathing.figures;
  if (ageMonths < of.infantToMonths.value) return rate < of.infantBelow.value || rate > of.infantAbove.value;
  return rate >= (ageMonths < of.childFromMonths.value ? of.babyFrom : of.childFrom).value;
}
