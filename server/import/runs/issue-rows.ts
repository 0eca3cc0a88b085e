import type { Selectable } from 'kysely';
import * as v from 'valibot';
import type { ImportIssue, IssueDetails, Verdict } from '../issue.ts';
import type { ImportTables } from './import-tables.ts';
import type { FileSummary } from './run-summary.ts';

/** An issue as a run keeps it; its code may be one that a newer or older version knows. */
export interface StoredIssue extends Omit<ImportIssue, 'code' | 'verdict'> {
  /** Place in the run, from 1. */
  readonly no: number;
  readonly verdict: Verdict;
  readonly code: string;
}

const detailsSchema = v.object({
  otherRow: v.optional(v.number()),
  taken: v.optional(v.union([v.string(), v.number()])),
  joined: v.optional(v.boolean()),
});
const headingsSchema = v.array(v.string());

/** Columns of an issue without its keys. */
export function columnsOf({ file, dataRow, column, value, verdict, code, details }: ImportIssue) {
  const said = details === undefined ? null : JSON.stringify(details);
  return { file, data_row: dataRow, column_name: column, value, verdict, code, details: said };
}

/** An issue from its row. */
export function readIssueRow(row: Selectable<ImportTables['import_issue']>): StoredIssue {
  const details: IssueDetails | undefined =
    row.details === null ? undefined : v.parse(detailsSchema, JSON.parse(row.details));
  const { issue_no: no, file, data_row: dataRow, column_name: column, value, verdict, code } = row;
  return { no, file, dataRow, column, value, verdict, code, ...(details ? { details } : {}) };
}

/** What became of a file, from its row. */
export function readFileRow(row: Selectable<ImportTables['import_file']>): FileSummary {
  const { file, kind, row_count: rows, taken, tidied, questioned, refused, code } = row;
  const unknownHeadings = v.parse(headingsSchema, JSON.parse(row.unknown_headings));
  const summary = { file, kind, rows, taken, tidied, questioned, refused, unknownHeadings };
  return code === null ? summary : { ...summary, code };
}

/** Columns of a file's summary without its keys. */
export function columnsOfFile(summary: FileSummary) {
  const { file, kind, rows: row_count, taken, tidied, questioned, refused, unknownHeadings, code = null } = summary;
  const unknown_headings = JSON.stringify(unknownHeadings);
  return { file, kind, row_count, taken, tidied, questioned, refused, unknown_headings, code };
}
