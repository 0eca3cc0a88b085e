/** What stands in a cell: text stays text (a NIK is no number), null is empty. */
export type SheetCell = string | number | null;

/** One sheet of a workbook, or one CSV file. */
export interface SheetContent {
  /** At most 31 characters; none of `: \ / ? * [ ]`. */
  readonly name: string;
  /** Rows above the head of the table: title, place, month. */
  readonly above?: readonly (readonly SheetCell[])[];
  /** Head of the table; more than one row where columns have groups. */
  readonly head: readonly (readonly SheetCell[])[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly below?: readonly (readonly SheetCell[])[];
  /** Cells that are one, as rows and columns from 0, all bounds included; counted with the rows above. */
  readonly merges?: readonly CellRange[];
  /** Landscape in print; portrait where left out. */
  readonly landscape?: boolean;
}

/** A block of cells. */
export interface CellRange {
  readonly from: readonly [row: number, column: number];
  readonly to: readonly [row: number, column: number];
}

/** What a spreadsheet takes for the beginning of a formula. @source OWASP, CSV injection */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * Text that no spreadsheet runs: an apostrophe before what would begin a formula. A single dash stays, it stands for "none" in forms of
 * the ministry.
 */
export function harmlessText(text: string): string {
  return FORMULA_START.test(text) && text !== '-' ? `'${text}` : text;
}
