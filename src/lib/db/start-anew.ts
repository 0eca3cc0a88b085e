import type { VaultPorts } from '#lib/vault/wrapped-key.ts';
import { DeviceDatabase, type IndexedDbPort } from './database.ts';
import { destroyRows } from './destroy-rows.ts';
import { makeStoredKey } from './unlock-database.ts';

/** The database of this device, opened without its key. */
export interface LockedDisk {
  readonly name?: string;
  readonly indexedDb?: IndexedDbPort;
}

/** How many own entries lie here without their second tick; their states are readable without a key. */
export function countLocked(disk: LockedDisk): Promise<number> {
  return withLocked(disk, (database) => database.journal.where({ state: 'saved' }).count());
}

/** Destroys what nobody can read any more, and gives this device a new key. Of the settings these stay, which are not sealed. */
export function startAnew(disk: LockedDisk, vault: VaultPorts, settingsKept: readonly string[]): Promise<void> {
  return withLocked(disk, async (database) => destroyRows(database, await makeStoredKey(vault), settingsKept));
}

async function withLocked<T>({ name, indexedDb }: LockedDisk, work: (database: DeviceDatabase) => PromiseLike<T>) {
  const database = new DeviceDatabase(name, indexedDb);
  try {
    await database.open();
    return await work(database);
  } finally {
    database.close();
  }
}
