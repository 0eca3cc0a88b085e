import type { ProjectionReader } from '../projection/reader.ts';
import type { HumanReader } from '../reports/human-reader.ts';
import { exportAdultRecap, exportImmunisation, exportPtm } from './asik/export-asik.ts';
import { exportDictionary } from './csv/dictionary.ts';
import { exportTable } from './csv/export-table.ts';
import { CSV_TABLES } from './csv/table-columns.ts';
import { exportEppgbm } from './eppgbm/export-eppgbm.ts';
import type { ExportTable } from './export-row.ts';
import type { ExportAsked } from './unit-choice.ts';

/** What exports read. */
export type ExportReader = ProjectionReader & HumanReader;

/** Something that can be taken out of the house. */
export interface ExportKind {
  /** In addresses, names of files and the ledger; for ever. */
  readonly code: string;
  readonly format: 'xlsx' | 'csv';
  /** The first cell of a row is a running number. */
  readonly numbered: boolean;
  /** Of one month; the others hold everything. */
  readonly monthly: boolean;
  make(reader: ExportReader, asked: ExportAsked): Promise<ExportTable>;
}

/** Every kind, in the order of the page. */
export const EXPORT_KINDS: readonly ExportKind[] = [
  { code: 'eppgbm', format: 'xlsx', numbered: true, monthly: true, make: exportEppgbm },
  { code: 'asik-imunisasi', format: 'xlsx', numbered: false, monthly: true, make: exportImmunisation },
  { code: 'asik-ptm', format: 'xlsx', numbered: false, monthly: true, make: exportPtm },
  { code: 'rekap-dewasa', format: 'xlsx', numbered: false, monthly: true, make: exportAdultRecap },
  ...CSV_TABLES.map((table): ExportKind => ({
    code: `csv-${table.code}`,
    format: 'csv',
    numbered: false,
    monthly: false,
    make: (reader, asked) => exportTable(reader, table, asked),
  })),
  { code: 'csv-kamus', format: 'csv', numbered: false, monthly: false, make: exportDictionary },
];

/** The kind with a code. */
export function findExportKind(code: string): ExportKind | undefined {
  return EXPORT_KINDS.find((kind) => kind.code === code);
}
