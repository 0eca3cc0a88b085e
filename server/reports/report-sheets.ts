import { calendarDay, firstDayOfMonth } from '#lib/domain/dates.ts';
import { slashDate } from '../export/text-of-date.ts';
import type { MonthlyReport } from './monthly-report.ts';
import type { CellRange, SheetCell, SheetContent } from '../export/sheets/cell.ts';
import type { PrintedReport, PrintedTable } from './printed-report.ts';

/** What stands above and below every sheet of a report. */
export interface SheetFrame {
  /** `Desa Sukamaju, Puskesmas Contoh`. */
  readonly place: string;
  /** `Juli 2026`. */
  readonly month: string;
  /** Days of sessions. */
  readonly sessions: string;
  /** How far the figures reach and what they were counted by, one line each. */
  readonly footing: readonly string[];
}

/** Longest name that XLSX takes, and what it does not take in one. */
const NAME_LENGTH = 31;
const NOT_IN_NAME = /[:\\/?*[\]]/g;
/** Columns before the figures: number, words. */
const WORD_COLUMNS = 2;

/** A report as sheets: one a table, with the checks that do not hold below the first. */
export function sheetsOfReport(report: PrintedReport, frame: SheetFrame): SheetContent[] {
  return report.tables.map((table, at) => {
    const above: SheetCell[][] = [
      [report.title],
      [frame.place],
      [frame.month],
      [`Hari buka: ${frame.sessions}`],
      [table.title],
      [],
    ];
    const checks =
      at === 0 ? report.checks.map(({ where, left, right }) => [`Periksa: ${where}: ${left} / ${right}`]) : [];
    return {
      name: table.title.replace(NOT_IN_NAME, ' ').slice(0, NAME_LENGTH).trim(),
      above,
      head: headOf(table),
      rows: table.lines.map(({ no, words, cells }): SheetCell[] => [no, words, ...cells]),
      below: [[], ...checks, ...frame.footing.map((line) => [line]), [`Format ${report.template}`]],
      merges: mergesOf(table, above.length),
      landscape: true,
    };
  });
}

function hasSexes({ columns }: PrintedTable): boolean {
  return columns.some(({ sex }) => sex !== '');
}

function headOf(table: PrintedTable): SheetCell[][] {
  const { columns } = table;
  if (!hasSexes(table)) return [['No', 'Uraian', ...columns.map(({ bandWords }) => bandWords)]];
  const bands = columns.map(({ band, bandWords }, at) => (columns[at - 1]?.band === band ? null : bandWords));
  return [
    ['No', 'Uraian', ...bands],
    [null, null, ...columns.map(({ sexWords }) => sexWords)],
  ];
}

/** Bands that stand over their sexes are one cell. */
function mergesOf(table: PrintedTable, row: number): CellRange[] {
  if (!hasSexes(table)) return [];
  const bands = [...Map.groupBy(table.columns.keys(), (at) => table.columns[at]?.band ?? '').values()];
  return bands.flatMap((places) => {
    const [first, last] = [places[0], places.at(-1)];
    if (first === undefined || last === undefined || first === last) return [];
    return [{ from: [row, first + WORD_COLUMNS] as const, to: [row, last + WORD_COLUMNS] as const }];
  });
}

const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
/** Clock of western Indonesia, hours ahead of UTC. */
const WIB_HOURS = 7;

/** The heading and footing of a report's sheets. */
export function frameOf(report: MonthlyReport): SheetFrame {
  const { year, month } = calendarDay(firstDayOfMonth(report.month));
  const through = report.dataThrough === null ? 'belum ada data' : instantWords(report.dataThrough);
  return {
    place: [report.unit.level === 'puskesmas' ? '' : report.unit.name, `Puskesmas ${report.puskesmas}`]
      .filter(Boolean)
      .join(', '),
    month: `${MONTHS[month - 1] ?? ''} ${year}`,
    sessions: report.sessions.map(slashDate).join(', ') || 'belum ada',
    footing: [
      `Dihitung ${instantWords(report.computedAt)}; data sampai ${through}; aturan ${report.ruleSet}`,
      'Jumlah menurut tempat tinggal, umur pada hari terakhir bulan',
    ],
  };
}

/** `07/08/2026 09.15 WIB` */
function instantWords(at: number): string {
  const [date = '', time = ''] = new Date(at + WIB_HOURS * 3_600_000).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year} ${time.slice(0, 5).replace(':', '.')} WIB`;
}
