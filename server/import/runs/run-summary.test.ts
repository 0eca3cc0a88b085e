import { expect, test } from 'vitest';
import { issueOf } from '../issue.ts';
import { formatIssuesCsv } from '../issues-csv.ts';
import { summariseFile } from './run-summary.ts';

const at = (dataRow: number) => ({ file: 'a.csv', dataRow });

test('each row counts once, by the gravest thing said of it', () => {
  const issues = [
    issueOf(at(1), 'NIK_EMPTY'),
    issueOf(at(1), 'WEIGHT_IMPOSSIBLE'),
    issueOf(at(2), 'NIK_EMPTY'),
    issueOf(at(2), 'HEIGHT_FELL'),
    issueOf(at(3), 'SEX_SPELLING'),
    issueOf({ file: 'b.csv', dataRow: 4 }, 'NIK_EMPTY'),
  ];
  expect(summariseFile({ file: 'a.csv', kind: 'eppgbm', rows: 9, unknownHeadings: [] }, issues)).toMatchObject({
    rows: 9,
    taken: 6,
    tidied: 1,
    questioned: 1,
    refused: 1,
  });
});

test('issues as a table keep commas and quotes, and no cell runs as a formula', () => {
  const issue = { no: 1, file: 'a.csv', dataRow: 7, column: 'Nama', verdict: 'question', code: 'NAME_FORMAT' } as const;
  const table = formatIssuesCsv([
    { ...issue, value: 'Sari, "S.Pd"' },
    { ...issue, value: '=1+1', details: { otherRow: 3, joined: true } },
    { ...issue, value: '-0810' },
  ]);
  expect(table.split('\r\n').slice(1, 4)).toEqual([
    'a.csv,7,Nama,"Sari, ""S.Pd""",question,NAME_FORMAT,,,',
    "a.csv,7,Nama,'=1+1,question,NAME_FORMAT,3,,true",
    'a.csv,7,Nama,-0810,question,NAME_FORMAT,,,',
  ]);
});
