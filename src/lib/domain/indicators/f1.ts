import { F1_BANDS, type ChildMonthFacts, type F1Band } from './child-facts.ts';
import { completeSkdn, countFacts } from './skdn.ts';

/** Items 1-12 of the F1 report for one age band. @source F1 Gizi (revised form, 2026); pws.md 6.1 */
export interface F1Row {
  readonly band: F1Band;
  readonly S: number;
  readonly K: number;
  readonly N: number;
  readonly T: number;
  readonly O: number;
  readonly B: number;
  readonly D: number;
  /** K - D. */
  readonly absent: number;
  readonly BGM: number;
  readonly twoT: number;
  /** By BB/U, not by BB/TB: z < -3. */
  readonly giziBurukBBU: number;
  /** By BB/U: z from -3 to below -2. */
  readonly giziKurangBBU: number;
}

/**
 * Sums the facts of children into the five age bands of the F1 report, the youngest first; the caller parts them by
 * sex and unit before.
 * @param children facts of one month; those that are not counted may be among them
 */
export function computeF1(children: readonly ChildMonthFacts[]): F1Row[] {
  return F1_BANDS.map((band) => {
    const row = completeSkdn(countFacts(children.filter((child) => child.band === band)));
    const { S, K, N, T, O, B, D, absent, BGM, twoT, underweight, severeUnderweight } = row;
    const giziKurangBBU = underweight - severeUnderweight;
    return { band, S, K, N, T, O, B, D, absent, BGM, twoT, giziBurukBBU: severeUnderweight, giziKurangBBU };
  });
}
