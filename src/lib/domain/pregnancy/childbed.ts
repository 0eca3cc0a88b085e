import { completedMonths } from '../age.ts';
import { daysBetween, type LocalDate } from '../dates.ts';
import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { numberIn, textIn, yesIn, type Answers } from '../screening/answers.ts';
import { advise, refer } from '../screening/finding.ts';
import { computeMotherContacts } from './contact-windows.ts';

/** True through the 42nd day after birth (nifas). @source lifecycle.md 2 */
export function isInChildbed(deliveryDate: LocalDate, on: LocalDate, { rules }: RuleSet = DEFAULT_RULES): boolean {
  const day = daysBetween(deliveryDate, on);
  return day >= 0 && day <= rules.childbed.figures.lastDay.value;
}

/** True while she is served as a breastfeeding mother, childbed included. @source README.md of the domain */
export function isServedAsMother(deliveryDate: LocalDate, on: LocalDate, { rules }: RuleSet = DEFAULT_RULES): boolean {
  const months = completedMonths(deliveryDate, on);
  return months >= 0 && months < rules.childbed.figures.breastfeedingToMonths.value;
}

/**
 * Judges the capsules of vitamin A after birth: none is referred to nakes, one alone is advised on once the second is due.
 * @source lifecycle.md 2; settled.md 15
 */
export function judgeVitaminAOfMother(
  answers: Answers,
  deliveryDate: LocalDate | undefined,
  on: LocalDate,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  const given = numberIn(answers, 'vitAMother');
  const { vitaminACapsules, secondCapsuleAfterDays } = ruleSet.rules.childbed.figures;
  if (given === undefined || given >= vitaminACapsules.value) return undefined;
  if (deliveryDate !== undefined && !isInChildbed(deliveryDate, on, ruleSet)) return undefined;
  const look = { field: 'vitAMother', value: given };
  if (given === 0) return refer({ ...look, class: 'BELUM' }, 'PP_VITA', ruleSet);
  const secondDue = deliveryDate === undefined || daysBetween(deliveryDate, on) > secondCapsuleAfterDays.value;
  return secondDue ? advise({ ...look, class: 'KURANG' }) : undefined;
}

/**
 * Judges family planning after birth: counselling in childbed, a referral once it is over.
 * @source lifecycle.md 2; settled.md 15; sesi-contoh
 */
export function judgeContraceptionAfterBirth(
  answers: Answers,
  deliveryDate: LocalDate | undefined,
  on: LocalDate,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  if (textIn(answers, 'ppContraception') !== 'belum') return undefined;
  const look = { field: 'ppContraception', value: 'belum' };
  const byDay = ruleSet.rules.childbed.figures.contraceptionByDay.value;
  const late = deliveryDate !== undefined && daysBetween(deliveryDate, on) > byDay;
  return late ? refer({ ...look, class: 'BELUM' }, 'PP_KB', ruleSet) : advise({ ...look, class: 'KONSELING' });
}

/** Finds a mother who does not breastfeed and is to be counselled. @source Kartu ILP ibu nifas */
export function judgeBreastfeeding(answers: Answers): Finding | undefined {
  return yesIn(answers, 'breastfeeding') === false
    ? advise({ field: 'breastfeeding', value: 'tidak', class: 'KONSELING' })
    : undefined;
}

/**
 * Finds a contact after birth (KF) that was missed in childbed.
 * @param contactDates undefined where they are not known
 * @source lifecycle.md 2
 */
export function judgeMotherContacts(
  deliveryDate: LocalDate | undefined,
  contactDates: readonly LocalDate[] | undefined,
  on: LocalDate,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  if (deliveryDate === undefined || contactDates === undefined || !isInChildbed(deliveryDate, on, ruleSet)) {
    return undefined;
  }
  const missed = computeMotherContacts(deliveryDate, contactDates, on, ruleSet).filter(
    ({ status }) => status === 'missed',
  );
  return missed.length === 0
    ? undefined
    : refer(
        { field: 'pncVisits', value: missed.map(({ code }) => code).join('+'), class: 'TERLEWAT' },
        'PP_KF',
        ruleSet,
      );
}
