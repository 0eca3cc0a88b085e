import type { Sex } from '../person.ts';
import { isImplausible, type GrowthIndex } from './implausible.ts';
import { computeRestrictedZ, computeZ, readLms, roundZ } from './lms.ts';
import type { LmsTable } from './tables/lms-table.ts';

/** One index of a child. */
export interface ZScore {
  /** In standard deviations, rounded to 2 decimals. */
  readonly z: number;
  /** Outside the WHO's limits: to be measured again. */
  readonly implausible: boolean;
}

/** A measure and where in which table its distribution stands. */
export interface Scoring {
  readonly index: GrowthIndex;
  readonly table: LmsTable;
  readonly sex: Sex;
  /** In the table's keys; missing where it is unknown. */
  readonly key: number | undefined;
  /** In the unit of the table's M, above 0; missing where it was not taken. */
  readonly measure: number | undefined;
}

/** Indices that are not carried on evenly beyond 3 SD. @source WHO Child Growth Standards (2006), chapter 7 */
const UNRESTRICTED: ReadonlySet<GrowthIndex> = new Set(['lengthHeightForAge', 'headForAge']);

/** The z-score of a measure; undefined where measure or key is missing or the key lies outside the table. */
export function scoreMeasure(scoring: Scoring): ZScore | undefined {
  const raw = computeRawZ(scoring);
  if (raw === undefined) return undefined;
  const z = roundZ(raw);
  return { z, implausible: isImplausible(scoring.index, z) };
}

/** The same before it is rounded. */
export function computeRawZ({ index, table, sex, key, measure }: Scoring): number | undefined {
  if (measure === undefined || key === undefined || key < table.first || key > table.last) return undefined;
  const lms = readLms(table, sex, key);
  return UNRESTRICTED.has(index) ? computeZ(measure, lms) : computeRestrictedZ(measure, lms);
}
