import { daysBetween, type LocalDate } from '../dates.ts';
import { computeMotherContacts } from '../pregnancy/contact-windows.ts';
import { computeAntenatalContacts } from '../pregnancy/antenatal.ts';
import { gestationWeeks } from '../pregnancy/gestation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { numberIn, textIn } from '../screening/answers.ts';
import {
  findingsOf,
  isInYear,
  livesInArea,
  type HistoryPregnancy,
  type PersonHistory,
  type Period,
} from './person-history.ts';

/**
 * What is true of a woman by her pregnancies, from January to the end of the month.
 * @source pws.md 3, klaster 2
 */
export const MATERNAL_FACTS = [
  /** First antenatal contact within the first trimester. */
  'k1',
  /** Delivered or at term. */
  'termOrDelivered',
  /** Of those: every antenatal contact of the standard. */
  'k6',
  'pregMuacMeasured',
  'pregKek',
  'pregKekFood',
  /** Iron tablets for the whole pregnancy. */
  'iron90',
  'pregHbTested',
  'pregAnaemia',
  /** Gave birth. */
  'birth',
  'birthAtFacility',
  'kfComplete',
  'vitAMotherComplete',
  'contraceptionAfterBirth',
] as const;
export type MaternalFact = (typeof MATERNAL_FACTS)[number];

const NO_METHOD = 'belum';

/** True for a woman with a pregnancy that lasted at some time from January to the end of the month. */
export function wasPregnantIn({ pregnancies }: PersonHistory, period: Period): boolean {
  return pregnancies.some((pregnancy) => touches(pregnancy, period));
}

/** True for a woman who is pregnant on a day. */
export function isPregnantOn({ pregnancies }: PersonHistory, on: LocalDate): boolean {
  return pregnancies.some((one) => begunOn(one) <= on && (one.endedDate === undefined || one.endedDate > on));
}

/** Computes what is true of a woman; nothing for who does not live in the area on the last day of the month. */
export function computeMaternalFacts(
  history: PersonHistory,
  period: Period,
  ruleSet: RuleSet = DEFAULT_RULES,
): MaternalFact[] {
  if (!livesInArea(history.person, period.lastDay)) return [];
  const facts = new Set<MaternalFact>();
  for (const pregnancy of history.pregnancies.filter((one) => touches(one, period))) {
    for (const tell of [antenatalFacts, screeningFacts, birthFacts]) {
      for (const fact of tell(history, pregnancy, period, ruleSet)) facts.add(fact);
    }
  }
  return [...facts];
}

function antenatalFacts(
  { contacts }: PersonHistory,
  pregnancy: HistoryPregnancy,
  { lastDay }: Period,
  ruleSet: RuleSet,
): MaternalFact[] {
  const { lmpDate, endedDate } = pregnancy;
  if (lmpDate === undefined) return [];
  const until = endedDate !== undefined && endedDate < lastDay ? endedDate : lastDay;
  const visits = contacts.filter(({ kind, date }) => kind === 'anc' && date >= lmpDate && date <= until);
  const facts: MaternalFact[] = [];
  const firstWeeks = ruleSet.rules.gestation.figures.firstTrimesterToWeeks.value;
  if (visits.some(({ date }) => gestationWeeks(lmpDate, date) <= firstWeeks)) facts.push('k1');
  const termWeeks = ruleSet.rules.birth.figures.pretermBelowWeeks.value;
  if (gestationWeeks(lmpDate, until) < termWeeks && pregnancy.outcome !== 'liveBirth') return facts;
  facts.push('termOrDelivered');
  const standard = computeAntenatalContacts(lmpDate, visits, until, ruleSet);
  if (standard.every(({ done, needed }) => done >= needed)) facts.push('k6');
  return facts;
}

function screeningFacts(
  { visits, supplies }: PersonHistory,
  pregnancy: HistoryPregnancy,
  period: Period,
  { rules }: RuleSet,
): MaternalFact[] {
  const until = earlier(pregnancy.endedDate, period.lastDay);
  const isWithin = (date: LocalDate) => date >= begunOn(pregnancy) && date <= until;
  const seen = visits.filter(({ card, date }) => card === 'pregnant' && isWithin(date));
  const given = (code: string) =>
    supplies.filter((one) => one.code === code && isWithin(one.date)).reduce((sum, { amount }) => sum + amount, 0);
  const facts: MaternalFact[] = [];
  const muac = findingsOf(seen, 'muacCm');
  const hb = findingsOf(seen, 'hb');
  if (muac.length > 0) facts.push('pregMuacMeasured');
  if (muac.some((finding) => finding.class === 'KEK')) {
    facts.push('pregKek');
    if (given('food') > 0) facts.push('pregKekFood');
  }
  if (hb.length > 0) facts.push('pregHbTested');
  if (hb.some((finding) => finding.class !== 'NORMAL')) facts.push('pregAnaemia');
  const told = seen.reduce((sum, { answers }) => sum + (numberIn(answers, 'ironGiven') ?? 0), 0);
  if (Math.max(given('iron'), told) >= rules.iron.figures.pregnancyTablets.value) facts.push('iron90');
  return facts;
}

function birthFacts(
  { visits, contacts, supplies }: PersonHistory,
  { endedDate, outcome, atFacility }: HistoryPregnancy,
  period: Period,
  ruleSet: RuleSet,
): MaternalFact[] {
  const isBirth = outcome === 'liveBirth' || outcome === 'stillbirth';
  if (!isBirth || endedDate === undefined || !isInYear(endedDate, period)) return [];
  const { lastDay: childbedDay, vitaminACapsules, contraceptionByDay } = ruleSet.rules.childbed.figures;
  const dayOf = (date: LocalDate) => daysBetween(endedDate, date);
  const isSince = (date: LocalDate) => date >= endedDate && date <= period.lastDay;
  const facts: MaternalFact[] = ['birth'];
  if (atFacility) facts.push('birthAtFacility');
  const dates = contacts.filter(({ kind }) => kind === 'pnc').map(({ date }) => date);
  const stand = computeMotherContacts(endedDate, dates, period.lastDay, ruleSet);
  if (stand.every(({ status }) => status === 'done')) facts.push('kfComplete');
  const cards = visits.filter(({ card, date }) => card === 'postpartum' && isSince(date));
  const capsules = supplies
    .filter(({ code, date }) => code === 'vitA' && isSince(date) && dayOf(date) <= childbedDay.value)
    .reduce((sum, { amount }) => sum + amount, 0);
  const told = Math.max(0, ...cards.map(({ answers }) => numberIn(answers, 'vitAMother') ?? 0));
  if (Math.max(capsules, told) >= vitaminACapsules.value) facts.push('vitAMotherComplete');
  const usesMethod = cards
    .filter(({ date }) => dayOf(date) <= contraceptionByDay.value)
    .some(({ answers }) => (textIn(answers, 'ppContraception') ?? NO_METHOD) !== NO_METHOD);
  if (usesMethod) facts.push('contraceptionAfterBirth');
  return facts;
}

function begunOn({ lmpDate, knownFrom }: HistoryPregnancy): LocalDate {
  return lmpDate ?? knownFrom;
}

function touches(pregnancy: HistoryPregnancy, { firstDayOfYear, lastDay }: Period): boolean {
  return begunOn(pregnancy) <= lastDay && (pregnancy.endedDate === undefined || pregnancy.endedDate >= firstDayOfYear);
}

function earlier(a: LocalDate | undefined, b: LocalDate): LocalDate {
  return a !== undefined && a < b ? a : b;
}
