import type { GrowthAge } from './growth-age.ts';
import type { Position } from './weighing.ts';

/** The standards measure length below this day of age, height from it on. @source WHO anthro; settled.md 1 */
export const HEIGHT_FROM_DAY = 731;

/** Below this age nobody stands: a "standing" height is a slip. @source WHO anthro; settled.md 2 */
export const STANDING_FROM_MONTHS = 9;

/** A child lies longer than it stands. @source WHO Child Growth Standards: Methods and development (2006) */
const LYING_MINUS_STANDING_CM = 0.7;

/** Without age and position, one as tall as this is taken to stand. @source WHO anthro */
const STANDS_FROM_CM = 87;

/** A length or height as the standards of 0-59 months use it. */
export interface AdjustedLengthHeight {
  readonly cm: number;
  /** Which weight standard it belongs to. */
  readonly standard: 'length' | 'height';
}

/** The position that is left when one that cannot be is taken for unknown. */
export function plausiblePosition(position: Position | undefined, ageMonths: number): Position | undefined {
  return position === 'standing' && ageMonths < STANDING_FROM_MONTHS ? undefined : position;
}

/**
 * Turns a measured length or height into the one that the standards of the child's age expect.
 * @param cm as measured
 * @param age missing where it is unknown: then nothing is adjusted, and the position alone picks the standard
 */
export function adjustLengthHeight(cm: number, position: Position | undefined, age?: GrowthAge): AdjustedLengthHeight {
  if (!age) return { cm, standard: standardByMeasure(cm, position) };
  const actual = plausiblePosition(position, age.months);
  if (age.days < HEIGHT_FROM_DAY) {
    return { cm: actual === 'standing' ? cm + LYING_MINUS_STANDING_CM : cm, standard: 'length' };
  }
  return { cm: actual === 'recumbent' ? cm - LYING_MINUS_STANDING_CM : cm, standard: 'height' };
}

/** A length without the dust of binary fractions: 103.1 - 0.7 is 102.4. */
export function cleanCm(cm: number): number {
  return Math.round(cm * 1e6) / 1e6;
}

function standardByMeasure(cm: number, position: Position | undefined): 'length' | 'height' {
  if (position) return position === 'recumbent' ? 'length' : 'height';
  return cm < STANDS_FROM_CM ? 'length' : 'height';
}
