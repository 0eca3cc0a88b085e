import { issueOf, type ImportIssue } from './issue.ts';
import type { TableRow } from './sheet/table.ts';

/** What a row says, without the running number. */
export function contentOf<Field extends string>(row: TableRow<Field>, rowNo: Field): string {
  const number = row.cell(rowNo);
  return JSON.stringify(row.cells.map((cell) => (cell === number ? '' : cell.text.trim())));
}

/** What is to be said of a row below the header in which nobody is named. */
export function notARow(row: TableRow<string>): ImportIssue {
  const value = row.cells.find((cell) => cell.text.trim() !== '')?.text ?? '';
  return issueOf(row, 'NOT_A_ROW', { column: 'No', value });
}
