import type { ImportIssue, Verdict } from '../issue.ts';
import type { ImportKind } from '../kinds.ts';

/** `running` until the last file is stored; `failed` when it broke off, also by the end of the process. What was stored before stays. */
export type RunState = 'running' | 'done' | 'cancelled' | 'failed';

/** What became of a file. Each row is counted once, by the gravest thing that is said of it. */
export interface FileSummary {
  readonly file: string;
  readonly kind: ImportKind | null;
  /** Rows below the header that are not empty. */
  readonly rows: number;
  /** Nothing was said. */
  readonly taken: number;
  /** Taken after tidying. */
  readonly tidied: number;
  readonly questioned: number;
  /** The row, or a value of it, was not stored. */
  readonly refused: number;
  /** Columns that this kind of file does not have; what stands below them was not taken. */
  readonly unknownHeadings: readonly string[];
  /** Why the file as a whole could not be read. */
  readonly code?: string;
}

/** A run as it is listed. */
export interface RunSummary {
  readonly runId: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly state: RunState;
  /** Who started it, by the name that is shown. */
  readonly by: string;
  readonly files: readonly FileSummary[];
}

const GRAVITY: { readonly [verdict in Verdict]: number } = { accept: 1, question: 2, refuse: 3 };

/** Counts the rows of a file by the gravest verdict on each. */
export function summariseFile(
  read: {
    readonly file: string;
    readonly kind: ImportKind;
    readonly rows: number;
    readonly unknownHeadings: readonly string[];
  },
  issues: readonly ImportIssue[],
): FileSummary {
  const worst = new Map<number, number>();
  for (const issue of issues) {
    if (issue.file !== read.file) continue;
    worst.set(issue.dataRow, Math.max(worst.get(issue.dataRow) ?? 0, GRAVITY[issue.verdict]));
  }
  const count = (verdict: Verdict): number =>
    [...worst.values()].filter((gravity) => gravity === GRAVITY[verdict]).length;
  const { file, kind, rows, unknownHeadings } = read;
  return {
    file,
    kind,
    rows,
    taken: rows - worst.size,
    tidied: count('accept'),
    questioned: count('question'),
    refused: count('refuse'),
    unknownHeadings,
  };
}

/** A file that could not be read at all. */
export function unreadFile(file: string, kind: ImportKind | undefined, code: string): FileSummary {
  const nothing = { rows: 0, taken: 0, tidied: 0, questioned: 0, refused: 0, unknownHeadings: [] };
  return { file, kind: kind ?? null, ...nothing, code };
}
