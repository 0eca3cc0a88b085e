import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Limits } from './field.ts';

/** What was typed is no number. */
export type TypedNumberProblem = { readonly code: 'form.notANumber'; readonly typed: string };

const NUMBER = /^\d+(?:[.,]\d+)?$|^[.,]\d+$/;

/**
 * Reads a number as people type it: comma or point as decimal mark, blanks around it, no sign, no thousands marks.
 * @returns the number, `undefined` for nothing typed, or `form.notANumber`
 */
export function parseTypedNumber(typed: string): Result<number | undefined, TypedNumberProblem> {
  const text = typed.trim();
  if (text === '') return ok(undefined);
  return NUMBER.test(text) ? ok(Number(text.replace(',', '.'))) : err({ code: 'form.notANumber', typed: text });
}

/** Digits behind the decimal mark of a number, trailing zeros not counted. */
export function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

interface Slip {
  readonly undo: (value: number) => number;
  /** Another unit: digits may be lost on the way back. A slip of the thumb loses none. */
  readonly otherUnit?: true;
}

/** The ways a number goes wrong under the thumb or by unit, the commonest first: mark forgotten, a digit lost, grams, metres, inches. */
const SLIPS: readonly Slip[] = [
  { undo: (value) => value / 10 },
  { undo: (value) => value * 10 },
  { undo: (value) => value / 100 },
  { undo: (value) => value / 1000, otherUnit: true },
  { undo: (value) => value * 100 },
  { undo: (value) => value * 2.54, otherUnit: true },
];

/** How far from last month's value a slip may land and still be named, as a part of it. */
const NEAR = 0.4;

/**
 * The number that was probably meant (FO7).
 * @param expected last month's value: the slip that lands nearest to it is named; without it the commonest that fits the limits
 * @returns a number within the limits, rounded to `decimals`; undefined where no slip explains what was typed
 */
export function suggestMeant(
  value: number,
  { limits, decimals, expected }: { limits: Limits; decimals: number; expected?: number },
): number | undefined {
  const meant = SLIPS.flatMap(({ undo, otherUnit = false }) => {
    const candidate = roundTo(undo(value), decimals);
    const isWhole = otherUnit || Math.abs(candidate - undo(value)) < 1e-9;
    return isWhole && candidate >= limits.min && candidate <= limits.max ? [candidate] : [];
  });
  if (expected === undefined) return meant[0];
  return meant
    .filter((candidate) => Math.abs(candidate - expected) <= expected * NEAR)
    .sort((a, b) => Math.abs(a - expected) - Math.abs(b - expected))[0];
}

function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
