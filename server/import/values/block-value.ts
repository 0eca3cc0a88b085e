import type { Cell } from '../sheet/cell.ts';

/** Reads an RT or RW: a text of digits, of which spreadsheets take the leading zeros off. Undefined without digits. @source interop.md 2 */
export function readBlock(cell: Cell): string | undefined {
  const digits = cell.text.replace(/\D/g, '').replace(/^0+/, '');
  return digits === '' ? undefined : digits.padStart(2, '0');
}
