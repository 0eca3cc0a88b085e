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
  const name = tidyCase(text);
  return { name, tidied: name !== cell.text };
}

/** A name with capitals at its words' beginnings, where it is written in one case. */
export function tidyCase(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const oneCase = letters.length > 2 && (letters === letters.toUpperCase() || letters === letters.toLowerCase());
  return oneCase ? capitalise(text) : text;
}

function capitalise(text: string): string {
  return text.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
