import { ageDays, completedYears } from '../age.ts';
import { computeAntenatalContacts } from '../pregnancy/antenatal.ts';
import { computeMotherContacts, computeNewbornContacts, type Contact } from '../pregnancy/contact-windows.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { yesIn } from '../screening/answers.ts';
import { isInMonth, livesInArea, type PersonHistory, type Period } from './person-history.ts';

/**
 * What of a person's care stands open on the last day of a month, for the lists of problems; no indicator counts it.
 * @source pws.md 5
 */
export const OPEN_CARE_FACTS = [
  /** In its first weeks, and a contact of a newborn (KN) was missed. */
  'newbornContactOpen',
  /** In childbed and a contact (KF) was missed, or pregnant and a trimester passed without its contacts. */
  'motherContactOpen',
  /** Said this month not to have taken the medicine for blood pressure. */
  'htMedicineMissed',
  /** The same of the medicine for diabetes. */
  'dmMedicineMissed',
] as const;
export type OpenCareFact = (typeof OPEN_CARE_FACTS)[number];

/** Computes what stands open; nothing for who does not live in the area on the last day of the month. */
export function computeOpenCareFacts(
  history: PersonHistory,
  period: Period,
  ruleSet: RuleSet = DEFAULT_RULES,
): OpenCareFact[] {
  if (!livesInArea(history.person, period.lastDay)) return [];
  const facts: OpenCareFact[] = [];
  if (isNewbornOpen(history, period, ruleSet)) facts.push('newbornContactOpen');
  if (isMotherOpen(history, period, ruleSet)) facts.push('motherContactOpen');
  const said = [...history.visits, ...history.homeVisits]
    .filter(({ date }) => isInMonth(date, period))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const lastOf = (code: string) => said.flatMap(({ answers }) => yesIn(answers, code) ?? []).at(-1);
  if (lastOf('htMedTaken') === false) facts.push('htMedicineMissed');
  if (lastOf('dmMedTaken') === false) facts.push('dmMedicineMissed');
  return facts;
}

function isNewbornOpen({ person, contacts }: PersonHistory, { lastDay }: Period, ruleSet: RuleSet): boolean {
  // Nobody of a year or more has a contact of a newborn still before them.
  if (completedYears(person.birthDate, lastDay) >= 1) return false;
  const dates = contacts.filter(({ kind }) => kind === 'neonatal').map(({ date }) => date);
  return hasMissed(
    computeNewbornContacts(person.birthDate, dates, lastDay, ruleSet),
    ageDays(person.birthDate, lastDay),
  );
}

function isMotherOpen({ contacts, pregnancies }: PersonHistory, { lastDay }: Period, ruleSet: RuleSet): boolean {
  const datesOf = (wanted: 'anc' | 'pnc') => contacts.filter(({ kind }) => kind === wanted);
  return pregnancies.some(({ lmpDate, endedDate, outcome }) => {
    if (endedDate !== undefined && endedDate <= lastDay) {
      if (outcome !== 'liveBirth' && outcome !== 'stillbirth') return false;
      const dates = datesOf('pnc').map(({ date }) => date);
      return hasMissed(computeMotherContacts(endedDate, dates, lastDay, ruleSet), ageDays(endedDate, lastDay));
    }
    if (lmpDate === undefined || lmpDate > lastDay) return false;
    return computeAntenatalContacts(lmpDate, datesOf('anc'), lastDay, ruleSet).some(({ overdue }) => overdue);
  });
}

/** Until the last of the contacts is over, one that was missed can still be made up for by the next. */
function hasMissed(contacts: readonly Contact[], day: number): boolean {
  const lastDay = Math.max(...contacts.map(({ toDay }) => toDay));
  return day >= 0 && day <= lastDay && contacts.some(({ status }) => status === 'missed');
}
