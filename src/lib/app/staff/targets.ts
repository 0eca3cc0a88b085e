import { computePercent, type SkdnRow } from '#lib/domain/indicators/skdn.ts';

/** How a share stands against its target; grey where there is too little to judge. */
export type TargetColour = 'HIJAU' | 'KUNING' | 'MERAH' | 'ABU';

/** A share with a target. */
export interface ShareTarget {
  readonly part: 'D' | 'N' | 'K';
  readonly whole: 'S' | "D'";
  /** Percent to be reached in the month. */
  readonly percent: number;
  /** Sources differ: to be confirmed by the Dinkes before it is used to judge anybody. */
  readonly uncertain: boolean;
}

/** Targets of the year 2026. @source pws.md 3: G01 D/S, G02 K/S, G03 N/D' */
export const TARGETS_2026 = {
  'D/S': { part: 'D', whole: 'S', percent: 85, uncertain: true },
  'K/S': { part: 'K', whole: 'S', percent: 100, uncertain: false },
  "N/D'": { part: 'N', whole: "D'", percent: 85, uncertain: true },
} as const satisfies { readonly [share: string]: ShareTarget };

export type TargetedShare = keyof typeof TARGETS_2026;

/** Fewer than these in the denominator are told as "3 dari 7", without a colour. @source pws.md 4 */
export const SMALL_DENOMINATOR = 20;

/** Share of the target from which on a unit is on its way. @source pws.md 4 (a) */
const NEAR_TARGET = 0.8;

/** Sorts a unit's share by its target. @source pws.md 4 (a) */
export function classifyAgainstTarget(figures: SkdnRow, share: TargetedShare): TargetColour {
  const { part, whole, percent } = TARGETS_2026[share];
  const reached = computePercent(figures[part], figures[whole]);
  if (reached === null || figures[whole] < SMALL_DENOMINATOR) return 'ABU';
  if (reached >= percent) return 'HIJAU';
  return reached >= percent * NEAR_TARGET ? 'KUNING' : 'MERAH';
}
