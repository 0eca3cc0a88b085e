import type { Position } from '#lib/domain/growth/weighing.ts';
import type { Sex } from '#lib/domain/person.ts';
import type { Cell } from '../sheet/cell.ts';

/** A word that was understood, and whether it stood in the usual spelling. */
export interface Understood<T> {
  readonly value: T;
  readonly usual: boolean;
}

const SEXES: { readonly [word: string]: Sex } = {
  l: 'm',
  lk: 'm',
  lki: 'm',
  laki: 'm',
  lakilaki: 'm',
  pria: 'm',
  m: 'm',
  male: 'm',
  '1': 'm',
  p: 'f',
  pr: 'f',
  prp: 'f',
  perempuan: 'f',
  wanita: 'f',
  w: 'f',
  f: 'f',
  female: 'f',
  '2': 'f',
};
const POSITIONS: { readonly [word: string]: Position } = {
  terlentang: 'recumbent',
  telentang: 'recumbent',
  terlentag: 'recumbent',
  berbaring: 'recumbent',
  baring: 'recumbent',
  tidur: 'recumbent',
  pb: 'recumbent',
  l: 'recumbent',
  berdiri: 'standing',
  diri: 'standing',
  tegak: 'standing',
  tb: 'standing',
  h: 'standing',
};
const YES = new Set(['ya', 'y', 'iya', 'ada', 'yes', '1', 'v', '√', 'true', 'punya', 'hamil']);
const NO = new Set(['tidak', 'tdk', 't', 'no', 'n', '0', 'x', 'false', 'belum', 'tidakada', 'tidakpunya']);

/** Reads L or P in any spelling; undefined where it is neither. */
export function readSex(cell: Cell): Understood<Sex> | undefined {
  const value = SEXES[plainWord(cell)];
  return value && { value, usual: cell.text.trim() === 'L' || cell.text.trim() === 'P' };
}

/** Reads how length was taken; undefined where it says nothing. */
export function readPosition(cell: Cell): Understood<Position> | undefined {
  const value = POSITIONS[plainWord(cell)];
  return value && { value, usual: cell.text === 'Terlentang' || cell.text === 'Berdiri' };
}

/** Reads yes or no; undefined for anything else, which means not known. */
export function readYesNo(cell: Cell): boolean | undefined {
  const word = plainWord(cell);
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

/** Text with blanks tidied; undefined for an empty cell and for a dash. */
export function readText(cell: Cell): string | undefined {
  const text = cell.text.replace(/\s+/g, ' ').trim();
  return text === '' || /^[-.]+$/.test(text) ? undefined : text;
}

function plainWord(cell: Cell): string {
  return cell.text.toLowerCase().replace(/[^\p{L}\d√]/gu, '');
}
