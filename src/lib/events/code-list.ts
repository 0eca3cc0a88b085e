import type { Row } from './fold.ts';
import { valueOf } from './slots.ts';

/** The effective value of a slot when it is a list of codes; none where it is unset. What is no text in it is passed over. */
export function codesOf(row: Row | undefined, slot: string): readonly string[] {
  const value = valueOf(row, slot);
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
}
