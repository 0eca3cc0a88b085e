import type { LocalDate } from '../dates.ts';
import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { refer } from '../screening/finding.ts';
import { gestationWeeks, trimesterOf, type Trimester } from './gestation.ts';

/** One antenatal examination (ANC). */
export interface AntenatalVisit {
  readonly date: LocalDate;
  readonly byDoctor?: boolean;
}

/** How the examinations of one trimester stand. */
export interface TrimesterContacts {
  readonly trimester: Trimester;
  readonly done: number;
  readonly needed: number;
  /** The standard asks for a doctor in this trimester, and none has seen her yet. */
  readonly doctorMissing: boolean;
  /** The trimester is over and something of it is missing. */
  readonly overdue: boolean;
}

/**
 * Holds the examinations of a pregnancy against the standard (K1-K6: 1, 2 and 3 by trimester). An examination that came
 * late does not fill an earlier trimester.
 * @param visits up to `on`, any order; two of one day count once
 * @source Ceklis KR; lifecycle.md 1
 */
export function computeAntenatalContacts(
  lmpDate: LocalDate,
  visits: readonly AntenatalVisit[],
  on: LocalDate,
  ruleSet: RuleSet = DEFAULT_RULES,
): TrimesterContacts[] {
  const { contactsByTrimester, doctorTrimesters } = ruleSet.rules.anc.figures;
  const today = trimesterOf(gestationWeeks(lmpDate, on), ruleSet);
  const known = visits.filter(({ date }) => date >= lmpDate && date <= on);
  return ([1, 2, 3] as const).map((trimester) => {
    const here = known.filter(({ date }) => trimesterOf(gestationWeeks(lmpDate, date), ruleSet) === trimester);
    const done = new Set(here.map(({ date }) => date)).size;
    const needed = contactsByTrimester.value[trimester - 1] ?? 0;
    const doctorMissing = doctorTrimesters.value.includes(trimester) && !here.some(({ byDoctor }) => byDoctor);
    return { trimester, done, needed, doctorMissing, overdue: trimester < today && done < needed };
  });
}

/** Finds examinations that a past trimester lacks. Missing the doctor alone is shown, and refers nobody. */
export function judgeAntenatal(
  lmpDate: LocalDate | undefined,
  visits: readonly AntenatalVisit[] | undefined,
  on: LocalDate,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  if (lmpDate === undefined || visits === undefined) return undefined;
  const contacts = computeAntenatalContacts(lmpDate, visits, on, ruleSet);
  const done = contacts.reduce((sum, { done }) => sum + done, 0);
  return contacts.some(({ overdue }) => overdue)
    ? refer({ field: 'ancVisits', value: done, class: 'BELUM_SESUAI' }, 'PREG_ANC', ruleSet)
    : undefined;
}
