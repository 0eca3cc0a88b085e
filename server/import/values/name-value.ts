import type { Cell } from '../sheet/cell.ts';
import { readText } from './word-values.ts';

/** A name as it is shown, and whether the cell had to be tidied for it. */
export interface NameValue {
  readonly name: string;
  readonly tidied: boolean;
}

/** Name, tidied: single blanks, and capitals at the words' beginnings where it is written in one case. Undefined for an empty cell. */
export function readName(cell: Cell): NameValue | undefined {
  const text = readText(cell);
  if (text === undefined || !/\p{L}/u.test(text)) return undefined;
  const letters = text.replace(/[^\p{L}]/gu, '');
  const oneCase = letters.length > 2 && (letters === letters.toUpperCase() || letters === letters.toLowerCase());
  const name = oneCase ? capitalise(text) : text;
  return { name, tidied: name !== cell.text };
}

function capitalise(text: string): string {
  return text.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
