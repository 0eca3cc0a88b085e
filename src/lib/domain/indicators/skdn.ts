import type { ChildFact, ChildMonthFacts } from './child-facts.ts';

/** How many children have each fact. Counts of units that share no child may be added. */
export type FactCounts = ReadonlyMap<ChildFact, number>;

/**
 * Counts and shares of one unit and month, by the names of the monthly report. Shares are percent with one decimal, half
 * up, and null where the denominator is 0.
 */
export type SkdnRow = Readonly<ReturnType<typeof completeSkdn>>;

/**
 * Sums the facts of the children of a unit into its row of the monthly report.
 * @param children facts of one month; those that are not counted may be among them
 */
export function computeSkdn(children: Iterable<ChildMonthFacts>): SkdnRow {
  return completeSkdn(countFacts(children));
}

/** Counts how many children have each fact. */
export function countFacts(children: Iterable<ChildMonthFacts>): FactCounts {
  const counts = new Map<ChildFact, number>();
  for (const { facts } of children) {
    for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  }
  return counts;
}

/**
 * The row of the monthly report that belongs to counts of facts.
 * @source pws.md 3 and 6.1; growth.md 4; settled.md 23
 */
export function completeSkdn(counts: FactCounts) {
  const of = (fact: ChildFact) => counts.get(fact) ?? 0;
  const figures = {
    S: of('S'),
    K: of('K'),
    D: of('D'),
    N: of('N'),
    T: of('T'),
    O: of('O'),
    B: of('B'),
    /** F1 item 8; not the count of the fact of that name. */
    absent: of('K') - of('D'),
    twoT: of('twoT'),
    threeT: of('threeT'),
    BGM: of('BGM'),
    aboveOrange: of('aboveOrange'),
    wfaMeasured: of('wfaMeasured'),
    underweight: of('underweight'),
    severeUnderweight: of('severeUnderweight'),
    lhfaMeasured: of('lhfaMeasured'),
    stunted: of('stunted'),
    severeStunted: of('severeStunted'),
    wflhMeasured: of('wflhMeasured'),
    wasted: of('wasted'),
    severeWasted: of('severeWasted'),
    overweightObese: of('overweightObese'),
    faltersAcrossGap: of('faltersAcrossGap'),
    vitABlueDue: of('vitABlueDue'),
    vitABlueGiven: of('vitABlueGiven'),
    vitARedDue: of('vitARedDue'),
    vitARedGiven: of('vitARedGiven'),
    /** Those of whom a gain can be told. */
    "D'": of('D') - of('O') - of('B'),
  };
  const share = (part: keyof typeof figures, whole: keyof typeof figures) =>
    computePercent(figures[part], figures[whole]);
  return {
    ...figures,
    'K/S': share('K', 'S'),
    'D/S': share('D', 'S'),
    'D/K': share('D', 'K'),
    'N/D': share('N', 'D'),
    "N/D'": share('N', "D'"),
    'N/S': share('N', 'S'),
    "2T/D'": share('twoT', "D'"),
    'BGM/D': share('BGM', 'D'),
    'underweight%': share('underweight', 'wfaMeasured'),
    'stunted%': share('stunted', 'lhfaMeasured'),
    'wasted%': share('wasted', 'wflhMeasured'),
  };
}

/** A share in percent with one decimal, half up, reckoned in whole numbers; null of nothing. */
export function computePercent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 2000 + whole) / (2 * whole)) / 10;
}
