import type { Send, StaffProblem } from './ask.ts';
import type { FileCounts, FileKind, ImportNews } from './import-answers.ts';
import { inspectFile, sendImport } from './import-api.ts';

/** A file laid on the desk. */
export interface DeskFile {
  readonly id: string;
  readonly file: File;
  /** What it was recognised as, or what somebody chose; undefined while it is looked at, and for what is no such file. */
  readonly kind: FileKind | undefined;
  readonly standing: 'looking' | 'known' | 'unknown';
  /** Why it is not known. */
  readonly problem?: StaffProblem;
  readonly rows?: number;
}

/** How the taking-in stands. */
export type DeskState =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'running'; readonly file: string; readonly done: number; readonly total: number }
  /** `runId` is missing where the server did not get as far as to note the run. */
  | { readonly kind: 'ended'; readonly how: 'done' | 'cancelled' | 'failed'; readonly runId: string | undefined };

/** The register first: weighings are matched with the people it brings. */
const ORDER: readonly FileKind[] = ['sasaran', 'eppgbm', 'lingkar-kepala'];

/**
 * The desk at which files are looked at and taken in.
 *
 * 1. A file is recognised by the server before anything is stored; the kind can be changed, and unknown files are not sent.
 * 2. Registers are sent before weighings, weighings before heads, whatever the order of choosing.
 * 3. Cancelling ends the run at the next row; what was taken stays, and importing again changes nothing twice.
 */
export class ImportDesk {
  readonly #send: Send;
  readonly #newId: () => string;
  #files = $state.raw<readonly DeskFile[]>([]);
  #state = $state.raw<DeskState>({ kind: 'choosing' });
  #results = $state.raw<readonly FileCounts[]>([]);
  #problem = $state.raw<StaffProblem>();
  #cancelling: AbortController | undefined;

  constructor(send: Send, newId: () => string) {
    this.#send = send;
    this.#newId = newId;
  }

  get files(): readonly DeskFile[] {
    return this.#files;
  }

  get state(): DeskState {
    return this.#state;
  }

  /** What became of the files that are through. */
  get results(): readonly FileCounts[] {
    return this.#results;
  }

  /** Why the run failed. */
  get problem(): StaffProblem | undefined {
    return this.#problem;
  }

  /** True where something can be sent: all files have been looked at, and at least one is known. */
  get ready(): boolean {
    return this.#known().length > 0 && this.#files.every((one) => one.standing !== 'looking');
  }

  /** True where a register is among the files: it makes the units that it names. */
  get bringsRegister(): boolean {
    return this.#files.some((one) => one.kind === 'sasaran');
  }

  /** Lays files on the desk and has each looked at; a file of the same name replaces the earlier one. */
  async add(files: readonly File[]): Promise<void> {
    if (this.#state.kind === 'ended') this.clear();
    const added = files.map((file): DeskFile => ({ id: this.#newId(), file, kind: undefined, standing: 'looking' }));
    const names = new Set(files.map((file) => file.name));
    this.#files = [...this.#files.filter((one) => !names.has(one.file.name)), ...added];
    for (const one of added) await this.#look(one);
  }

  chooseKind(id: string, kind: FileKind): void {
    this.#change(id, (one) => ({ ...one, kind, standing: 'known' }));
  }

  remove(id: string): void {
    this.#files = this.#files.filter((one) => one.id !== id);
  }

  /** Empties the desk. */
  clear(): void {
    this.#files = [];
    this.#results = [];
    this.#problem = undefined;
    this.#state = { kind: 'choosing' };
  }

  /** Takes in all known files. Resolves when the run has ended, in whatever way. */
  async run(units: { readonly puskesmas: string; readonly desa: string }): Promise<void> {
    const files = this.#known();
    this.#results = [];
    this.#problem = undefined;
    this.#state = { kind: 'running', file: files[0]?.file.name ?? '', done: 0, total: 0 };
    const cancelling = new AbortController();
    this.#cancelling = cancelling;
    let runId: string | undefined;
    const onnews = (news: ImportNews): void => {
      if ('run' in news) runId = news.run.runId;
      else this.#hear(news);
    };
    const sent = await sendImport(this.#send, { ...units, files }, { signal: cancelling.signal, onnews });
    this.#cancelling = undefined;
    if (cancelling.signal.aborted) this.#state = { kind: 'ended', how: 'cancelled', runId };
    else {
      if (!sent.ok) this.#problem = sent.problem;
      this.#state = { kind: 'ended', how: this.#problem ? 'failed' : 'done', runId };
    }
  }

  cancel(): void {
    this.#cancelling?.abort();
  }

  close(): void {
    this.cancel();
  }

  #known(): { file: File; kind: FileKind }[] {
    const known = this.#files.flatMap(({ file, kind }) => (kind ? [{ file, kind }] : []));
    return known.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  }

  async #look({ id, file }: DeskFile): Promise<void> {
    const looked = await inspectFile(this.#send, file);
    this.#change(id, (one) => {
      if (!looked.ok) return { ...one, standing: 'unknown', problem: looked.problem };
      const { kind, rows, code } = looked.value;
      if (kind) return { ...one, kind, rows, standing: 'known' };
      return { ...one, standing: 'unknown', problem: { code: code ?? 'import.noHeader' } };
    });
  }

  #change(id: string, change: (file: DeskFile) => DeskFile): void {
    this.#files = this.#files.map((one) => (one.id === id ? change(one) : one));
  }

  #hear(news: Exclude<ImportNews, { run: unknown }>): void {
    if ('progress' in news) this.#state = { kind: 'running', ...news.progress };
    else if ('file' in news) this.#results = [...this.#results, news.file];
    else this.#problem = news.problem;
  }
}
