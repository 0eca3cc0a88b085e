import { SSF, read, type CellObject } from '@e965/xlsx';
import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { EMPTY_CELL, type Cell, type Sheet, type SheetProblem } from './cell.ts';
import { dateOfSerial, showDate } from '../values/date-value.ts';

const MAX_COLUMNS = 200;
/** Days by which the calendar of old Macintosh workbooks begins later. */
const EPOCH_1904_DAYS = 1462;

/**
 * Reads the longest sheet of a workbook (xlsx, xls, ods): covers and explanations are short.
 * @returns `import.unreadable` for damaged and locked files
 */
export function readWorkbook(file: string, bytes: Uint8Array): Result<Sheet, SheetProblem> {
  try {
    const book = read(bytes, { type: 'array', dense: true, cellNF: true, cellHTML: false, cellFormula: false });
    const is1904 = book.Workbook?.WBProps?.date1904 === true;
    const sheets = book.SheetNames.map((name) => book.Sheets[name]?.['!data'] ?? []);
    const longest = sheets.reduce((one, other) => (other.length > one.length ? other : one), []);
    if (longest.length === 0) return err({ code: 'import.noRows', file });
    return ok({ file, rows: Array.from(longest, (row) => readRow(row ?? [], is1904)) });
  } catch {
    return err({ code: 'import.unreadable', file });
  }
}

function readRow(row: readonly (CellObject | undefined)[], is1904: boolean): Cell[] {
  return Array.from(row.slice(0, MAX_COLUMNS), (cell) => readCell(cell, is1904));
}

function readCell(cell: CellObject | undefined, is1904: boolean): Cell {
  if (cell?.v === undefined || cell.t === 'e' || cell.t === 'z') return EMPTY_CELL;
  if (typeof cell.v !== 'number') return { text: String(cell.v) };
  const date = isDateFormat(cell.z) ? readSerial(cell.v, is1904) : undefined;
  return date ? { text: showDate(date), number: cell.v, date } : { text: showNumber(cell.v), number: cell.v };
}

/** As an Indonesian spreadsheet shows it: numbers of more than 11 digits in scientific notation. */
function showNumber(value: number): string {
  if (Math.abs(value) < 1e11) return String(value);
  return value.toExponential(5).replace('.', ',').replace('e', 'E');
}

function isDateFormat(format: CellObject['z']): boolean {
  return typeof format === 'string' ? SSF.is_date(format) : false;
}

function readSerial(serial: number, is1904: boolean): LocalDate | undefined {
  const date = dateOfSerial(serial);
  return date && is1904 ? addDays(date, EPOCH_1904_DAYS) : date;
}
