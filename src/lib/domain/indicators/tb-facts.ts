import { yesIn } from '../screening/answers.ts';
import { findingsOf, isInMonth, isInYear, livesInArea, type PersonHistory, type Period } from './person-history.ts';

/**
 * What is true of anybody in a month as to tuberculosis and mental illness under care.
 * @source pws.md 3, P01-P04, P08
 */
export const TB_FACTS = [
  /** Came to a session this month. */
  'attended',
  'tbScreened',
  'tbSuspect',
  'tbSuspectReferred',
  'tbSuspectTested',
  'tbContactListed',
  'tbContactScreened',
  /** Under treatment and visited at home this month. */
  'tbPatientVisited',
  'tbPatientAdherent',
] as const;
export type TbFact = (typeof TB_FACTS)[number];

/** Computes what is true of a person; nothing for who does not live in the area on the last day of the month. */
export function computeTbFacts(history: PersonHistory, period: Period): TbFact[] {
  if (!livesInArea(history.person, period.lastDay)) return [];
  const seen = history.visits.filter(({ date }) => isInMonth(date, period));
  const screen = findingsOf(seen, 'tb');
  const facts: TbFact[] = [];
  if (seen.length > 0) facts.push('attended');
  if (screen.length > 0) facts.push('tbScreened');
  if (screen.some((finding) => finding.class === 'TERDUGA'))
    facts.push('tbSuspect', ...afterSuspicion(history, period));
  if (screen.some((finding) => finding.class === 'KONTAK')) facts.push('tbContactListed');
  const isContactSeen = history.referrals.some(
    ({ reasons, outcomeDate }) =>
      reasons.includes('TB_CONTACT') && outcomeDate !== undefined && isInYear(outcomeDate, period),
  );
  if (facts.includes('tbContactListed') && isContactSeen) facts.push('tbContactScreened');
  const taken = history.homeVisits
    .filter(({ date }) => isInMonth(date, period))
    .flatMap(({ answers }) => yesIn(answers, 'tbMedTaken') ?? []);
  if (taken.length > 0) facts.push('tbPatientVisited');
  if (taken.length > 0 && taken.every(Boolean)) facts.push('tbPatientAdherent');
  return facts;
}

function afterSuspicion({ referrals }: PersonHistory, period: Period): TbFact[] {
  const own = referrals.filter(
    ({ proposedDate, reasons }) => isInMonth(proposedDate, period) && reasons.includes('TB_SUSPECT'),
  );
  if (own.length === 0) return [];
  return own.some(({ outcomeDate }) => outcomeDate !== undefined)
    ? ['tbSuspectReferred', 'tbSuspectTested']
    : ['tbSuspectReferred'];
}
