import { cardGroup, completedMonths } from '../age.ts';
import { addDays, firstDayOfMonth, previousMonth } from '../dates.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { isPregnantOn } from './maternal-facts.ts';
import { isInMonth, livesInArea, type PersonHistory, type Period } from './person-history.ts';

/** Groups of the life-cycle strip, as its facts begin. Somebody pregnant stands in her group by age too. */
export const STRIP_GROUPS = [
  'pregnant',
  'postpartum',
  'infant',
  'toddler',
  'preschool',
  'schoolTeen',
  'adult',
  'elderly',
] as const;
export type StripGroup = (typeof STRIP_GROUPS)[number];

/**
 * What the strip tells of a group in a month: who came; who has not come for two months; who was found to need more than advice; who was
 * referred, and of those whose outcome is known.
 * @source pws.md 4, desa card 3
 */
export const STRIP_STATES = ['Attended', 'AbsentTwo', 'Problem', 'Referred', 'Settled'] as const;
export type StripState = (typeof STRIP_STATES)[number];

export type StripFact = `${StripGroup}${StripState}` | 'targetPregnantNow' | 'targetPostpartum';

/** Every fact of the strip; the targets of the other groups are among those of the register. */
export const STRIP_FACTS: readonly StripFact[] = [
  /** Pregnant on the last day; `targetPregnant` adds up over the year. */
  'targetPregnantNow',
  'targetPostpartum',
  ...STRIP_GROUPS.flatMap((group) => STRIP_STATES.map((state): StripFact => `${group}${state}`)),
];

const BY_AGE = {
  infant: 'infant',
  toddler: 'toddler',
  preschool: 'preschool',
  school_teen: 'schoolTeen',
  adult: 'adult',
  elderly: 'elderly',
} as const;

/** Computes where a person stands in the strip; nothing for who does not live in the area on the last day of the month. */
export function computeStripFacts(
  history: PersonHistory,
  period: Period,
  ruleSet: RuleSet = DEFAULT_RULES,
): StripFact[] {
  const { person } = history;
  const ageMonths = completedMonths(person.birthDate, period.lastDay);
  if (ageMonths < 0 || !livesInArea(person, period.lastDay)) return [];
  const groups: StripGroup[] = [BY_AGE[cardGroup(ageMonths)]];
  const facts: StripFact[] = [];
  if (isPregnantOn(history, period.lastDay)) {
    groups.push('pregnant');
    facts.push('targetPregnantNow');
  }
  if (isInChildbed(history, period, ruleSet)) {
    groups.push('postpartum');
    facts.push('targetPostpartum');
  }
  const states = statesOf(history, period);
  return [...facts, ...groups.flatMap((group) => states.map((state): StripFact => `${group}${state}`))];
}

function statesOf({ person, visits, referrals }: PersonHistory, period: Period): StripState[] {
  const states: StripState[] = [];
  const seen = visits.filter(({ date }) => isInMonth(date, period));
  const since = firstDayOfMonth(previousMonth(period.month));
  const wasThere = (person.enteredDate ?? person.birthDate) < since && person.birthDate < since;
  const cameLately = visits.some(({ date }) => date >= since && date <= period.lastDay);
  if (seen.length > 0) states.push('Attended');
  if (wasThere && !cameLately) states.push('AbsentTwo');
  if (seen.some(({ findings }) => findings.some(({ level = 'none' }) => level !== 'none'))) states.push('Problem');
  const sent = referrals.filter(({ proposedDate }) => isInMonth(proposedDate, period));
  if (sent.length > 0) states.push('Referred');
  if (sent.length > 0 && sent.every(({ outcomeDate }) => outcomeDate !== undefined)) states.push('Settled');
  return states;
}

function isInChildbed({ pregnancies }: PersonHistory, { lastDay }: Period, { rules }: RuleSet): boolean {
  const { lastDay: days } = rules.childbed.figures;
  return pregnancies.some(
    ({ endedDate, outcome }) =>
      (outcome === 'liveBirth' || outcome === 'stillbirth') &&
      endedDate !== undefined &&
      endedDate <= lastDay &&
      lastDay <= addDays(endedDate, days.value),
  );
}
