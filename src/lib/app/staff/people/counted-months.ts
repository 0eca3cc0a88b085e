import type { LocalMonth } from '#lib/domain/dates.ts';
import { CONFIDENTIAL_FACTS } from '#lib/domain/indicators/confidential-facts.ts';
import { isInPart, isInWhole } from '#lib/domain/indicators/counted-in.ts';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';

/** How an indicator counts somebody in a month: in its part, in its whole alone, or not at all. */
export type Counted = 'part' | 'whole' | 'none';

/** One indicator that counts a person, month by month. */
export interface CountedLine {
  readonly indicator: Indicator;
  /** In the order of the months. */
  readonly months: readonly Counted[];
}

/**
 * The numbers of the dashboards in which a person is counted: the way back from a number to its names. Indicators that never count the person are
 * left out, and those that rest on answers in confidence: their facts are not told here, and their absence says nothing.
 */
export function countedMonths(
  months: readonly { readonly month: LocalMonth; readonly facts: readonly string[] }[],
): CountedLine[] {
  const sets = months.map(({ facts }) => new Set(facts));
  return INDICATORS.filter(isOpen)
    .map((indicator) => ({
      indicator,
      months: sets.map((facts) => countedAs(facts, indicator)),
    }))
    .filter((line) => line.months.some((counted) => counted !== 'none'));
}

function isOpen({ numerator, denominator, numeratorLess = [], denominatorLess = [] }: Indicator): boolean {
  const facts = [numerator, denominator ?? numerator, ...numeratorLess, ...denominatorLess];
  return !facts.some((fact) => CONFIDENTIAL_FACTS.has(fact));
}

function countedAs(facts: ReadonlySet<string>, indicator: Indicator): Counted {
  const isWhole = indicator.denominator === undefined || isInWhole(facts, indicator);
  if (isWhole && isInPart(facts, indicator)) return 'part';
  return indicator.denominator !== undefined && isWhole ? 'whole' : 'none';
}
