import * as v from 'valibot';
import type { TableShape } from './table-shapes.ts';

/**
 * A backup is gzipped lines of JSON, the same for both engines and readable without this program (ADR 0008):
 *
 *     {"backup":"posyandu-prima","version":1,"madeAt":...,"steps":[...],"lastSeq":...}
 *     {"table":"puskesmas","columns":["puskesmas_id",...],"bytes":[]}
 *     ["pm_1","Contoh",...]          one line a row, bytes as base64
 *     ...
 *     {"end":{"rows":12345,"sha256":"..."}}      over all lines before, with their line ends
 */
export const BACKUP_VERSION = 1;

const header = v.object({
  backup: v.literal('posyandu-prima'),
  version: v.number(),
  /** Clock of who made it, ms since epoch. */
  madeAt: v.number(),
  /** Steps of the schema that had run on the store. */
  steps: v.array(v.string()),
  /** Newest entry of the log. */
  lastSeq: v.number(),
});
const cell = v.union([v.string(), v.number(), v.null()]);
const tableLine = v.object({ table: v.string(), columns: v.array(v.string()), bytes: v.array(v.string()) });
const endLine = v.object({ end: v.object({ rows: v.number(), sha256: v.string() }) });
const row = v.array(cell);
const line = v.union([row, header, tableLine, endLine]);

export type BackupHeader = v.InferOutput<typeof header>;
export type BackupEnd = v.InferOutput<typeof endLine>['end'];
export type BackupLine = v.InferOutput<typeof line>;

/** A value as both engines give and take it. */
export type Cell = string | number | null | Uint8Array;

/** What is wrong with a backup, or with restoring it; nothing was changed. */
export type BackupProblemCode =
  | 'backup.unreadable'
  | 'backup.truncated'
  | 'backup.damaged'
  | 'backup.newer'
  | 'backup.exists'
  | 'restore.notEmpty'
  | 'store.newer'
  | 'store.missing';

/** Ends the reading of a backup. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
  readonly code: BackupProblemCode;

  constructor(code: BackupProblemCode, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
  }
}

export function encodeHeader(values: Omit<BackupHeader, 'backup' | 'version'>): string {
  const { madeAt, steps, lastSeq } = values;
  return JSON.stringify({ backup: 'posyandu-prima', version: BACKUP_VERSION, madeAt, steps, lastSeq });
}

export function encodeTable({ name, columns, bytes }: TableShape): string {
  return JSON.stringify({ table: name, columns, bytes });
}

export function encodeRow(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map((one) => (one instanceof Uint8Array ? Buffer.from(one).toString('base64') : one)));
}

export function encodeEnd(end: BackupEnd): string {
  return JSON.stringify({ end });
}

/** Reads a line. @throws BackupProblem `backup.unreadable` on one that is none of the four */
export function decodeLine(text: string): BackupLine {
  try {
    return v.parse(line, JSON.parse(text));
  } catch {
    throw new BackupProblem('backup.unreadable');
  }
}

/** The values of a row's line, by column. @throws BackupProblem `backup.damaged` where their number is another */
export function decodeRow(cells: readonly v.InferOutput<typeof cell>[], shape: TableShape): { [column: string]: Cell } {
  if (cells.length !== shape.columns.length) throw new BackupProblem('backup.damaged', shape.name);
  const isBytes = new Set(shape.bytes);
  return Object.fromEntries(
    shape.columns.map((column, i): [string, Cell] => {
      const value = cells[i] ?? null;
      return [column, isBytes.has(column) && typeof value === 'string' ? Buffer.from(value, 'base64') : value];
    }),
  );
}
