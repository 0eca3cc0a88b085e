import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Sheet, SheetProblem } from './cell.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';

/** First bytes of zip (xlsx, ods) and of the old compound files (xls). */
const WORKBOOK_MARKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * Reads a file by what it is, whatever its name says.
 * @returns `import.unreadable` for what is neither text nor a workbook, `import.noRows` for an empty one
 */
export function readSheet(file: string, bytes: Uint8Array): Result<Sheet, SheetProblem> {
  if (WORKBOOK_MARKS.some((mark) => mark.every((byte, at) => bytes[at] === byte))) return readWorkbook(file, bytes);
  if (bytes.subarray(0, 4096).includes(0)) return err({ code: 'import.unreadable', file });
  const sheet = readCsv(file, bytes);
  return sheet.rows.some((row) => row.some((cell) => cell.text !== ''))
    ? ok(sheet)
    : err({ code: 'import.noRows', file });
}
