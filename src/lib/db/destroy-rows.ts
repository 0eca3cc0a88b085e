import type { DeviceDatabase } from './database.ts';

/**
 * Destroys the key of this device and every row, in one transaction; of the settings these stay. What the browser's files still hold of the rows
 * until it tidies them up is sealed, and no key opens it.
 */
export async function destroyRows(database: DeviceDatabase, settingsKept: readonly string[]): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    const kept = await database.settings.bulkGet([...settingsKept]);
    for (const table of database.tables) await table.clear();
    await database.settings.bulkPut(kept.filter((one) => one !== undefined));
  });
  database.useBox(undefined);
}
