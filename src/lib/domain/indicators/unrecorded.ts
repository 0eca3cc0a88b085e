import type { Counts } from './indicator-figure.ts';
import type { Indicator } from './indicator.ts';

/**
 * True of a coverage that nobody in a whole Puskesmas has reached: the service is not written down there, so that its 0 says nothing of the people.
 * What is counted of those examined, or of things, is never unrecorded: its 0 was seen.
 * @param around counts of the Puskesmas, not of a part of it
 * @source pws.md 4 ("belum ada data" and 0 are two things); a choice of this design
 */
export function isUnrecorded({ denominatorKind, direction, numerator }: Indicator, around: Counts): boolean {
  return denominatorKind === 'target' && direction === 'up' && (around.get(numerator) ?? 0) === 0;
}
