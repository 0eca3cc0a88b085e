import { Box } from '#lib/vault/box.ts';
import { makeWrappedKey, unwrapKey, type VaultPorts } from '#lib/vault/wrapped-key.ts';
import type { DeviceDatabase } from './database.ts';

/**
 * Gives the database the key of this device; the first opening makes it. Two tabs that start side by side end with the same one:
 * whichever was written first counts.
 */
export async function unlockDatabase(database: DeviceDatabase, vault: VaultPorts): Promise<void> {
  const stored = (await database.keys.get('data')) ?? (await keepFirst(database, vault));
  database.useBox(new Box(await unwrapKey(stored, vault.subtle), vault.randomBytes));
}

async function keepFirst(database: DeviceDatabase, vault: VaultPorts) {
  const made = { keyId: 'data', ...(await makeWrappedKey(vault)), isAllSealed: false } as const;
  return database.transaction('rw', database.keys, async () => {
    const first = await database.keys.get('data');
    if (!first) await database.keys.put(made);
    return first ?? made;
  });
}
