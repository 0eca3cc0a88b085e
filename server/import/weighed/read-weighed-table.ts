import { issueOf, type ImportIssue } from '../issue.ts';
import { contentOf, notARow } from '../rows-apart.ts';
import type { Table, TableRow } from '../sheet/table.ts';
import type { ReadWeighedRow, WeighedRow } from './weighed-row.ts';

/** A file of measurements read: rows that name a child and a day, and what is to be said of all others. */
export interface ReadTable {
  readonly rows: readonly WeighedRow[];
  readonly issues: readonly ImportIssue[];
}

/** Reads every row; of one that says the same as an earlier row in everything but its number only that is said. */
export function readWeighedTable<Field extends string>(
  table: Table<Field>,
  rowNo: Field,
  readRow: (row: TableRow<Field>) => ReadWeighedRow,
): ReadTable {
  const first = new Map<string, number>();
  const rows: WeighedRow[] = [];
  const issues: ImportIssue[] = table.others.map(notARow);
  for (const tableRow of table.rows) {
    const content = contentOf(tableRow, rowNo);
    const otherRow = first.get(content);
    if (otherRow !== undefined) {
      issues.push(issueOf(tableRow, 'DUPLICATE_ROW', undefined, { otherRow }));
      continue;
    }
    first.set(content, tableRow.dataRow);
    const read = readRow(tableRow);
    if (read.kind === 'row') rows.push(read.row);
    issues.push(...(read.kind === 'row' ? read.row.issues : read.issues));
  }
  return { rows, issues };
}
