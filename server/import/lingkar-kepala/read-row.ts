import type { LocalDate } from '#lib/domain/dates.ts';
import { issueOf, type ImportIssue, type IssueCode } from '../issue.ts';
import { EMPTY_CELL } from '../sheet/cell.ts';
import type { TableRow } from '../sheet/table.ts';
import { readHead } from '../values/measures.ts';
import { readText } from '../values/word-values.ts';
import { readDay } from '../weighed/read-day.ts';
import { readIdentity } from '../weighed/read-identity.ts';
import type { ReadWeighedRow } from '../weighed/weighed-row.ts';
import { HEAD_COLUMNS, type HeadField } from './columns.ts';

/** Understands a row of head circumferences. */
export function readHeadRow(row: TableRow<HeadField>, until: LocalDate): ReadWeighedRow {
  const issues: ImportIssue[] = [];
  const remark = (field: HeadField, code: IssueCode): void => {
    issues.push(issueOf(row, code, { column: HEAD_COLUMNS[field].heading, value: row.cell(field).text }));
  };
  const identity = readIdentity((field) => row.cell(field) ?? EMPTY_CELL, until, remark);
  const day = readDay(row.cell('date'), { birthDate: identity.birthDate, until });
  const head = readHead(row.cell('head'));
  if ('issue' in day) remark('date', day.issue);
  if (head.issue) remark('head', head.issue);
  if ('issue' in day || head.value === undefined) return { kind: 'heldBack', issues };
  return {
    kind: 'row',
    row: {
      file: row.file,
      dataRow: row.dataRow,
      identity,
      cells: {
        nik: row.cell('nik').text,
        name: row.cell('name').text,
        sex: row.cell('sex').text,
        birthDate: row.cell('birthDate').text,
        date: row.cell('date').text,
      },
      village: readText(row.cell('village')) ?? '',
      posyandu: readText(row.cell('posyandu')) ?? '',
      date: day.date,
      measures: { headCm: head.value },
      birth: {},
      residence: {},
      printed: { age: '', z: {}, zText: {} },
      issues,
    },
  };
}
