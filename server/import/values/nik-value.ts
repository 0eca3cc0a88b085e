import type { Cell } from '../sheet/cell.ts';

/** What a cell of a NIK column says. */
export type NikValue =
  | { readonly kind: 'empty' }
  /** Digits as typed, of any number; `tidied` where quotes, blanks or points were taken off. */
  | { readonly kind: 'digits'; readonly digits: string; readonly tidied: boolean }
  /** A spreadsheet has made a number of it and lost the last digits. */
  | { readonly kind: 'spoiled' };

const SCIENTIFIC = /^\d(?:[.,]\d+)?\s*e\s*\+?\d+$/i;
/** Spreadsheets keep 15 digits of a number; those behind become 0. */
const DIGITS_KEPT = 15;

/** Reads a NIK or another number of 16 digits (No KK). */
export function readNik(cell: Cell): NikValue {
  if (cell.number !== undefined) return readNumeric(cell.number);
  if (SCIENTIFIC.test(cell.text.trim())) return { kind: 'spoiled' };
  const digits = cell.text.replace(/[\s'’`".,_-]/g, '');
  if (!/\d/.test(digits)) return { kind: 'empty' };
  return { kind: 'digits', digits, tidied: digits !== cell.text };
}

function readNumeric(value: number): NikValue {
  const digits = String(value);
  if (!/^\d+$/.test(digits) || (digits.length > DIGITS_KEPT && digits.endsWith('0'))) return { kind: 'spoiled' };
  return { kind: 'digits', digits, tidied: false };
}
