import type { Indicator } from './indicator.ts';

/** True for a subject with these facts that an indicator counts in its whole: D' leaves out who was weighed for the first time. */
export function isInWhole(facts: ReadonlySet<string>, { denominator, denominatorLess = [] }: Indicator): boolean {
  return denominator !== undefined && facts.has(denominator) && !denominatorLess.some((fact) => facts.has(fact));
}

/** True for a subject with these facts that an indicator counts in its part. */
export function isInPart(facts: ReadonlySet<string>, { numerator, numeratorLess = [] }: Indicator): boolean {
  return facts.has(numerator) && !numeratorLess.some((fact) => facts.has(fact));
}
