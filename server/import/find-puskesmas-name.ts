import { EPPGBM_COLUMNS } from './eppgbm/columns.ts';
import { findHeader } from './sheet/header.ts';
import type { Sheet } from './sheet/cell.ts';
import { count, mostFrequent } from './values/most-frequent.ts';
import { tidyCase } from './values/name-value.ts';
import { readText } from './values/word-values.ts';

/** The Puskesmas that most rows of the exports name; undefined where no file has such a column. */
export function findPuskesmasName(sheets: readonly Sheet[]): string | undefined {
  const names = sheets.flatMap((sheet) => {
    const header = findHeader(sheet, EPPGBM_COLUMNS);
    const place = header?.places.puskesmas;
    if (!header || place === undefined) return [];
    return sheet.rows.slice(header.row + 1).flatMap((cells) => {
      const cell = cells[place];
      return (cell && readText(cell)) ?? [];
    });
  });
  const name = mostFrequent(count(names));
  return name === undefined ? undefined : tidyCase(name);
}
