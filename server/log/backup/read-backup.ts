import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import {
  BACKUP_VERSION,
  BackupProblem,
  decodeLine,
  decodeRow,
  type BackupEnd,
  type BackupHeader,
  type Cell,
} from './backup-format.ts';
import type { TableShape } from './table-shapes.ts';

/** A row of a backup, and the table it belongs to. */
export interface BackupRow {
  readonly shape: TableShape;
  readonly values: { readonly [column: string]: Cell };
}

/** A backup that is being read. */
export interface OpenBackup {
  readonly header: BackupHeader;
  /**
   * All rows in their order; ends only where the backup is whole.
   * @throws BackupProblem `backup.truncated`, `backup.damaged` or `backup.unreadable` as soon as that shows, at the latest at the end
   */
  readRows(): AsyncGenerator<BackupRow, BackupEnd>;
}

const NEWLINE = 0x0a;

/**
 * Opens a backup and reads its first line.
 * @param describe tables at a step of the schema, by which those of the file are checked
 * @throws BackupProblem `backup.unreadable` for another kind of file, `backup.newer` for the work of a newer version
 */
export async function openBackup(
  file: string,
  describe: (steps: readonly string[]) => Promise<readonly TableShape[]>,
): Promise<OpenBackup> {
  const lines = readLines(file);
  const first = await lines.next();
  const header = first.done ? undefined : decodeLine(first.value);
  if (!first.value || !header || !('backup' in header)) throw new BackupProblem('backup.unreadable');
  if (header.version > BACKUP_VERSION) throw new BackupProblem('backup.newer');
  const shapes = await describe(header.steps);
  return { header, readRows: () => readRows(lines, first.value, shapes) };
}

async function* readRows(
  lines: AsyncGenerator<string>,
  firstLine: string,
  shapes: readonly TableShape[],
): AsyncGenerator<BackupRow, BackupEnd> {
  const sum = createHash('sha256').update(`${firstLine}\n`);
  let shape: TableShape | undefined;
  let rows = 0;
  for await (const text of lines) {
    const line = decodeLine(text);
    if ('end' in line) {
      if (line.end.rows !== rows || line.end.sha256 !== sum.digest('hex')) throw new BackupProblem('backup.damaged');
      return line.end;
    }
    sum.update(`${text}\n`);
    if (Array.isArray(line)) {
      if (!shape) throw new BackupProblem('backup.damaged', 'a row before its table');
      rows += 1;
      yield { shape, values: decodeRow(line, shape) };
    } else {
      shape = shapes.find((one) => 'table' in line && isSame(one, line));
      if (!shape) throw new BackupProblem('backup.damaged', text.slice(0, 80));
    }
  }
  throw new BackupProblem('backup.truncated');
}

function isSame(shape: TableShape, line: { readonly table: string; readonly columns: readonly string[] }): boolean {
  return shape.name === line.table && shape.columns.join() === line.columns.join();
}

/** The lines of a gzipped file, without their ends. */
async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.on('error', (error) => unzipped.destroy(error));
  let rest: Buffer[] = [];
  try {
    for await (const chunk of unzipped) {
      let bytes: Buffer = chunk;
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE)) {
        yield Buffer.concat([...rest, bytes.subarray(0, end)]).toString();
        rest = [];
        bytes = bytes.subarray(end + 1);
      }
      rest.push(bytes);
    }
  } catch (error) {
    throw problemOf(error);
  } finally {
    source.destroy();
  }
}

/** What the reading of bytes tells of the file. */
function problemOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return new BackupProblem('backup.truncated');
  return typeof code === 'string' && code.startsWith('Z_') ? new BackupProblem('backup.unreadable') : error;
}
