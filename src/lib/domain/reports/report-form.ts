import type { Sex } from '../person.ts';
import type { ReportSubject } from './report-subject.ts';

/** Says whether a subject is counted somewhere. */
export type Holds = (subject: ReportSubject) => boolean;

/** A line of a report: how many have something, or what two other lines of the section differ by. */
export type ReportLine =
  | { readonly code: string; readonly counts: Holds }
  | { readonly code: string; readonly difference: readonly [from: string, less: string] };

/** An age band of a section; each subject is in at most one. */
export interface ReportBand {
  readonly code: string;
  readonly holds: Holds;
}

/** A table of a report as data: who is in it, and what is counted of whom. Codes are for ever: templates name them. */
export interface ReportSection {
  readonly code: string;
  readonly who: Holds;
  /** None: only totals. */
  readonly bands: readonly ReportBand[];
  /** Columns for L and P beside the total. */
  readonly bySex: boolean;
  readonly lines: readonly ReportLine[];
}

/** A column: a band and a sex; empty where it takes all of them. */
export interface ReportColumn {
  readonly band: string;
  readonly sex: Sex | '';
}

/** A counted table; `cells[line][column]`. */
export interface ReportTable {
  readonly code: string;
  readonly columns: readonly ReportColumn[];
  readonly lines: readonly { readonly code: string; readonly cells: readonly number[] }[];
}

/** The columns of a section: each band, then all bands together, each by sex and together. */
export function columnsOf({ bands, bySex }: Pick<ReportSection, 'bands' | 'bySex'>): ReportColumn[] {
  const sexes: readonly (Sex | '')[] = bySex ? ['m', 'f', ''] : [''];
  return [...bands.map(({ code }) => code), ''].flatMap((band) => sexes.map((sex) => ({ band, sex })));
}

/** Counts a section. The total columns are counted by themselves, so that a check against the bands says something. */
export function computeTable(section: ReportSection, subjects: readonly ReportSubject[]): ReportTable {
  const own = subjects.filter((subject) => section.who(subject));
  const columns = columnsOf(section);
  const placesOf = own.map((subject) => {
    const band = section.bands.find((one) => one.holds(subject))?.code;
    return columns.flatMap((column, at) => (isIn(column, band, subject.sex) ? at : []));
  });
  const counted = new Map<string, number[]>();
  for (const line of section.lines) {
    if (!('counts' in line)) continue;
    const cells = columns.map(() => 0);
    own.forEach((subject, at) => {
      if (line.counts(subject)) for (const column of placesOf[at] ?? []) cells[column] = (cells[column] ?? 0) + 1;
    });
    counted.set(line.code, cells);
  }
  return finishTable(section, columns, counted);
}

/** The people behind one cell: the same rules, unsummed. */
export function listBehindCell(
  section: ReportSection,
  { line: code, column }: { readonly line: string; readonly column: ReportColumn },
  subjects: readonly ReportSubject[],
): ReportSubject[] {
  const line = section.lines.find((one) => one.code === code);
  if (!line || !('counts' in line)) return [];
  return subjects.filter((subject) => {
    const band = section.bands.find((one) => one.holds(subject))?.code;
    return section.who(subject) && isIn(column, band, subject.sex) && line.counts(subject);
  });
}

/** Adds tables of units that share nobody: a desa is the sum of its Posyandu, since each person lives at one. */
export function addTables(tables: readonly ReportTable[], section: ReportSection): ReportTable {
  const columns = columnsOf(section);
  return {
    code: section.code,
    columns,
    lines: section.lines.map(({ code }, at) => ({
      code,
      cells: columns.map((_, column) => tables.reduce((sum, table) => sum + (table.lines[at]?.cells[column] ?? 0), 0)),
    })),
  };
}

function finishTable(
  section: ReportSection,
  columns: readonly ReportColumn[],
  counted: ReadonlyMap<string, readonly number[]>,
): ReportTable {
  const cellsOf = (code: string) => counted.get(code) ?? [];
  return {
    code: section.code,
    columns,
    lines: section.lines.map((line) => ({
      code: line.code,
      cells:
        'counts' in line
          ? cellsOf(line.code)
          : columns.map((_, at) => (cellsOf(line.difference[0])[at] ?? 0) - (cellsOf(line.difference[1])[at] ?? 0)),
    })),
  };
}

function isIn(column: ReportColumn, band: string | undefined, sex: Sex | undefined): boolean {
  return (column.band === '' || column.band === band) && (column.sex === '' || column.sex === sex);
}
