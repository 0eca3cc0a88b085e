import { ok, type Result } from '#lib/domain/result.ts';
import type { Changes } from './changes.ts';
import type { DeviceDatabase } from './database.ts';
import { guardStorage } from './guard.ts';
import type { StorageProblem } from './storage-problem.ts';

/** Small values kept under a name: the device, its profile, who used it last. Readers parse what they get. */
export class Settings {
  readonly #database: DeviceDatabase;
  readonly #changes: Changes;

  constructor(database: DeviceDatabase, changes: Changes) {
    this.#database = database;
    this.#changes = changes;
  }

  /** The value as it was saved, undefined where there is none. */
  async load(key: string): Promise<unknown> {
    return (await this.#database.settings.get(key))?.value;
  }

  /** Saves a value that structured clone can carry; undefined removes it. */
  async save(key: string, value: unknown): Promise<Result<undefined, StorageProblem>> {
    const saved = await guardStorage(async () => {
      if (value === undefined) await this.#database.settings.delete(key);
      else await this.#database.settings.put({ key, value });
      return ok(undefined);
    });
    if (saved.ok) this.#changes.emit({ kind: 'setting', key });
    return saved;
  }
}
