import { completedMonths } from '../age.ts';
import { BALITA_MONTHS } from '../growth/growth-status.ts';
import { computeNewbornContacts } from '../pregnancy/contact-windows.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { choicesIn, yesIn } from '../screening/answers.ts';
import { hasLowBirthWeight } from '../screening/birth.ts';
import { isComplementaryFoodAsked, isExclusiveBreastfeedingAsked } from '../screening/feeding.ts';
import {
  answersTo,
  findingsOf,
  isInMonth,
  isInYear,
  livesInArea,
  type HistoryVisit,
  type PersonHistory,
  type Period,
} from './person-history.ts';

/**
 * What is true of a newborn and a young child besides its growth. Birth and neonatal facts hold from the birth to the end of its year, the others
 * in the month.
 * @source pws.md 3, I10-I13, G11, G13-G15
 */
export const INFANT_FACTS = [
  'liveBirth',
  'kn1',
  'knComplete',
  'birthWeighed',
  'lowBirthWeight',
  'earlyInitiationAsked',
  'earlyInitiation',
  'exclusiveBfAsked',
  'exclusiveBf',
  /** Found wasted, or faltering, this month. */
  'needsFood',
  'gotFood',
  /** 12-59 months. */
  'dewormDue',
  'dewormGiven',
  /** Came to a session this month. */
  'childAttended',
  'devChecked',
  'kpspTested',
  'kpspDoubtful',
  /** 6-23 months and asked what it eats. */
  'compFoodAsked',
  'compFoodAnimalProtein',
  'diarrhoea',
  'diarrhoeaTreated',
] as const;
export type InfantFact = (typeof INFANT_FACTS)[number];

const FOOD_FINDINGS: { readonly [field: string]: readonly string[] } = {
  BB_TB: ['GIZI_BURUK', 'GIZI_KURANG'],
  muacCm: ['MUAC_RED', 'MUAC_YELLOW'],
  edema: ['GIZI_BURUK'],
};

/** Computes what is true of a child of 0-59 months; nothing for who does not live in the area on the last day of the month. */
export function computeInfantFacts(
  history: PersonHistory,
  period: Period,
  ruleSet: RuleSet = DEFAULT_RULES,
): InfantFact[] {
  const { person, visits } = history;
  const ageMonths = completedMonths(person.birthDate, period.lastDay);
  if (ageMonths < 0 || ageMonths >= BALITA_MONTHS || !livesInArea(person, period.lastDay)) return [];
  const seen = visits.filter(({ card, date }) => card === 'child' && isInMonth(date, period));
  return [
    ...birthFacts(history, period, ruleSet),
    ...feedingFacts(ageMonths, seen, ruleSet),
    ...careFacts(history, ageMonths, seen, period, ruleSet),
  ];
}

function birthFacts({ person, birth, contacts }: PersonHistory, period: Period, ruleSet: RuleSet): InfantFact[] {
  if (!isInYear(person.birthDate, period)) return [];
  const facts: InfantFact[] = ['liveBirth'];
  const dates = contacts.filter(({ kind }) => kind === 'neonatal').map(({ date }) => date);
  const stand = computeNewbornContacts(person.birthDate, dates, period.lastDay, ruleSet);
  const isDone = (code: string) => stand.some((one) => one.code === code && one.status === 'done');
  if (isDone('kn1')) facts.push('kn1');
  if (['kn1', 'kn2', 'kn3'].every(isDone)) facts.push('knComplete');
  if (birth.weightKg !== undefined) {
    facts.push('birthWeighed');
    if (hasLowBirthWeight({ birthWeightKg: birth.weightKg }, ruleSet)) facts.push('lowBirthWeight');
  }
  if (birth.earlyInitiation !== undefined) facts.push('earlyInitiationAsked');
  if (birth.earlyInitiation) facts.push('earlyInitiation');
  return facts;
}

function feedingFacts(ageMonths: number, seen: readonly HistoryVisit[], ruleSet: RuleSet): InfantFact[] {
  const facts: InfantFact[] = [];
  const exclusive = seen.flatMap(({ answers }) => yesIn(answers, 'exclusiveBf') ?? []);
  if (isExclusiveBreastfeedingAsked(ageMonths, ruleSet) && exclusive.length > 0) {
    facts.push('exclusiveBfAsked');
    if (exclusive.every(Boolean)) facts.push('exclusiveBf');
  }
  const eaten = seen.flatMap(({ answers }) => {
    const groups = choicesIn(answers, 'compFoodGroups');
    return groups ? [groups] : [];
  });
  if (isComplementaryFoodAsked(ageMonths, ruleSet) && eaten.length > 0) {
    facts.push('compFoodAsked');
    if (eaten.some((groups) => groups.includes('animalProtein'))) facts.push('compFoodAnimalProtein');
  }
  return facts;
}

function careFacts(
  { supplies }: PersonHistory,
  ageMonths: number,
  seen: readonly HistoryVisit[],
  period: Period,
  { rules }: RuleSet,
): InfantFact[] {
  const given = (code: string) => supplies.some((one) => one.code === code && isInMonth(one.date, period));
  const told = (code: string) => seen.some(({ answers }) => yesIn(answers, code) === true);
  const facts: InfantFact[] = [];
  if (seen.length > 0) facts.push('childAttended');
  const isHungry = Object.entries(FOOD_FINDINGS).some(([field, classes]) =>
    findingsOf(seen, field).some((finding) => classes.includes(finding.class)),
  );
  if (isHungry) facts.push('needsFood');
  if (isHungry && (given('food') || told('recoveryFood'))) facts.push('gotFood');
  if (ageMonths >= rules.deworming.figures.fromMonths.value) {
    facts.push('dewormDue');
    const inYear = supplies.some((one) => one.code === 'deworm' && isInYear(one.date, period));
    if (inYear || told('deworm')) facts.push('dewormGiven');
  }
  if (answersTo(seen, 'devChecklist').length > 0) facts.push('devChecked');
  const kpsp = findingsOf(seen, 'kpspYes');
  if (kpsp.length > 0) facts.push('kpspTested');
  if (kpsp.some(({ colour }) => colour !== 'HIJAU')) facts.push('kpspDoubtful');
  if (told('diarrhoea')) {
    facts.push('diarrhoea');
    if ((given('ors') || told('ors')) && (given('zinc') || told('zinc'))) facts.push('diarrhoeaTreated');
  }
  return facts;
}
