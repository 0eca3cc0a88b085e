import type { SheetCell } from './sheets/cell.ts';

/** One row of an export, with what tells it from all others between two exports. */
export interface ExportRow {
  /** Ids only, never a name or a NIK: it is kept in the ledger. */
  readonly key: string;
  readonly cells: readonly SheetCell[];
}

/** A table that leaves the house. */
export interface ExportTable {
  /** Of the sheet. */
  readonly name: string;
  readonly columns: readonly string[];
  /** In the order of the file. */
  readonly rows: readonly ExportRow[];
}
