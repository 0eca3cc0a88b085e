import { addDays, type LocalDate } from '../dates.ts';
import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { numberIn, textIn, type Answers } from './answers.ts';
import { normal, refer } from './finding.ts';

/** Sesuai, meragukan, penyimpangan. */
export type KpspClass = 'S' | 'M' | 'P';

/** An age that development is judged by, in completed months. */
export interface DevelopmentalAge {
  readonly ageMonths: number;
  /** Completed weeks of gestation at birth, where they are known. */
  readonly gestationWeeks?: number;
}

/**
 * The age by which development is judged: under 24 months that of a preterm child is corrected by the weeks it came
 * early, in months of 4 weeks, rounded down.
 * @source SDIDTK; lifecycle.md 3
 */
export function correctedAgeMonths(
  { ageMonths, gestationWeeks }: DevelopmentalAge,
  { rules }: RuleSet = DEFAULT_RULES,
): number {
  const { pretermBelowWeeks, termWeeks } = rules.birth.figures;
  if (gestationWeeks === undefined || gestationWeeks >= pretermBelowWeeks.value) return ageMonths;
  if (ageMonths >= rules.kpsp.figures.correctPretermToMonths.value) return ageMonths;
  return Math.max(0, ageMonths - Math.floor((termWeeks.value - gestationWeeks) / 4));
}

/** The KPSP form of an age: the nearest lower one, or undefined below the first. @source SDIDTK; lifecycle.md 3 */
export function findKpspForm(age: DevelopmentalAge, ruleSet: RuleSet = DEFAULT_RULES): number | undefined {
  const months = correctedAgeMonths(age, ruleSet);
  return ruleSet.rules.kpsp.figures.formMonths.value.findLast((form) => form <= months);
}

/** Sorts the number of "ya" of a KPSP. @param yes 0-10 @source SDIDTK */
export function classifyKpsp(yes: number, { rules }: RuleSet = DEFAULT_RULES): KpspClass {
  const { appropriateFrom, doubtfulFrom } = rules.kpsp.figures;
  if (yes >= appropriateFrom.value) return 'S';
  return yes >= doubtfulFrom.value ? 'M' : 'P';
}

/** Judges the KPSP, where it was done. */
export function judgeKpsp(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  const yes = numberIn(answers, 'kpspYes');
  if (yes === undefined) return undefined;
  const kpspClass = classifyKpsp(yes, ruleSet);
  const look = { field: 'kpspYes', value: yes, class: kpspClass };
  return kpspClass === 'S' ? normal(look) : refer(look, `KPSP_${kpspClass}`, ruleSet);
}

/** The day on which a doubtful KPSP is done again. @source SDIDTK; lifecycle.md 3 */
export function kpspRepeatDate(date: LocalDate, { rules }: RuleSet = DEFAULT_RULES): LocalDate {
  return addDays(date, rules.kpsp.figures.repeatAfterDays.value);
}

/** Finds an incomplete development checklist of the Buku KIA, which asks for a KPSP. @source Kartu ILP bayi-balita */
export function judgeDevelopmentChecklist(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  return textIn(answers, 'devChecklist') === 'tidakLengkap'
    ? refer({ field: 'devChecklist', value: 'tidakLengkap', class: 'KUNING' }, 'DEV_CHECK', ruleSet)
    : undefined;
}
