import { parseTypedNumber } from '#lib/forms/engine/typed-number.ts';

/** A newborn as it is typed. */
export interface NewbornEntry {
  readonly name: string;
  readonly sex?: 'm' | 'f';
  readonly weightTyped: string;
  readonly lengthTyped: string;
}

/** A newborn that can be registered. */
export interface NewbornFacts {
  readonly name: string;
  readonly sex: 'm' | 'f';
  readonly birthWeightKg?: number;
  readonly birthLengthCm?: number;
}

/** Hard limits of weight in kg and length in cm at birth. @source lifecycle.md 3 */
const WEIGHT_KG = { min: 0.4, max: 7 };
const LENGTH_CM = { min: 25, max: 65 };

/** A child of whom nothing is typed yet. */
export function emptyNewborn(): NewbornEntry {
  return { name: '', weightTyped: '', lengthTyped: '' };
}

/** What was typed; undefined without a sex, or where a figure cannot be. Weight and length may come later. */
export function parseNewborn({ name, sex, weightTyped, lengthTyped }: NewbornEntry): NewbornFacts | undefined {
  const birthWeightKg = readWithin(weightTyped, WEIGHT_KG);
  const birthLengthCm = readWithin(lengthTyped, LENGTH_CM);
  if (!sex || birthWeightKg === 'wrong' || birthLengthCm === 'wrong') return undefined;
  return {
    name: name.trim(),
    sex,
    ...(birthWeightKg === undefined ? {} : { birthWeightKg }),
    ...(birthLengthCm === undefined ? {} : { birthLengthCm }),
  };
}

/** Reads a birth that was put away half typed: the draft of its form, still unread, and the newborn; one empty child where there is none. */
export function parseDeliveryDraft(raw: unknown): {
  readonly birth: unknown;
  readonly newborns: readonly NewbornEntry[];
} {
  if (typeof raw !== 'object' || raw === null) return { birth: undefined, newborns: [emptyNewborn()] };
  const birth = 'birth' in raw ? raw.birth : undefined;
  const newborns = 'newborns' in raw && Array.isArray(raw.newborns) ? raw.newborns.flatMap(parseEntry) : undefined;
  return { birth, newborns: newborns ?? [emptyNewborn()] };
}

function parseEntry(raw: unknown): NewbornEntry[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const { name, sex, weightTyped, lengthTyped } = raw as { readonly [key: string]: unknown };
  if (typeof name !== 'string' || typeof weightTyped !== 'string' || typeof lengthTyped !== 'string') return [];
  return [{ name, weightTyped, lengthTyped, ...(sex === 'm' || sex === 'f' ? { sex } : {}) }];
}

/** True for a figure that cannot be. */
export function isWrongWeight(typed: string): boolean {
  return readWithin(typed, WEIGHT_KG) === 'wrong';
}

/** True for a figure that cannot be. */
export function isWrongLength(typed: string): boolean {
  return readWithin(typed, LENGTH_CM) === 'wrong';
}

function readWithin(typed: string, { min, max }: { min: number; max: number }): number | undefined | 'wrong' {
  if (typed.trim() === '') return undefined;
  const parsed = parseTypedNumber(typed);
  if (!parsed.ok || parsed.value === undefined) return 'wrong';
  return parsed.value >= min && parsed.value <= max ? parsed.value : 'wrong';
}
