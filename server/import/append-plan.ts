import type { DocumentKey } from '../log/port.ts';
import type { ImportPorts } from './import-ports.ts';
import type { PlannedFile } from './planned-file.ts';
import { stampEvents, type DocumentPlan, type PlannedEvent } from './planned-events.ts';
import type { ImportRuns } from './runs/import-runs.ts';

/** How many rows of a file are stored. */
export interface StoredRows {
  readonly file: string;
  readonly done: number;
  readonly total: number;
}

interface AppendPorts extends ImportPorts {
  readonly runs: Pick<ImportRuns, 'beat'>;
}

interface AppendWatch {
  onProgress?(progress: StoredRows): void;
  readonly signal?: AbortSignal;
}

/**
 * Appends what was planned, document by document, registers before sessions, so that nobody sees a visit of a person unknown.
 * @returns number of events appended
 */
export async function appendPlan(
  planned: PlannedFile,
  run: { readonly puskesmasId: string; readonly runId: string; readonly by: string },
  ports: AppendPorts,
  watch: AppendWatch,
): Promise<number> {
  const progress = new RowProgress(planned, watch);
  let appended = 0;
  for (const { documentId, events } of inOrder(planned.documents)) {
    if (watch.signal?.aborted) return appended;
    const key: DocumentKey = { puskesmasId: run.puskesmasId, documentId };
    await ports.append(key, stampEvents(events, { by: run.by, at: ports.now(), newId: () => ports.newId('ev') }));
    await ports.runs.beat(run.puskesmasId, run.runId);
    appended += events.length;
    progress.take(events);
  }
  progress.finish();
  return appended;
}

function inOrder(documents: readonly DocumentPlan[]): readonly DocumentPlan[] {
  const rank = ({ documentId }: DocumentPlan): number => (documentId.startsWith('register:') ? 0 : 1);
  return [...documents].sort((a, b) => rank(a) - rank(b));
}

/** Counts rows by the source that their events name; rows that add nothing count when all is done. */
class RowProgress {
  readonly #totals: ReadonlyMap<string, number>;
  readonly #seen = new Map<string, Set<string>>();
  readonly #watch: AppendWatch;

  constructor(planned: PlannedFile, watch: AppendWatch) {
    this.#totals = new Map(planned.files.map(({ file, rowCount }) => [file, rowCount]));
    this.#watch = watch;
    for (const [file, total] of this.#totals) watch.onProgress?.({ file, done: 0, total });
  }

  take(events: readonly PlannedEvent[]): void {
    const touched = new Set<string>();
    for (const { data } of events) {
      const source = data['$source'];
      if (typeof source !== 'string') continue;
      const file = source.slice(0, source.lastIndexOf('#'));
      const seen = this.#seen.get(file) ?? new Set();
      this.#seen.set(file, seen.add(source));
      touched.add(file);
    }
    for (const file of touched) this.#tell(file, this.#seen.get(file)?.size ?? 0);
  }

  finish(): void {
    for (const [file, total] of this.#totals) this.#tell(file, total);
  }

  #tell(file: string, done: number): void {
    this.#watch.onProgress?.({ file, done, total: this.#totals.get(file) ?? done });
  }
}
