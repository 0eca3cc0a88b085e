import type { LocalDate } from '#lib/domain/dates.ts';

/** One cell as a file holds it, blanks kept. */
export interface Cell {
  /** What a person sees; empty for an empty cell. */
  readonly text: string;
  /** Set where the file holds a number and no text. */
  readonly number?: number;
  /** Set where the file holds a true date. */
  readonly date?: LocalDate;
}

/** A table as read from a file: rows from the top of the sheet, title rows included, short rows not filled up. */
export interface Sheet {
  readonly file: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** Why a file could not be read as a table. */
export type SheetProblem =
  /** Neither text nor a workbook, or a workbook that is damaged or locked. */
  | { readonly code: 'import.unreadable'; readonly file: string }
  /** No row holds the column names of a register, an e-PPGBM export or head circumferences. */
  | { readonly code: 'import.noHeader'; readonly file: string }
  /** A header, and no row below it. */
  | { readonly code: 'import.noRows'; readonly file: string };

export const EMPTY_CELL: Cell = { text: '' };

/** True where nothing but blanks is written. */
export function isBlank(cell: Cell): boolean {
  return cell.text.trim() === '';
}
