import { makeWrappedKey, unwrapKey, type VaultPorts } from '#lib/vault/wrapped-key.ts';
import type { DeviceDatabase, StoredKey } from './database.ts';
import { KeyLost } from './key-lost.ts';
import { SEALED_TABLES } from './sealed-tables.ts';
import { NoKey } from './sealing.ts';

/** Loads the cipher; a page does so while its database is opened. */
export type LoadCipher = () => Promise<typeof import('#lib/vault/box.ts')>;

/** What makes the key of a device and opens it. */
export interface UnlockPorts {
  readonly vault: VaultPorts;
  readonly loadCipher: LoadCipher;
}

/**
 * Gives the database the key of this device; the first opening makes it. Two tabs that start side by side end with the same one:
 * whichever was written first counts. Throws `KeyLost` where rows lie sealed that no key here opens.
 */
export async function unlockDatabase(database: DeviceDatabase, { vault, loadCipher }: UnlockPorts): Promise<void> {
  const loading = loadCipher();
  // Where the reading fails, that is what is told; this failure comes too late for anybody.
  loading.catch(() => undefined);
  const stored = (await database.keys.get('data')) ?? (await keepFirst(database, vault));
  const key = await unwrapKey(stored, vault.subtle).catch((cause: unknown) => {
    throw new KeyLost('the key of this device does not open', { cause });
  });
  const { Box } = await loading;
  database.useBox(new Box(key, vault.randomBytes));
}

/** A new key for a device that has nothing to seal yet, or still has all of it open. */
export async function makeStoredKey(vault: VaultPorts): Promise<StoredKey> {
  return { keyId: 'data', ...(await makeWrappedKey(vault)), isAllSealed: false };
}

async function keepFirst(database: DeviceDatabase, vault: VaultPorts): Promise<StoredKey> {
  const made = await makeStoredKey(vault);
  return database.transaction('rw', database.tables, async () => {
    const first = await database.keys.get('data');
    if (first) return first;
    if (await holdsSealedRows(database)) throw new KeyLost('rows lie sealed here, and their key is gone');
    await database.keys.put(made);
    return made;
  });
}

/** Looked for where rows lie first: what lies sealed was all sealed by the key that is gone, in every table. */
const FIRST_ROWS = 20;

async function holdsSealedRows(database: DeviceDatabase): Promise<boolean> {
  for (const name of Object.keys(SEALED_TABLES)) {
    const isReadable = await database
      .table(name)
      .limit(FIRST_ROWS)
      .toArray()
      .then(() => true, isNotNoKey);
    if (!isReadable) return true;
  }
  return false;
}

function isNotNoKey(error: unknown): boolean {
  if (error instanceof NoKey) return false;
  throw error;
}
