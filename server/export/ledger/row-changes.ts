import { createHmac } from 'node:crypto';
import type { ExportRow } from '../export-row.ts';

/** What the ledger keeps of a row: who it is by ids, and a seal of what it said. */
export interface SealedRow {
  readonly key: string;
  readonly seal: string;
}

/** How the rows of an export stand to those of an earlier one. */
export interface RowChanges {
  /** Not in the earlier one. */
  readonly added: ReadonlySet<string>;
  /** Said something else there. */
  readonly changed: ReadonlySet<string>;
  /** In the earlier one only. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Seals of rows: what a row says cannot be read out of one, nor guessed without the key. The running number in front is left out, it
 * changes with every row before.
 * @param numbered true where the first cell is a running number
 */
export function sealRows(rows: readonly ExportRow[], key: string, numbered: boolean): SealedRow[] {
  return rows.map((row) => ({
    key: row.key,
    seal: createHmac('sha256', key)
      .update(JSON.stringify(numbered ? row.cells.slice(1) : row.cells))
      .digest('base64url'),
  }));
}

/** One seal of all rows of an export, whatever their order. */
export function sealAll(rows: readonly SealedRow[], key: string): string {
  const lines = rows.map((row) => `${row.key} ${row.seal}`).sort();
  return createHmac('sha256', key).update(lines.join('\n')).digest('base64url');
}

/** Compares two exports of the same thing. @param before none for the first: every row is new */
export function compareRows(before: readonly SealedRow[], now: readonly SealedRow[]): RowChanges {
  const known = new Map(before.map(({ key, seal }) => [key, seal]));
  const keys = new Set(now.map(({ key }) => key));
  return {
    added: new Set(now.flatMap(({ key }) => (known.has(key) ? [] : key))),
    changed: new Set(now.flatMap(({ key, seal }) => (known.has(key) && known.get(key) !== seal ? key : []))),
    gone: new Set(before.flatMap(({ key }) => (keys.has(key) ? [] : key))),
  };
}
