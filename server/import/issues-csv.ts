import type { StoredIssue } from './runs/issue-rows.ts';

const COLUMNS = ['file', 'dataRow', 'column', 'value', 'verdict', 'code', 'otherRow', 'taken', 'joined'] as const;
/** A spreadsheet would run what begins so. */
const FORMULA = /^[=+@\t]|^-(?![\d.,])/;

/** Issues as a table for a spreadsheet: UTF-8 with its mark, commas, quotes where needed. */
export function formatIssuesCsv(issues: readonly StoredIssue[]): string {
  const lines = issues.map(({ file, dataRow, column, value, verdict, code, details = {} }) =>
    [file, dataRow, column, value, verdict, code, details.otherRow, details.taken, details.joined]
      .map(formatCell)
      .join(','),
  );
  return `\uFEFF${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

function formatCell(value: string | number | boolean | undefined): string {
  const text = value === undefined ? '' : String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
