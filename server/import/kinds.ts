import { EPPGBM_COLUMNS } from './eppgbm/columns.ts';
import { HEAD_COLUMNS } from './lingkar-kepala/columns.ts';
import { SASARAN_COLUMNS } from './sasaran/columns.ts';
import type { Sheet } from './sheet/cell.ts';
import { findHeader } from './sheet/header.ts';

/** Kinds of files that can be imported, in the order in which a run takes them: people first, then what was measured of them. */
export const IMPORT_KINDS = ['sasaran', 'eppgbm', 'lingkar-kepala'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** An export has all columns that a register needs, and a day and a weight besides: the narrower kinds are tried first. */
const COLUMNS = { 'lingkar-kepala': HEAD_COLUMNS, eppgbm: EPPGBM_COLUMNS, sasaran: SASARAN_COLUMNS } as const;

/** What a file is, by the columns it has; undefined for none of the kinds. */
export function detectKind(sheet: Sheet): ImportKind | undefined {
  if (findHeader(sheet, COLUMNS['lingkar-kepala'])) return 'lingkar-kepala';
  if (findHeader(sheet, COLUMNS.eppgbm)) return 'eppgbm';
  return findHeader(sheet, COLUMNS.sasaran) ? 'sasaran' : undefined;
}

/** The kind of a name, as the shell and the page write it. */
export function findKind(name: string): ImportKind | undefined {
  return IMPORT_KINDS.find((kind) => kind === name);
}
