import type { ReportColumn, ReportTable } from './report-form.ts';

/** What must hold between the figures of a report. */
export const REPORT_CHECKS = [
  'dIsSum',
  'kWithinS',
  'dWithinS',
  'bandsSum',
  'sexesSum',
  'attendanceSum',
  'welfareSum',
] as const;
export type ReportCheckCode = (typeof REPORT_CHECKS)[number];

/** A check that does not hold; it is shown beside the report, and nothing is put right in silence. */
export interface FailedCheck {
  readonly code: ReportCheckCode;
  /** Section, line and column in which it was found. */
  readonly section: string;
  readonly line: string;
  readonly column: ReportColumn;
  readonly left: number;
  readonly right: number;
}

interface Rule {
  readonly code: ReportCheckCode;
  /** The line that is checked. */
  readonly line: string;
  readonly other: readonly string[];
  readonly holds: (left: number, right: number) => boolean;
}

const isSame = (left: number, right: number) => left === right;
const isWithin = (left: number, right: number) => left <= right;

/** Rules between the lines of one column. @source pws.md 6.1 */
const LINE_RULES: readonly Rule[] = [
  { code: 'dIsSum', line: 'D', other: ['N', 'T', 'O', 'B'], holds: isSame },
  { code: 'kWithinS', line: 'K', other: ['S'], holds: isWithin },
  { code: 'dWithinS', line: 'D', other: ['S'], holds: isWithin },
  { code: 'attendanceSum', line: 'target', other: ['came', 'notCame'], holds: isSame },
];

/** All checks of a report that do not hold. Figures that lack a sex or a welfare class show themselves here. */
export function findFailedChecks(tables: readonly ReportTable[]): FailedCheck[] {
  return tables.flatMap((table) => [...checkLines(table), ...checkSums(table), ...checkWelfare(table, tables)]);
}

function checkLines(table: ReportTable): FailedCheck[] {
  const cellsOf = (code: string) => table.lines.find((line) => line.code === code)?.cells;
  return LINE_RULES.flatMap(({ code, line, other, holds }) => {
    const cells = cellsOf(line);
    const others = other.flatMap((one) => [cellsOf(one) ?? []]);
    if (!cells || others.some(({ length }) => length === 0)) return [];
    return table.columns.flatMap((column, at) => {
      const left = cells[at] ?? 0;
      const right = others.reduce((sum, own) => sum + (own[at] ?? 0), 0);
      return holds(left, right) ? [] : [{ code, section: table.code, line, column, left, right }];
    });
  });
}

/** Bands together are the total, L and P together are the band. */
function checkSums({ code: section, columns, lines }: ReportTable): FailedCheck[] {
  const areBandsWhole = columns.some(({ band }) => band !== '') && !columns.some(({ band }) => band === 'poor');
  const hasSexes = columns.some(({ sex }) => sex !== '');
  return lines.flatMap(({ code: line, cells }) =>
    columns.flatMap((column, at): FailedCheck[] => {
      const left = cells[at] ?? 0;
      const sum = (holds: (one: ReportColumn) => boolean) =>
        columns.reduce((total, one, place) => total + (holds(one) ? (cells[place] ?? 0) : 0), 0);
      const ofBands = sum((one) => one.band !== '' && one.sex === column.sex);
      const ofSexes = sum((one) => one.band === column.band && one.sex !== '');
      const failed: FailedCheck[] = [];
      if (areBandsWhole && column.band === '' && ofBands !== left) {
        failed.push({ code: 'bandsSum', section, line, column, left, right: ofBands });
      }
      if (hasSexes && column.sex === '' && ofSexes !== left) {
        failed.push({ code: 'sexesSum', section, line, column, left, right: ofSexes });
      }
      return failed;
    }),
  );
}

/** G and NG together are all: one line says how many lack it (the line of S, which holds everybody). */
function checkWelfare(table: ReportTable, tables: readonly ReportTable[]): FailedCheck[] {
  if (table.code !== 'f1') return [];
  const total = (code: string) =>
    tables
      .find((one) => one.code === code)
      ?.lines.find((line) => line.code === 'S')
      ?.cells.at(-1) ?? 0;
  const left = total('f1');
  const right = total('f1Poor') + total('f1NotPoor');
  const column: ReportColumn = { band: '', sex: '' };
  return left === right ? [] : [{ code: 'welfareSum', section: 'f1', line: 'S', column, left, right }];
}
