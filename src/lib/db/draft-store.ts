import { ok, type Result } from '#lib/domain/result.ts';
import type { DeviceDatabase } from './database.ts';
import { guardStorage } from './guard.ts';
import type { StorageProblem } from './storage-problem.ts';

/** Which half-filled form is meant: of whom, which form, about whom. */
export interface DraftKey {
  readonly accountId: string;
  readonly form: string;
  readonly subject: string;
}

/** Half-filled forms on the disk. */
export class DraftStore {
  readonly #database: DeviceDatabase;
  readonly #now: () => number;

  constructor(database: DeviceDatabase, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async load({ accountId, form, subject }: DraftKey): Promise<unknown> {
    return (await this.#database.drafts.get([accountId, form, subject]))?.entry;
  }

  save(key: DraftKey, entry: unknown): Promise<Result<undefined, StorageProblem>> {
    return guardStorage(async () => {
      await this.#database.drafts.put({ ...key, entry, savedAt: this.#now() });
      return ok(undefined);
    });
  }

  clear({ accountId, form, subject }: DraftKey): Promise<Result<undefined, StorageProblem>> {
    return guardStorage(async () => {
      await this.#database.drafts.delete([accountId, form, subject]);
      return ok(undefined);
    });
  }
}
