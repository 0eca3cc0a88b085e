import { NEARLY_FULL, readStorageSafety, type StorageManagerPort } from '#lib/db/storage-guard.ts';
import type { StorageProblem } from './problems.ts';

/** How safe the data on this device are. */
export class StorageStatus {
  readonly #storage: StorageManagerPort | undefined;
  #isPersisted = $state.raw(false);
  #used = $state.raw<number | undefined>();
  #problem = $state.raw<StorageProblem | undefined>();

  constructor(storage: StorageManagerPort | undefined) {
    this.#storage = storage;
  }

  /** The browser promised not to clear the data by itself. */
  get persisted(): boolean {
    return this.#isPersisted;
  }

  /** Share of the allowed storage in use, 0 to 1; undefined where the browser does not say. */
  get used(): number | undefined {
    return this.#used;
  }

  /** A person should make room before the disk refuses a write. */
  get isNearlyFull(): boolean {
    return this.#used !== undefined && this.#used >= this.nearlyFullFrom;
  }

  /** From this share on. */
  get nearlyFullFrom(): number {
    return NEARLY_FULL;
  }

  /** The last write that failed; undefined again after one that went well. */
  get problem(): StorageProblem | undefined {
    return this.#problem;
  }

  /** Asks the browser how things stand. */
  async refresh(): Promise<void> {
    const { persisted, used } = await readStorageSafety(this.#storage);
    this.#isPersisted = persisted;
    this.#used = used;
  }

  /** Asks the browser to keep the data; best called from a tap. @returns whether it promised */
  async askToPersist(): Promise<boolean> {
    await this.#storage?.persist();
    await this.refresh();
    return this.#isPersisted;
  }

  /** Notes how a write went. */
  note(problem: StorageProblem | undefined): void {
    this.#problem = problem;
  }
}
