import { CHILD_FACTS, computeChildMonthFacts, type ChildFact } from './child-facts.ts';
import { DOSE_FACTS, computeDoseFacts, type DoseFact } from './dose-facts.ts';
import { GROWN_UP_FACTS, computeGrownUpFacts, type GrownUpFact } from './grown-up-facts.ts';
import { INFANT_FACTS, computeInfantFacts, type InfantFact } from './infant-facts.ts';
import { MATERNAL_FACTS, computeMaternalFacts, type MaternalFact } from './maternal-facts.ts';
import { OPEN_CARE_FACTS, computeOpenCareFacts, type OpenCareFact } from './open-care-facts.ts';
import { periodOf, periodUntil, type Period, type PersonHistory } from './person-history.ts';
import { REGISTER_FACTS, computeRegisterFacts, type RegisterFact } from './register-facts.ts';
import { STRIP_FACTS, computeStripFacts, type StripFact } from './strip-facts.ts';
import { TB_FACTS, computeTbFacts, type TbFact } from './tb-facts.ts';
import type { LocalDate, LocalMonth } from '../dates.ts';
import type { Weighing } from '../growth/weighing.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';

/** Everything that can be true of a person in a month, whatever its age. */
export const PERSON_FACTS = [
  ...CHILD_FACTS,
  ...REGISTER_FACTS,
  ...MATERNAL_FACTS,
  ...INFANT_FACTS,
  ...DOSE_FACTS,
  ...GROWN_UP_FACTS,
  ...TB_FACTS,
  ...STRIP_FACTS,
  ...OPEN_CARE_FACTS,
] as const;
export type PersonFact =
  ChildFact | RegisterFact | MaternalFact | InfantFact | DoseFact | GrownUpFact | TbFact | StripFact | OpenCareFact;

/** What is true of one person in one month. */
export interface PersonMonthFacts {
  /** Age band of the F1 report; missing for who is no child under 60 months. */
  readonly band?: string;
  /** Each once. */
  readonly facts: readonly PersonFact[];
}

/**
 * Computes what is true of a person in a month: the one place from which every figure and every list of names comes.
 * @param weighings all that are known of a child, at whatever Posyandu; any order
 * @source pws.md; architecture 3
 */
export function computePersonMonthFacts(
  history: PersonHistory,
  weighings: readonly Weighing[],
  month: LocalMonth,
  ruleSet: RuleSet = DEFAULT_RULES,
): PersonMonthFacts {
  return computeFacts(history, weighings, periodOf(month), ruleSet);
}

/**
 * Computes what was true of a person of a month at the end of a day, as if nothing had come after it. What is judged by an age at the end of the
 * month (the group of a child) is judged by that age all the month.
 * @source as `computePersonMonthFacts`
 */
export function computePersonFactsUntil(
  history: PersonHistory,
  weighings: readonly Weighing[],
  day: LocalDate,
  ruleSet: RuleSet = DEFAULT_RULES,
): PersonMonthFacts {
  const known = weighings.filter(({ date }) => date <= day);
  return computeFacts(history, known, periodUntil(day), ruleSet);
}

function computeFacts(
  history: PersonHistory,
  weighings: readonly Weighing[],
  period: Period,
  ruleSet: RuleSet,
): PersonMonthFacts {
  const child = computeChildMonthFacts(history.person, weighings, period.month);
  const facts = [
    ...child.facts,
    ...computeRegisterFacts(history, period),
    ...computeMaternalFacts(history, period, ruleSet),
    ...computeInfantFacts(history, period, ruleSet),
    ...computeDoseFacts(history, period, ruleSet),
    ...computeGrownUpFacts(history, period),
    ...computeTbFacts(history, period),
    ...computeStripFacts(history, period, ruleSet),
    ...computeOpenCareFacts(history, period, ruleSet),
  ];
  return child.band === undefined ? { facts } : { band: child.band, facts };
}
