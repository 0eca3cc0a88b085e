import { cardGroup, completedMonths, completedYears } from '../age.ts';
import { isPregnantOn, wasPregnantIn } from './maternal-facts.ts';
import { livesInArea, type PersonHistory, type Period } from './person-history.ts';

/**
 * Who a person is to the Posyandu in a month: the denominators counted by name. All hold on the last day of the month.
 * @source pws.md 2; README.md of the domain, life-cycle groups
 */
export const REGISTER_FACTS = [
  /** Lives in the area. */
  'resident',
  /** Of residents: has a valid NIK. */
  'withNik',
  'targetPregnant',
  'targetInfant',
  'targetToddler',
  'targetPreschool',
  'targetSchoolTeen',
  'targetAdult',
  'targetElderly',
  /** 7-15 years: screened at school or at the Posyandu. */
  'targetSchoolAge',
  /** Girls of 12-18 years. */
  'targetTeenGirl',
  /** 15-59 years. */
  'targetProductive',
  /** Women of 15-49 years who are married. */
  'targetFertileCouple',
  /** Women of 30-50 years. */
  'targetCancerScreen',
] as const;
export type RegisterFact = (typeof REGISTER_FACTS)[number];

const GROUP_FACTS = {
  infant: 'targetInfant',
  toddler: 'targetToddler',
  preschool: 'targetPreschool',
  school_teen: 'targetSchoolTeen',
  adult: 'targetAdult',
  elderly: 'targetElderly',
} as const;

/** Computes who a person is in a month; nothing for who does not live in the area on its last day. */
export function computeRegisterFacts(history: PersonHistory, period: Period): RegisterFact[] {
  const { person, hasValidNik } = history;
  const ageMonths = completedMonths(person.birthDate, period.lastDay);
  if (ageMonths < 0 || !livesInArea(person, period.lastDay)) return [];
  const years = completedYears(person.birthDate, period.lastDay);
  const isFemale = person.sex === 'f';
  const isBetween = (from: number, to: number) => years >= from && years <= to;
  const facts: RegisterFact[] = ['resident', GROUP_FACTS[cardGroup(ageMonths)]];
  if (hasValidNik) facts.push('withNik');
  if (wasPregnantIn(history, period)) facts.push('targetPregnant');
  if (isBetween(7, 15)) facts.push('targetSchoolAge');
  if (isFemale && isBetween(12, 18)) facts.push('targetTeenGirl');
  if (isBetween(15, 59)) facts.push('targetProductive');
  if (isFemale && history.isMarried && isBetween(15, 49) && !isPregnantOn(history, period.lastDay)) {
    facts.push('targetFertileCouple');
  }
  if (isFemale && isBetween(30, 50)) facts.push('targetCancerScreen');
  return facts;
}
