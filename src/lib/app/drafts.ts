import type { DraftKey, DraftStore } from '#lib/db/draft-store.ts';
import type { StorageProblem } from './problems.ts';

interface Waiting {
  readonly key: DraftKey;
  readonly entry: unknown;
}

/** Half-filled forms by account and form; they outlive reloads, kills and updates. Values are plain JSON (`parseDraft` of the form engine reads them). */
export class Drafts {
  readonly #store: DraftStore;
  readonly #accountId: () => string | undefined;
  readonly #onProblem: (problem: StorageProblem | undefined) => void;
  /** The newest of each form, while the disk is busy with an older one. */
  readonly #waiting = new Map<string, Waiting>();
  #writing: Promise<void> | undefined;

  constructor(
    store: DraftStore,
    accountId: () => string | undefined,
    onProblem: (problem: StorageProblem | undefined) => void,
  ) {
    this.#store = store;
    this.#accountId = accountId;
    this.#onProblem = onProblem;
  }

  /** The draft as it was saved; undefined where there is none. */
  async load(form: string, subject: string): Promise<unknown> {
    const key = this.#keyOf(form, subject);
    return this.#waiting.get(nameOf(key))?.entry ?? this.#store.load(key);
  }

  /** Puts a draft away at once; call it on every change, only the newest is written while the disk is busy. */
  save(form: string, subject: string, entry: unknown): void {
    const key = this.#keyOf(form, subject);
    this.#waiting.set(nameOf(key), { key, entry });
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
  }

  async clear(form: string, subject: string): Promise<void> {
    const key = this.#keyOf(form, subject);
    this.#waiting.delete(nameOf(key));
    await this.settled();
    await this.#store.clear(key);
  }

  /** Resolves when everything that was saved is on the disk, or could not be. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const saved = await this.#store.save(next.key, next.entry);
      this.#onProblem(saved.ok ? undefined : saved.problem);
    }
  }

  #next(): Waiting | undefined {
    const [first] = this.#waiting;
    if (!first) return undefined;
    this.#waiting.delete(first[0]);
    return first[1];
  }

  #keyOf(form: string, subject: string): DraftKey {
    return { accountId: this.#accountId() ?? '', form, subject };
  }
}

function nameOf({ accountId, form, subject }: DraftKey): string {
  return `${accountId} ${form} ${subject}`;
}
