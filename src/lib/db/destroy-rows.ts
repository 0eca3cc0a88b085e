import type { DeviceDatabase, StoredKey } from './database.ts';

/**
 * Destroys the key of this device and every row, in one transaction, and leaves it this new key; of the settings these stay, which are not sealed.
 * What the browser's files still hold of the rows until it tidies them up is sealed, and no key opens it. Until the new key is in use nothing can be
 * written here, so that no row is left behind that the old one has sealed.
 */
export async function destroyRows(
  database: DeviceDatabase,
  key: StoredKey,
  settingsKept: readonly string[],
): Promise<void> {
  database.useBox(undefined);
  await database.transaction('rw', database.tables, async () => {
    const kept = await database.settings.bulkGet([...settingsKept]);
    for (const table of database.tables) await table.clear();
    await database.settings.bulkPut(kept.filter((one) => one !== undefined));
    await database.keys.put(key);
  });
}
