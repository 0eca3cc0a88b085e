import { CONFIDENTIAL_FACTS } from '#lib/domain/indicators/confidential-facts.ts';
import { isInPart, isInWhole } from '#lib/domain/indicators/counted-in.ts';
import { readFigure, type IndicatorFigure } from '#lib/domain/indicators/indicator-figure.ts';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import { countOf, countsOfTally } from '#lib/domain/indicators/tally.ts';
import { isUnrecorded } from '#lib/domain/indicators/unrecorded.ts';
import type { AreaCount, AreaSubject } from './count-area.ts';

/** One indicator of the device's Posyandu. */
export interface AreaFigure {
  readonly indicator: Indicator;
  /** `elsewhere` where only the Puskesmas can count it: it rests on what this device does not hold. */
  readonly figure: IndicatorFigure | 'elsewhere';
  /** Who is in the numerator; and who of the denominator is not. */
  readonly having: readonly AreaSubject[];
  readonly lacking: readonly AreaSubject[];
}

/** Facts of the Puskesmas' own tables: cadres, roll-out, stocks. */
const SERVER_FACTS: ReadonlySet<string> = new Set([
  'posyanduActive',
  'cadreRegistered',
  'cadreActive',
  'cadrePurwa',
  'cadreMadya',
  'cadreUtama',
  'stockWatched',
  'stockOut',
]);

/**
 * Every indicator as this device counts it, in the order of the list. A coverage that nobody in any Posyandu of the device has reached is no data: where it
 * holds all of a Puskesmas, it says so of the same indicators as the server.
 * @param isNakes who also holds what was said in confidence
 */
export function areaFigures(count: AreaCount, isNakes: boolean): AreaFigure[] {
  const standing = countOf(count.tally, 'sessionHeld') + countOf(count.tally, 'resident') > 0 ? 'data' : 'noData';
  const counts = countsOfTally(count.tally);
  const around = countsOfTally(count.around);
  return INDICATORS.map((indicator) => {
    if (isElsewhere(indicator, isNakes)) return { indicator, figure: 'elsewhere', having: [], lacking: [] };
    return {
      indicator,
      figure: readFigure(indicator, counts, count.month, isUnrecorded(indicator, around) ? 'noData' : standing),
      having: count.subjects.filter(({ codes }) => isInPart(codes, indicator)),
      lacking: count.subjects.filter(({ codes }) => isInWhole(codes, indicator) && !isInPart(codes, indicator)),
    };
  });
}

function isElsewhere(
  { numerator, denominator, numeratorLess = [], denominatorLess = [] }: Indicator,
  isNakes: boolean,
) {
  const codes = [numerator, ...(denominator ? [denominator] : []), ...numeratorLess, ...denominatorLess];
  return codes.some((code) => SERVER_FACTS.has(code) || (!isNakes && CONFIDENTIAL_FACTS.has(code)));
}
