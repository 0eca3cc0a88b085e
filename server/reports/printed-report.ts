import { calendarDay, isLocalDate } from '#lib/domain/dates.ts';
import type { FailedCheck } from '#lib/domain/reports/report-checks.ts';
import type { ReportColumn, ReportTable } from '#lib/domain/reports/report-form.ts';
import { lastDayOfWeek } from './week-words.ts';
import type { ReportTemplate, SectionWords } from './templates/template.ts';

/** A column with its words, the band above the sex. */
export interface PrintedColumn extends ReportColumn {
  readonly bandWords: string;
  readonly sexWords: string;
}

/** A line with its words, ready for a page, a sheet or the shell. */
export interface PrintedLine {
  readonly code: string;
  /** Number on the form; empty where the form has none. */
  readonly no: string;
  readonly words: string;
  readonly cells: readonly number[];
}

/** A table as the form of the district prints it. */
export interface PrintedTable {
  readonly code: string;
  readonly title: string;
  readonly columns: readonly PrintedColumn[];
  readonly lines: readonly PrintedLine[];
}

/** A check that does not hold, in the words of the form. */
export interface PrintedCheck extends FailedCheck {
  readonly where: string;
}

/** A report in the wording of a template. */
export interface PrintedReport {
  readonly title: string;
  /** Version of the template. */
  readonly template: string;
  readonly tables: readonly PrintedTable[];
  readonly checks: readonly PrintedCheck[];
}

const SEX_WORDS = { m: 'L', f: 'P', '': 'Jumlah' } as const;
const ALL_WORDS = 'Jumlah';

/** Puts figures into the words of a form; tables and lines that the form does not have are left out. */
export function printReport(
  { tables, failed }: { readonly tables: readonly ReportTable[]; readonly failed: readonly FailedCheck[] },
  template: ReportTemplate,
): PrintedReport {
  return {
    title: template.title,
    template: template.version,
    tables: tables.flatMap((table) => {
      const words = template.sections[table.code];
      return words ? [printTable(table, words)] : [];
    }),
    checks: failed.map((check) => ({ ...check, where: placeOf(check, template) })),
  };
}

function printTable({ code, columns, lines }: ReportTable, words: SectionWords): PrintedTable {
  return {
    code,
    title: words.title,
    columns: columns.map((column) => ({
      ...column,
      bandWords: bandWords(column, words),
      sexWords: SEX_WORDS[column.sex],
    })),
    lines: lines.flatMap((line) => {
      const [text, no = ''] = words.lines[line.code] ?? [];
      return text === undefined ? [] : [{ code: line.code, no, words: text, cells: line.cells }];
    }),
  };
}

function bandWords({ band }: ReportColumn, { bands }: SectionWords): string {
  if (band === '') return ALL_WORDS;
  // The bands of weekly reports are the days on which their weeks begin.
  if (isLocalDate(band)) return `${calendarDay(band).day}-${lastDayOfWeek(band)}`;
  return bands[band] ?? band;
}

function placeOf({ section, line, column }: FailedCheck, { sections }: ReportTemplate): string {
  const words = sections[section];
  if (!words) return section;
  const [text = line] = words.lines[line] ?? [];
  return [words.title, text, bandWords(column, words), SEX_WORDS[column.sex]].join(' · ');
}
