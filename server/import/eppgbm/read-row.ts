import type { LocalDate } from '#lib/domain/dates.ts';
import { issueOf, type ImportIssue, type IssueCode, type IssueDetails } from '../issue.ts';
import type { TableRow } from '../sheet/table.ts';
import { readBlock } from '../values/block-value.ts';
import { readArm, readHeight, readWeight, readWithin, type MeasureValue } from '../values/measures.ts';
import { readNumber } from '../values/number-value.ts';
import { readPosition, readText, readYesNo } from '../values/word-values.ts';
import { readDay } from '../weighed/read-day.ts';
import { readIdentity } from '../weighed/read-identity.ts';
import type { Printed, ReadWeighedRow } from '../weighed/weighed-row.ts';
import { EPPGBM_COLUMNS, type EppgbmField } from './columns.ts';

type Row = TableRow<EppgbmField>;
type Remark = (field: EppgbmField, code: IssueCode, details?: IssueDetails) => void;

const STATUS_FIELDS = ['weightForAge', 'heightForAge', 'weightForHeight'] as const;

/**
 * Understands a row of an export. A value that cannot be is left out; the row is held back only where its day cannot be right.
 * @param month month of the file, where its rows agree on one; days outside it are asked about
 */
export function readEppgbmRow(row: Row, until: LocalDate, month: string | undefined): ReadWeighedRow {
  const issues: ImportIssue[] = [];
  const remark: Remark = (field, code, details) => {
    const cell = { column: EPPGBM_COLUMNS[field].heading, value: row.cell(field).text };
    issues.push(issueOf(row, code, cell, details));
  };
  const identity = readIdentity((field) => row.cell(field), until, remark);
  const day = readDay(row.cell('date'), { birthDate: identity.birthDate, until, month });
  if ('issue' in day) {
    remark('date', day.issue);
    return { kind: 'heldBack', issues };
  }
  const keep = (field: EppgbmField, { value, issue, taken }: MeasureValue): number | undefined => {
    if (issue) remark(field, issue, taken === undefined ? undefined : { taken });
    return value;
  };
  const position = readPosition(row.cell('position'));
  const measures = {
    weightKg: keep('weight', readWeight(row.cell('weight'))),
    lengthHeightCm: keep('height', readHeight(row.cell('height'))),
    position: position?.value,
    muacCm: keep('muac', readArm(row.cell('muac'))),
    vitA: readWithin(row.cell('vitaminA'), 1, 9),
    kiaBook: readYesNo(row.cell('kiaBook')),
  };
  if (position && !position.usual) remark('position', 'POSITION_SPELLING');
  if (!position && measures.lengthHeightCm !== undefined) remark('position', 'POSITION_ASSUMED');
  for (const field of STATUS_FIELDS) {
    if (/^outlier$/i.test(row.cell(field).text.trim())) remark(field, 'STATUS_OUTLIER');
  }
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
      measures,
      birth: {
        birthWeightKg: readWithin(row.cell('birthWeight'), 0.4, 7),
        birthLengthCm: readWithin(row.cell('birthLength'), 25, 65),
      },
      residence: {
        address: readText(row.cell('address')),
        rt: readBlock(row.cell('rt')),
        rw: readBlock(row.cell('rw')),
      },
      printed: readPrinted(row),
      issues,
    },
  };
}

function readPrinted(row: Row): Printed {
  const z = (field: EppgbmField): number | undefined => {
    const read = readNumber(row.cell(field));
    return read.kind === 'number' ? read.value : undefined;
  };
  const status = row.cell('status').text.trim().toUpperCase();
  return {
    age: row.cell('ageText').text,
    ...(/^[NTOB]$/.test(status) ? { status } : {}),
    z: {
      weightForAge: z('zWeightForAge'),
      lengthHeightForAge: z('zHeightForAge'),
      weightForLengthHeight: z('zWeightForHeight'),
    },
    zText: {
      weightForAge: row.cell('zWeightForAge').text,
      lengthHeightForAge: row.cell('zHeightForAge').text,
      weightForLengthHeight: row.cell('zWeightForHeight').text,
    },
  };
}
