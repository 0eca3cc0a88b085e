import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';

/** How many children were reached by each of the doses that drop-out is reckoned from. */
export interface DropOutCounts {
  readonly first: number;
  readonly last: number;
}

/**
 * Drop-out in percent of those who began (`DO_DPT` from DPT1 to DPT3, `DO_MR` from DPT1 to MR1), not rounded; null where
 * none began. Below 0 where more ended than began.
 * @source immunisation.md 4
 */
export function computeDropOut({ first, last }: DropOutCounts): number | null {
  return first === 0 ? null : ((first - last) * 100) / first;
}

/** True for a drop-out beyond what is usual. @source immunisation.md 4 */
export function isDropOutHigh(percent: number, { rules }: RuleSet = DEFAULT_RULES): boolean {
  return percent > rules.completeness.figures.dropOutToPercent.value;
}

/** True for a desa with universal child immunisation (UCI): basic-complete infants of all infants. @source immunisation.md 4 */
export function isUci(complete: number, infants: number, { rules }: RuleSet = DEFAULT_RULES): boolean {
  return infants > 0 && complete * 100 >= infants * rules.completeness.figures.uciFromPercent.value;
}
