import type { Sex } from '../person.ts';
import { growthAge, REFERENCE_2007_FROM_MONTHS, type GrowthAge } from './growth-age.ts';
import type { GrowthIndex } from './implausible.ts';
import { adjustLengthHeight, cleanCm } from './length-height.ts';
import type { LmsTable } from './tables/lms-table.ts';
import { REFERENCE_2007, STANDARDS_2006 } from './tables/references.ts';
import type { Position } from './weighing.ts';
import { scoreMeasure, type ZScore } from './z-score.ts';

/** What is known of a child when it is measured. Measurements of zero or less, or not finite, count as not taken. */
export interface ZScoreInput {
  /** Missing only where a register leaves it open: no index can be given then. */
  readonly sex?: Sex;
  /** Days from birth to the measurement; goes before `ageMonths`. */
  readonly ageDays?: number;
  /** Exact months of 30.4375 days, where days are not known; not rounded. */
  readonly ageMonths?: number;
  readonly weightKg?: number;
  /** As measured. */
  readonly lengthHeightCm?: number;
  /** Missing: the usual one for the age. */
  readonly position?: Position;
  readonly headCm?: number;
  readonly muacCm?: number;
  /** Pitting oedema of both feet: weight says nothing then, its indices are absent. */
  readonly oedema?: boolean;
}

/** The z-scores of a child; an index is absent where the WHO gives none. */
export interface ZScores extends Readonly<Partial<Record<GrowthIndex, ZScore>>> {
  /** Length or height as the standards of the age expect it, cm. */
  readonly adjustedLengthHeightCm?: number;
  /** kg/m2, of the adjusted length or height, not rounded. */
  readonly bmi?: number;
}

type Draft = { -readonly [field in keyof ZScores]: ZScores[field] };

/** Last months that the Reference 2007 scores, included. @source WHO anthroplus */
const LAST_MONTH = 228;
const LAST_MONTH_OF_WEIGHT = 120;

/**
 * Computes a child's z-scores by the WHO Child Growth Standards (below 60 months of 30.4375 days) or the WHO Growth
 * Reference 2007 (from 60 to 228 months, weight-for-age to 120), as WHO's programs anthro and anthroplus do.
 * Without an age only weight-for-length/height is given.
 * @source WHO Child Growth Standards 2006 and 2007; WHO Growth Reference 5-19 years 2007
 */
export function computeZScores(input: ZScoreInput): ZScores {
  const age = growthAge(input);
  return age && age.months >= REFERENCE_2007_FROM_MONTHS
    ? scoreByReference2007(input, age.months)
    : scoreByStandards2006(input, age);
}

function scoreByStandards2006(input: ZScoreInput, age: GrowthAge | undefined): ZScores {
  const weightKg = usable(input.weightKg);
  const measuredCm = usable(input.lengthHeightCm);
  const adjusted = measuredCm === undefined ? undefined : adjustLengthHeight(measuredCm, input.position, age);
  const scores = startScores(weightKg, adjusted?.cm);
  const { sex } = input;
  if (sex !== 'm' && sex !== 'f') return scores;

  const add = (index: GrowthIndex, table: LmsTable, measure: number | undefined) =>
    put(scores, index, scoreMeasure({ index, table, sex, key: age?.days, measure }));
  add('lengthHeightForAge', STANDARDS_2006.lengthHeightForAge, adjusted?.cm);
  add('headForAge', STANDARDS_2006.headForAge, usable(input.headCm));
  add('armForAge', STANDARDS_2006.armForAge, usable(input.muacCm));
  if (input.oedema) return scores;
  add('weightForAge', STANDARDS_2006.weightForAge, weightKg);
  add('bmiForAge', STANDARDS_2006.bmiForAge, scores.bmi);
  if (adjusted && !(age && age.days < 0)) {
    const index = 'weightForLengthHeight';
    const table = adjusted.standard === 'length' ? STANDARDS_2006.weightForLength : STANDARDS_2006.weightForHeight;
    const key = tenths(adjusted.cm);
    put(scores, index, scoreMeasure({ index, table, sex, key, measure: weightKg }));
  }
  return scores;
}

/** From 60 months a height is taken as standing and nothing is adjusted. */
function scoreByReference2007(input: ZScoreInput, ageMonths: number): ZScores {
  const weightKg = usable(input.weightKg);
  const heightCm = usable(input.lengthHeightCm);
  const scores = startScores(weightKg, heightCm);
  const { sex } = input;
  if ((sex !== 'm' && sex !== 'f') || ageMonths > LAST_MONTH) return scores;

  const add = (index: GrowthIndex, table: LmsTable, measure: number | undefined) =>
    put(scores, index, scoreMeasure({ index, table, sex, key: ageMonths, measure }));
  add('lengthHeightForAge', REFERENCE_2007.heightForAge, heightCm);
  if (input.oedema) return scores;
  if (ageMonths <= LAST_MONTH_OF_WEIGHT) add('weightForAge', REFERENCE_2007.weightForAge, weightKg);
  add('bmiForAge', REFERENCE_2007.bmiForAge, scores.bmi);
  return scores;
}

function startScores(weightKg: number | undefined, cm: number | undefined): Draft {
  if (cm === undefined) return {};
  if (weightKg === undefined) return { adjustedLengthHeightCm: cleanCm(cm) };
  const metres = cm / 100;
  return { adjustedLengthHeightCm: cleanCm(cm), bmi: weightKg / (metres * metres) };
}

function put(scores: Draft, index: GrowthIndex, score: ZScore | undefined): void {
  if (score) scores[index] = score;
}

/** Key of the tables by tenths of a centimetre; whole where the length is, also after adjustment. */
function tenths(cm: number): number {
  return Math.round(cm * 1e7) / 1e6;
}

function usable(measure: number | undefined): number | undefined {
  return measure !== undefined && measure > 0 && measure < Infinity ? measure : undefined;
}
