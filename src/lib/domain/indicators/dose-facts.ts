import { CARD_BOUNDS, completedMonths } from '../age.ts';
import { BALITA_MONTHS } from '../growth/growth-status.ts';
import { computeCompleteness } from '../immunisation/completeness.ts';
import { isDue, isGiven, type DoseStatus } from '../immunisation/dose-status.ts';
import { SCHEDULE_2026_11 } from '../immunisation/schedule-2026-11.ts';
import { addSpan } from '../immunisation/calendar.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { livesInArea, type PersonHistory, type Period } from './person-history.ts';

/**
 * How the doses of a child stand on the last day of a month. Cohorts go by the birthday passed since January: infants who turn one year, and
 * children who turn two.
 * @source pws.md 3, V01-V05, R04; immunisation.md 4
 */
export const DOSE_FACTS = [
  /** Turned one year since January. */
  'turnedOne',
  'basicComplete',
  'reachedDpt1',
  /** Of those with the first DPT: the third, and the first MR. */
  'reachedDpt3',
  'reachedMr1',
  'zeroDose',
  /** Turned two years since January. */
  'turnedTwo',
  'followUpComplete',
  /** 0-59 months with a dose that is late. */
  'doseOverdue',
  /** 0-59 months and complete for the age. */
  'ageComplete',
  /** Of school age: a dose of the campaign has its time, or was given in it. */
  'schoolDoseDue',
  'schoolDoseGiven',
] as const;
export type DoseFact = (typeof DOSE_FACTS)[number];

/** Doses of the school campaign (BIAS). */
const SCHOOL_DOSES: ReadonlySet<string> = new Set(
  SCHEDULE_2026_11.doses.filter(({ phase }) => phase === 'school').map(({ code }) => code),
);

/** Computes how the doses of a person stand; nothing for who does not live in the area on the last day of the month. */
export function computeDoseFacts(history: PersonHistory, period: Period, ruleSet: RuleSet = DEFAULT_RULES): DoseFact[] {
  const { person } = history;
  const { lastDay } = period;
  const ageMonths = completedMonths(person.birthDate, lastDay);
  if (ageMonths < 0 || ageMonths >= CARD_BOUNDS.adult || !livesInArea(person, lastDay)) return [];
  const statuses = history.dosesOn(lastDay);
  if (ageMonths >= BALITA_MONTHS) return schoolFacts(statuses);
  // Where no dose is known nobody is complete, and nobody is late: the Buku KIA must be looked into first.
  const isKnown = statuses.length > 0;
  const stand = computeCompleteness(person, statuses, lastDay, ruleSet);
  const holds = (code: string) => isKnown && stand.some((one) => one.code === code && one.holds);
  const has = (code: string) => statuses.some((one) => one.code === code && isGiven(one));
  const facts: DoseFact[] = [];
  if (turned(12)) {
    facts.push('turnedOne');
    if (holds('IDL')) facts.push('basicComplete');
    if (has('DPT1')) facts.push('reachedDpt1');
    // Drop-out is told of who began: a child with MR1 alone would hide one that stayed away, and the number would miss a name of its list.
    if (has('DPT1') && has('DPT3')) facts.push('reachedDpt3');
    if (has('DPT1') && has('MR1')) facts.push('reachedMr1');
    if (holds('ZERO')) facts.push('zeroDose');
  }
  if (turned(24)) {
    facts.push('turnedTwo');
    if (holds('IBL')) facts.push('followUpComplete');
  }
  if (statuses.some(({ status }) => status === 'TERLAMBAT' || status === 'KEJAR')) facts.push('doseOverdue');
  if (holds('AGE_OK')) facts.push('ageComplete');
  return facts;

  function turned(months: number): boolean {
    const birthday = addSpan(person.birthDate, { months });
    return birthday >= period.firstDayOfYear && birthday <= lastDay;
  }
}

function schoolFacts(statuses: readonly DoseStatus[]): DoseFact[] {
  const school = statuses.filter(({ code }) => SCHOOL_DOSES.has(code));
  const facts: DoseFact[] = [];
  if (school.some((one) => one.windowOpened && (isDue(one) || isGiven(one)))) facts.push('schoolDoseDue');
  if (school.some((one) => one.windowOpened && isGiven(one))) facts.push('schoolDoseGiven');
  return facts;
}
