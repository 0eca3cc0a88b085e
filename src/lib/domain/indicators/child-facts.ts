import { completedMonths } from '../age.ts';
import { lastDayOfMonth, monthOf, type LocalDate, type LocalMonth } from '../dates.ts';
import { BALITA_MONTHS, computeGrowthSeries, type MonthGrowth } from '../growth/growth-status.ts';
import { scoreWeighing } from '../growth/score-weighing.ts';
import type { Weighing } from '../growth/weighing.ts';
import type { ZScore } from '../growth/z-score.ts';
import type { RegisteredPerson } from '../person.ts';
import { livesInArea } from './person-history.ts';

/**
 * What can be true of a child under 60 months in a month. An indicator is two of these codes; its figure is how many
 * children have them, its list is who.
 * @source pws.md 3 and 6.1; growth.md 4
 */
export const CHILD_FACTS = [
  /** Lives in the area on the last day of the month. */
  'S',
  /** Of S: holds the Buku KIA. */
  'K',
  /** Of S: weighed this month; each is one of N, T, O, B. */
  'D',
  'N',
  'T',
  'O',
  'B',
  /** Of K: not weighed this month. The report's figure is K - D, which is smaller where children without book come. */
  'absent',
  'twoT',
  'threeT',
  'faltersAcrossGap',
  'oedema',
  'wfaMeasured',
  'underweight',
  'severeUnderweight',
  /** Below the red line of the KMS; the same children as `severeUnderweight`. */
  'BGM',
  'aboveOrange',
  'lhfaMeasured',
  'stunted',
  'severeStunted',
  'wflhMeasured',
  'wasted',
  'severeWasted',
  'overweightObese',
  'vitABlueDue',
  'vitABlueGiven',
  'vitARedDue',
  'vitARedGiven',
] as const;
export type ChildFact = (typeof CHILD_FACTS)[number];

/** Age bands of the F1 report, by completed months on the last day of the month. @source pws.md 6.1 */
export const F1_BANDS = ['0-5', '6-11', '12-23', '24-35', '36-59'] as const;
export type F1Band = (typeof F1_BANDS)[number];

/** What is true of one child in one month. */
export interface ChildMonthFacts {
  /** Missing for who is not counted (outside the area, or not 0-59 months old). */
  readonly band?: F1Band;
  /** Each once; empty for who is not counted. */
  readonly facts: readonly ChildFact[];
}

/** Months in which capsules of vitamin A are given. @source growth.md; lifecycle.md 3 */
const VITAMIN_A_MONTHS: ReadonlySet<string> = new Set(['02', '08']);

/**
 * Computes what is true of a child in a month.
 * @param weighings all that are known of the child, at whatever Posyandu, in any order; later months do no harm
 * @source growth.md 4; settled.md 3, 5, 7, 10, 22
 */
export function computeChildMonthFacts(
  person: RegisteredPerson,
  weighings: readonly Weighing[],
  month: LocalMonth,
): ChildMonthFacts {
  const lastDay = lastDayOfMonth(month);
  const ageMonths = completedMonths(person.birthDate, lastDay);
  if (ageMonths < 0 || ageMonths >= BALITA_MONTHS || !livesInArea(person, lastDay)) return { facts: [] };
  const growth = computeGrowthSeries(person, weighings).find((judged) => judged.month === month);
  const inK = holdsKiaBook(person, weighings, lastDay);
  const facts: ChildFact[] = ['S'];
  if (inK) facts.push('K');
  if (inK && !growth) facts.push('absent');
  if (growth) facts.push('D', ...factsOfGrowth(growth), ...factsOfNutrition(person, growth.weighing));
  if (VITAMIN_A_MONTHS.has(month.slice(5))) facts.push(...factsOfVitaminA(ageMonths, weighings, month));
  return { band: bandOf(ageMonths), facts };
}

/** The age band of the F1 report. @param ageMonths completed months, 0-59 */
export function bandOf(ageMonths: number): F1Band {
  if (ageMonths < 6) return '0-5';
  if (ageMonths < 12) return '6-11';
  if (ageMonths < 24) return '12-23';
  return ageMonths < 36 ? '24-35' : '36-59';
}

/** The latest statement up to a day counts; where nothing was ever said, the book is there (settled.md 22). */
function holdsKiaBook(person: RegisteredPerson, weighings: readonly Weighing[], on: LocalDate): boolean {
  let latest = { date: '', has: true };
  const said = weighings.flatMap(({ date, kiaBook }) => (kiaBook === undefined ? [] : { date, has: kiaBook }));
  for (const statement of [...(person.kiaBook ?? []), ...said]) {
    if (statement.date <= on && statement.date >= latest.date) latest = statement;
  }
  return latest.has;
}

function factsOfGrowth({ status, successiveT, falteringAcrossGap }: MonthGrowth): ChildFact[] {
  const facts: ChildFact[] = [status];
  if (successiveT >= 2) facts.push('twoT');
  if (successiveT >= 3) facts.push('threeT');
  if (falteringAcrossGap) facts.push('faltersAcrossGap');
  return facts;
}

/** A flagged index, and every index where the birth date is an estimate, counts in no prevalence (settled.md 7). */
function factsOfNutrition(person: RegisteredPerson, weighing: Weighing): ChildFact[] {
  const facts: ChildFact[] = weighing.oedema ? ['oedema'] : [];
  if (person.birthDateEstimated) return facts;
  const scores = scoreWeighing(person, weighing);
  const wfa = countableZ(scores.weightForAge);
  const lhfa = countableZ(scores.lengthHeightForAge);
  const wflh = countableZ(scores.weightForLengthHeight);
  if (wfa !== undefined) {
    facts.push('wfaMeasured');
    if (wfa < -2) facts.push('underweight');
    if (wfa < -3) facts.push('severeUnderweight', 'BGM');
    if (wfa > 1) facts.push('aboveOrange');
  }
  if (lhfa !== undefined) {
    facts.push('lhfaMeasured');
    if (lhfa < -2) facts.push('stunted');
    if (lhfa < -3) facts.push('severeStunted');
  }
  if (wflh !== undefined) {
    facts.push('wflhMeasured');
    if (wflh < -2) facts.push('wasted');
    if (wflh < -3) facts.push('severeWasted');
    if (wflh > 2) facts.push('overweightObese');
  }
  return facts;
}

function countableZ(score: ZScore | undefined): number | undefined {
  return score && !score.implausible ? score.z : undefined;
}

/** Due and given by the age on the last day of the month, whichever capsule it was (settled.md 10). */
function factsOfVitaminA(ageMonths: number, weighings: readonly Weighing[], month: LocalMonth): ChildFact[] {
  if (ageMonths < 6) return [];
  const given = weighings.some((row) => row.vitaminA === true && monthOf(row.date) === month);
  if (ageMonths < 12) return given ? ['vitABlueDue', 'vitABlueGiven'] : ['vitABlueDue'];
  return given ? ['vitARedDue', 'vitARedGiven'] : ['vitARedDue'];
}
