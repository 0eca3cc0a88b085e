import type { LocalDate } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import { EPPGBM_COLUMNS, EPPGBM_IDENTITY } from '../eppgbm/columns.ts';
import { growthIssues } from '../eppgbm/growth-issues.ts';
import { readExport } from '../eppgbm/read-export.ts';
import type { ImportIssue } from '../issue.ts';
import { HEAD_COLUMNS, HEAD_IDENTITY } from '../lingkar-kepala/columns.ts';
import { readHeadRow } from '../lingkar-kepala/read-row.ts';
import type { Sheet, SheetProblem } from '../sheet/cell.ts';
import { readTable } from '../sheet/table.ts';
import { growthQuestions, type GrownRow } from './growth-questions.ts';
import { readWeighedTable, type ReadTable } from './read-weighed-table.ts';
import type { SlotHeadings } from './visit-planner.ts';
import type { WeighedHeadings } from './weighed-row.ts';

/** A file of measurements read, with what its summary needs. */
export interface ReadFile extends ReadTable {
  readonly file: string;
  readonly rowCount: number;
  readonly unknownHeadings: readonly string[];
}

/** In what the kinds of files of measurements differ. */
export interface WeighedKind {
  read(sheet: Sheet, today: LocalDate): Result<ReadFile, SheetProblem>;
  readonly headings: WeighedHeadings;
  readonly slotHeadings: SlotHeadings;
  /** Whether a row says enough of a child to register it. */
  readonly mayRegister: boolean;
  /** Questions about measurements, and what the file has computed otherwise. */
  askGrowth(row: GrownRow, isHistoryKnown: (month: string) => boolean): ImportIssue[];
}

/** e-PPGBM exports. */
export const EPPGBM: WeighedKind = {
  read(sheet, today) {
    const table = readTable(sheet, EPPGBM_COLUMNS, EPPGBM_IDENTITY);
    if (!table.ok) return table;
    return { ok: true, value: { ...readExport(table.value, today), ...countsOf(table.value) } };
  },
  headings: {
    name: EPPGBM_COLUMNS.name.heading,
    sex: EPPGBM_COLUMNS.sex.heading,
    birthDate: EPPGBM_COLUMNS.birthDate.heading,
    nik: EPPGBM_COLUMNS.nik.heading,
    village: EPPGBM_COLUMNS.village.heading,
    posyandu: EPPGBM_COLUMNS.posyandu.heading,
    date: EPPGBM_COLUMNS.date.heading,
  },
  slotHeadings: {
    weightKg: EPPGBM_COLUMNS.weight.heading,
    lengthHeightCm: EPPGBM_COLUMNS.height.heading,
    position: EPPGBM_COLUMNS.position.heading,
    muacCm: EPPGBM_COLUMNS.muac.heading,
    vitA: EPPGBM_COLUMNS.vitaminA.heading,
    kiaBook: EPPGBM_COLUMNS.kiaBook.heading,
  },
  mayRegister: true,
  askGrowth: growthIssues,
};

/** Lists of head circumferences. */
export const LINGKAR_KEPALA: WeighedKind = {
  read(sheet, today) {
    const table = readTable(sheet, HEAD_COLUMNS, HEAD_IDENTITY);
    if (!table.ok) return table;
    const read = readWeighedTable(table.value, 'rowNo', (row) => readHeadRow(row, today));
    return { ok: true, value: { ...read, ...countsOf(table.value) } };
  },
  headings: {
    name: HEAD_COLUMNS.name.heading,
    sex: HEAD_COLUMNS.sex.heading,
    birthDate: HEAD_COLUMNS.birthDate.heading,
    nik: HEAD_COLUMNS.nik.heading,
    village: HEAD_COLUMNS.village.heading,
    posyandu: HEAD_COLUMNS.posyandu.heading,
    date: HEAD_COLUMNS.date.heading,
  },
  slotHeadings: { headCm: HEAD_COLUMNS.head.heading },
  mayRegister: false,
  askGrowth: (row) =>
    growthQuestions(row, { Z_FLAG_HCFA: HEAD_COLUMNS.head.heading, HEAD_FELL: HEAD_COLUMNS.head.heading }),
};

function countsOf(table: {
  readonly file: string;
  readonly rows: readonly unknown[];
  readonly others: readonly unknown[];
  readonly unknownHeadings: readonly string[];
}) {
  const { file, rows, others, unknownHeadings } = table;
  return { file, rowCount: rows.length + others.length, unknownHeadings };
}
