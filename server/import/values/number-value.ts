import type { Cell } from '../sheet/cell.ts';

/** What a cell of a column of measures says. */
export type NumberValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number; readonly unit?: string }
  /** Words, or figures that make no number. */
  | { readonly kind: 'text' };

const NUMBER = /^([+-]?\d+(?:[.,]\d+)?)\s*([a-z]*)\.?$/i;

/**
 * Reads a number with decimal comma or point and an optional unit behind it. A point or comma always parts decimals, since no measure
 * here reaches a thousand in its unit.
 */
export function readNumber(cell: Cell): NumberValue {
  if (cell.number !== undefined && !cell.date) return { kind: 'number', value: cell.number };
  const text = cell.text.trim().replace(/^'/, '');
  if (text === '' || /^-+$/.test(text)) return { kind: 'empty' };
  const match = NUMBER.exec(text);
  if (!match) return { kind: 'text' };
  const value = Number(match[1]!.replace(',', '.'));
  return match[2] ? { kind: 'number', value, unit: match[2].toLowerCase() } : { kind: 'number', value };
}
