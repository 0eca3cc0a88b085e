import type { Cell } from '../sheet/cell.ts';
import { readText } from './word-values.ts';

/** What a cell of phone numbers says: a number that can be dialled, in the form 08...; or one that cannot. */
export type PhoneValue =
  { readonly kind: 'empty' } | { readonly kind: 'phone'; readonly phone: string } | { readonly kind: 'invalid' };

/** Reads a mobile or fixed number of Indonesia, 9 to 13 digits; spreadsheets take the leading 0 off. @source lifecycle.md 0.1 */
export function readPhone(cell: Cell): PhoneValue {
  const text = readText(cell);
  if (text === undefined) return { kind: 'empty' };
  if (/[^\d\s+().-]/.test(text) || text.startsWith('-')) return { kind: 'invalid' };
  const digits = text.replace(/\D/g, '').replace(/^62/, '0').replace(/^8/, '08');
  return /^0\d{8,12}$/.test(digits) ? { kind: 'phone', phone: digits } : { kind: 'invalid' };
}
