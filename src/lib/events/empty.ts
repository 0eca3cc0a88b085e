import type { Json } from './envelope.ts';

/** Why a field that was looked at holds no value; never written as 0 or as an empty string. @source lifecycle.md, conventions */
export const EMPTY_REASONS = ['notMeasured', 'refused', 'noTool', 'notPossible', 'notAsked'] as const;
export type EmptyReason = (typeof EMPTY_REASONS)[number];

/** A slot that was deliberately left without a value. */
export interface Empty {
  readonly empty: EmptyReason;
}

/** True for a deliberate blank, also one with a reason that only a newer app knows. */
export function isEmpty(value: Json | undefined): value is { readonly empty: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'empty' in value;
}
