import { makeWrappedKey, unwrapKey, type VaultPorts } from '#lib/vault/wrapped-key.ts';
import type { DeviceDatabase, StoredKey } from './database.ts';

/** Loads the cipher; a page does so while its database is opened. */
export type LoadCipher = () => Promise<typeof import('#lib/vault/box.ts')>;

/** What makes the key of a device and opens it. */
export interface UnlockPorts {
  readonly vault: VaultPorts;
  readonly loadCipher: LoadCipher;
}

/**
 * Gives the database the key of this device; the first opening makes it. Two tabs that start side by side end with the same one:
 * whichever was written first counts.
 */
export async function unlockDatabase(database: DeviceDatabase, { vault, loadCipher }: UnlockPorts): Promise<void> {
  const loading = loadCipher();
  // Where the reading fails, that is what is told; this failure comes too late for anybody.
  loading.catch(() => undefined);
  const stored = (await database.keys.get('data')) ?? (await keepFirst(database, vault));
  const key = await unwrapKey(stored, vault.subtle);
  const { Box } = await loading;
  database.useBox(new Box(key, vault.randomBytes));
}

/** A new key for a device that has nothing to seal yet, or still has all of it open. */
export async function makeStoredKey(vault: VaultPorts): Promise<StoredKey> {
  return { keyId: 'data', ...(await makeWrappedKey(vault)), isAllSealed: false };
}

async function keepFirst(database: DeviceDatabase, vault: VaultPorts): Promise<StoredKey> {
  const made = await makeStoredKey(vault);
  return database.transaction('rw', database.keys, async () => {
    const first = await database.keys.get('data');
    if (!first) await database.keys.put(made);
    return first ?? made;
  });
}
