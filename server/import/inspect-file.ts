import { EPPGBM_COLUMNS, EPPGBM_IDENTITY } from './eppgbm/columns.ts';
import { detectKind, type ImportKind } from './kinds.ts';
import { HEAD_COLUMNS, HEAD_IDENTITY } from './lingkar-kepala/columns.ts';
import { SASARAN_COLUMNS, SASARAN_IDENTITY } from './sasaran/columns.ts';
import type { Sheet } from './sheet/cell.ts';
import { readSheet } from './sheet/read-sheet.ts';
import { readTable } from './sheet/table.ts';

/** What a file is, before anything of it is stored. */
export interface InspectedFile {
  readonly file: string;
  readonly kind: ImportKind | null;
  /** Rows below the header that are not empty. */
  readonly rows: number;
  /** Why it is none of the kinds. */
  readonly code?: string;
}

/** Looks at the columns of a file and counts its rows. */
export function inspectFile(file: string, bytes: Uint8Array): InspectedFile {
  const sheet = readSheet(file, bytes);
  if (!sheet.ok) return { file, kind: null, rows: 0, code: sheet.problem.code };
  const kind = detectKind(sheet.value);
  if (kind === undefined) return { file, kind: null, rows: 0, code: 'import.noHeader' };
  const table = tableOf(kind, sheet.value);
  if (!table.ok) return { file, kind, rows: 0, code: table.problem.code };
  return { file, kind, rows: table.value.rows.length + table.value.others.length };
}

function tableOf(kind: ImportKind, sheet: Sheet) {
  switch (kind) {
    case 'sasaran':
      return readTable(sheet, SASARAN_COLUMNS, SASARAN_IDENTITY);
    case 'eppgbm':
      return readTable(sheet, EPPGBM_COLUMNS, EPPGBM_IDENTITY);
    case 'lingkar-kepala':
      return readTable(sheet, HEAD_COLUMNS, HEAD_IDENTITY);
    default:
      return kind satisfies never;
  }
}
