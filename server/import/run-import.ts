import type { LocalDate } from '#lib/domain/dates.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Puskesmas, Village } from '../units/port.ts';
import { appendPlan, type StoredRows } from './append-plan.ts';
import type { ImportPorts } from './import-ports.ts';
import type { ImportIssue } from './issue.ts';
import { detectKind, IMPORT_KINDS, type ImportKind } from './kinds.ts';
import type { PlannedFile } from './planned-file.ts';
import type { ImportRuns } from './runs/import-runs.ts';
import { summariseFile, unreadFile, type FileSummary, type RunState } from './runs/run-summary.ts';
import { planRegisterFile } from './sasaran/import-register.ts';
import type { Sheet, SheetProblem } from './sheet/cell.ts';
import { readSheet } from './sheet/read-sheet.ts';
import { planWeighedFiles } from './weighed/import-weighed.ts';
import { EPPGBM, LINGKAR_KEPALA, type ReadFile, type WeighedKind } from './weighed/weighed-kind.ts';

/** A file as it was handed in. */
export interface ImportFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What it is said to be; found out by its columns where nobody says. */
  readonly kind?: ImportKind;
}

export interface ImportRequest {
  readonly puskesmas: Puskesmas;
  /** Desa that a register speaks of; not needed for the other kinds. */
  readonly village?: Village;
  readonly files: readonly ImportFile[];
  /** Day up to which dates are possible; for a register the day it speaks of. */
  readonly today: LocalDate;
  /** Account, or `shell`; bears the events. */
  readonly by: { readonly id: string; readonly name: string };
}

/** Why nothing was imported at all. */
export type ImportProblem =
  /** Another import of this Puskesmas is at work. */
  | { readonly code: 'import.busy' }
  /** A register was given without saying which desa it is of. */
  | { readonly code: 'import.noVillage' };

/** What a run came to. */
export interface ImportOutcome {
  readonly runId: string;
  readonly state: RunState;
  readonly files: readonly FileSummary[];
  readonly issues: readonly ImportIssue[];
  /** Events appended; 0 where everything stood already. */
  readonly newEvents: number;
}

/** Whom a run tells how far it is, and what ends it early: what is stored by then stays, and the rest comes when it is run again. */
export interface ImportWatch {
  onProgress?(progress: StoredRows): void;
  readonly signal?: AbortSignal;
}

const WEIGHED: { readonly [kind in Exclude<ImportKind, 'sasaran'>]: WeighedKind } = {
  eppgbm: EPPGBM,
  'lingkar-kepala': LINGKAR_KEPALA,
};

/** Imports files: registers first, then all exports together, then head circumferences. Importing twice adds no event. */
export async function runImport(
  request: ImportRequest,
  ports: ImportPorts & { readonly runs: ImportRuns },
  watch: ImportWatch = {},
): Promise<Result<ImportOutcome, ImportProblem>> {
  const run = new ImportRun(request, ports, watch);
  return await run.start();
}

class ImportRun {
  readonly #request: ImportRequest;
  readonly #ports: ImportPorts & { readonly runs: ImportRuns };
  readonly #watch: ImportWatch;
  readonly #key: { readonly puskesmasId: string; readonly runId: string };
  readonly #files: FileSummary[] = [];
  readonly #issues: ImportIssue[] = [];
  #newEvents = 0;

  constructor(request: ImportRequest, ports: ImportPorts & { readonly runs: ImportRuns }, watch: ImportWatch) {
    this.#request = request;
    this.#ports = ports;
    this.#watch = watch;
    this.#key = { puskesmasId: request.puskesmas.puskesmasId, runId: ports.newId('im') };
  }

  async start(): Promise<Result<ImportOutcome, ImportProblem>> {
    const sheets = this.#readSheets();
    if (sheets.sasaran.length > 0 && !this.#request.village) return err({ code: 'import.noVillage' });
    const { runs } = this.#ports;
    const { id: actorId, name: actorName } = this.#request.by;
    if (!(await runs.begin({ ...this.#key, actorId, actorName }))) return err({ code: 'import.busy' });
    let state: RunState = 'failed';
    try {
      for (const kind of IMPORT_KINDS) await this.#takeKind(kind, sheets[kind]);
      state = this.#watch.signal?.aborted ? 'cancelled' : 'done';
    } finally {
      await runs.finish(this.#key, { state, files: this.#files, issues: this.#issues });
    }
    return ok({ ...this.#key, state, files: this.#files, issues: this.#issues, newEvents: this.#newEvents });
  }

  #readSheets(): { readonly [kind in ImportKind]: Sheet[] } {
    const sheets: { [kind in ImportKind]: Sheet[] } = { sasaran: [], eppgbm: [], 'lingkar-kepala': [] };
    for (const { file, bytes, kind: said } of this.#request.files) {
      const sheet = readSheet(file, bytes);
      const kind = sheet.ok ? (said ?? detectKind(sheet.value)) : said;
      if (!sheet.ok) this.#files.push(unreadFile(file, kind, sheet.problem.code));
      else if (kind === undefined) this.#files.push(unreadFile(file, undefined, 'import.noHeader'));
      else sheets[kind].push(sheet.value);
    }
    return sheets;
  }

  async #takeKind(kind: ImportKind, sheets: readonly Sheet[]): Promise<void> {
    if (sheets.length === 0 || this.#watch.signal?.aborted) return;
    if (kind === 'sasaran') {
      for (const sheet of sheets) await this.#takeRegister(sheet);
      return;
    }
    const read: ReadFile[] = [];
    for (const sheet of sheets) {
      const file = WEIGHED[kind].read(sheet, this.#request.today);
      if (file.ok) read.push(file.value);
      else this.#refuse(sheet, kind, file.problem);
    }
    if (read.length === 0) return;
    await this.#store(kind, await planWeighedFiles(WEIGHED[kind], read, this.#key.puskesmasId, this.#ports));
  }

  async #takeRegister(sheet: Sheet): Promise<void> {
    const { village, today } = this.#request;
    if (!village || this.#watch.signal?.aborted) return;
    const planned = await planRegisterFile(sheet, { village, today }, this.#ports);
    if (planned.ok) await this.#store('sasaran', planned.value);
    else this.#refuse(sheet, 'sasaran', planned.problem);
  }

  async #store(kind: ImportKind, planned: PlannedFile): Promise<void> {
    const { by } = this.#request;
    this.#newEvents += await appendPlan(planned, { ...this.#key, by: by.id }, this.#ports, this.#watch);
    // Issues in the order in which a person reads the file.
    const places = new Map(planned.files.map(({ file }, place) => [file, place]));
    const placeOf = (issue: ImportIssue): number => places.get(issue.file) ?? 0;
    this.#issues.push(...[...planned.issues].sort((a, b) => placeOf(a) - placeOf(b) || a.dataRow - b.dataRow));
    for (const { file, rowCount: rows, unknownHeadings } of planned.files) {
      this.#files.push(summariseFile({ file, kind, rows, unknownHeadings }, planned.issues));
    }
  }

  #refuse({ file }: Sheet, kind: ImportKind, problem: SheetProblem): void {
    this.#files.push(unreadFile(file, kind, problem.code));
  }
}
