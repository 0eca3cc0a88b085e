import type { IssueCode } from '../issue.ts';
import type { Cell } from '../sheet/cell.ts';
import { readNumber } from './number-value.ts';

/** A measure as it may be stored, and what is to be said of its cell. */
export interface MeasureValue {
  readonly value?: number;
  readonly issue?: IssueCode;
  readonly taken?: number;
}

/** Limits outside which a value is refused. @source answers of the example village 33; lifecycle.md 3 */
const HARD = {
  weightKg: { min: 0.5, max: 45 },
  lengthHeightCm: { min: 30, max: 140 },
  muacCm: { min: 6, max: 30 },
  headCm: { min: 25, max: 60 },
} as const;

/** A bare number from here on is grams. @source settled.md 11 */
const GRAMS_FROM = 500;
const GRAM_UNITS = new Set(['g', 'gr', 'gram']);
const KG_UNITS = new Set(['kg', 'kilo', 'kilogram']);

/** Reads a weight in kg, or in grams where the number or its unit says so; a unit that contradicts the number is asked about. */
export function readWeight(cell: Cell): MeasureValue {
  const read = readNumber(cell);
  if (read.kind === 'empty') return { issue: 'WEIGHT_EMPTY' };
  if (read.kind === 'text') return { issue: 'WEIGHT_IMPOSSIBLE' };
  const { value, unit } = read;
  const large = value >= GRAMS_FROM;
  const named = unit === undefined ? undefined : GRAM_UNITS.has(unit) ? 'g' : KG_UNITS.has(unit) ? 'kg' : 'other';
  if (named === 'other' || (named === 'kg' && large) || (named === 'g' && !large)) {
    return { issue: 'WEIGHT_UNIT_CONTRADICTION' };
  }
  const weightKg = large ? value / 1000 : value;
  if (!isWithin(HARD.weightKg, weightKg)) return { issue: 'WEIGHT_IMPOSSIBLE' };
  return large ? { value: weightKg, issue: 'WEIGHT_IN_GRAMS', taken: weightKg } : { value: weightKg };
}

/** Reads a length or height in cm; an empty cell says nothing. */
export function readHeight(cell: Cell): MeasureValue {
  return readCm(cell, HARD.lengthHeightCm, 'HEIGHT_IMPOSSIBLE');
}

/** Reads a mid-upper arm circumference in cm; an empty cell, and 0, say nothing. */
export function readArm(cell: Cell): MeasureValue {
  const read = readCm(cell, HARD.muacCm, 'ARM_IMPOSSIBLE');
  return readNumber(cell).kind === 'number' && Number(cell.number ?? cell.text) === 0 ? {} : read;
}

/** Reads a head circumference in cm. */
export function readHead(cell: Cell): MeasureValue {
  const read = readCm(cell, HARD.headCm, 'HEAD_IMPOSSIBLE');
  return read.value === undefined && read.issue === undefined ? { issue: 'HEAD_EMPTY' } : read;
}

/** Reads a number within limits and nothing else, for what is good to know and never asked about. */
export function readWithin(cell: Cell, min: number, max: number): number | undefined {
  const read = readNumber(cell);
  return read.kind === 'number' && isWithin({ min, max }, read.value) ? read.value : undefined;
}

function readCm(cell: Cell, limits: { min: number; max: number }, issue: IssueCode): MeasureValue {
  const read = readNumber(cell);
  if (read.kind === 'empty') return {};
  const foreignUnit = read.kind === 'number' && read.unit !== undefined && read.unit !== 'cm';
  if (read.kind === 'text' || foreignUnit || !isWithin(limits, read.value)) return { issue };
  return { value: read.value };
}

function isWithin({ min, max }: { readonly min: number; readonly max: number }, value: number): boolean {
  return value >= min && value <= max;
}
