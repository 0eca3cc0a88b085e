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

/** Documents that are appended at once, so that the log commits them with one disk sync. */
const AT_ONCE = 24;

/**
 * Appends what was planned, registers before sessions, so that nobody sees a visit of a person unknown.
 * @returns number of events appended
 */
export async function appendPlan(
  planned: PlannedFile,
  run: { readonly puskesmasId: string; readonly runId: string; readonly by: string },
  ports: AppendPorts,
  watch: AppendWatch,
): Promise<number> {
  const progress = new RowProgress(planned, watch);
  const author = { by: run.by, at: ports.now(), newId: () => ports.newId('ev') };
  let appended = 0;
  for (const group of groupsOf(planned.documents)) {
    if (watch.signal?.aborted) return appended;
    await Promise.all(
      group.map(({ documentId, events }) => {
        const key: DocumentKey = { puskesmasId: run.puskesmasId, documentId };
        return ports.append(key, stampEvents(events, author));
      }),
    );
    await ports.runs.beat(run.puskesmasId, run.runId);
    const events = group.flatMap((document) => document.events);
    appended += events.length;
    progress.take(events);
  }
  progress.finish();
  return appended;
}

/** Registers by themselves, then the sessions in parts. */
function groupsOf(documents: readonly DocumentPlan[]): DocumentPlan[][] {
  const registers = documents.filter(({ documentId }) => documentId.startsWith('register:'));
  const others = documents.filter((document) => !registers.includes(document));
  const groups = registers.map((register) => [register]);
  for (let from = 0; from < others.length; from += AT_ONCE) groups.push(others.slice(from, from + AT_ONCE));
  return groups;
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
