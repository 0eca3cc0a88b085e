import { err, ok, type Result } from '#lib/domain/result.ts';
import { EMPTY_CELL, isBlank, type Cell, type Sheet, type SheetProblem } from './cell.ts';
import { findHeader, type Columns, type Header } from './header.ts';

/** A row of a table whose columns are known. */
export interface TableRow<Field extends string> {
  readonly file: string;
  /** Counted from 1 below the header, empty rows included, as a person counts in the spreadsheet. */
  readonly dataRow: number;
  /** The cell of a column; an empty one where the file lacks the column. */
  cell(field: Field): Cell;
  /** Every cell, for comparing rows and for rows that are none. */
  readonly cells: readonly Cell[];
}

/** A table of a known kind. */
export interface Table<Field extends string> {
  readonly file: string;
  readonly rows: readonly TableRow<Field>[];
  /** Rows below the header in which no person is named: totals, signatures, a repeated header. Empty rows are not listed. */
  readonly others: readonly TableRow<Field>[];
  readonly unknownHeadings: readonly string[];
  /** True where the file has the column at all. */
  has(field: Field): boolean;
}

/**
 * Lays the columns of a kind over a sheet.
 * @param identity columns of which a row of a person fills at least one
 * @returns `import.noHeader` where no row names the needed columns, `import.noRows` where nothing stands below
 */
export function readTable<Field extends string>(
  sheet: Sheet,
  columns: Columns<Field>,
  identity: readonly Field[],
): Result<Table<Field>, SheetProblem> {
  const header = findHeader(sheet, columns);
  if (!header) return err({ code: 'import.noHeader', file: sheet.file });
  const rows: TableRow<Field>[] = [];
  const others: TableRow<Field>[] = [];
  for (const [index, cells] of sheet.rows.slice(header.row + 1).entries()) {
    if (cells.every(isBlank)) continue;
    const row = new SheetRow(sheet.file, index + 1, cells, header);
    const isPerson = identity.some(
      (field) => !isBlank(row.cell(field)) && !isHeading(row.cell(field), columns[field].heading),
    );
    (isPerson ? rows : others).push(row);
  }
  if (rows.length === 0) return err({ code: 'import.noRows', file: sheet.file });
  const has = (field: Field): boolean => header.places[field] !== undefined;
  return ok({ file: sheet.file, rows, others, unknownHeadings: header.unknown, has });
}

class SheetRow<Field extends string> implements TableRow<Field> {
  readonly file: string;
  readonly dataRow: number;
  readonly cells: readonly Cell[];
  readonly #header: Header<Field>;

  constructor(file: string, dataRow: number, cells: readonly Cell[], header: Header<Field>) {
    this.file = file;
    this.dataRow = dataRow;
    this.cells = cells;
    this.#header = header;
  }

  cell(field: Field): Cell {
    const place = this.#header.places[field];
    return (place === undefined ? undefined : this.cells[place]) ?? EMPTY_CELL;
  }
}

/** A header repeated on a further printed page. */
function isHeading(cell: Cell, heading: string): boolean {
  return cell.text.trim().toLowerCase() === heading.toLowerCase();
}
