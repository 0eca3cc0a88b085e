/** What a command came to. */
export interface Answer {
  /** For `--json`: printed as it is, alone on standard output. */
  readonly json: unknown;
  /** For people. */
  readonly text: string;
  /** 0 done, 1 not or not all done. */
  readonly exitCode: 0 | 1;
}

/** A command that cannot be carried out as it was typed; the message says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Rows as a table with columns in line. */
export function formatTable(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  const line = (row: readonly (string | number)[]): string =>
    row
      .map((cell, column) =>
        typeof cell === 'number' ? String(cell).padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}
