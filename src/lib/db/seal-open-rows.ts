import type { DeviceDatabase } from './database.ts';
import { SEALED_TABLES } from './sealed-tables.ts';

/** Rows that are sealed in one transaction. */
const BATCH = 200;

/**
 * Seals what a version before ADR 0010 has left open. Each batch is read and written back in one transaction: a kill between two leaves some rows
 * sealed and some open, all of them readable, and the next start seals the rest. Nothing is read once all is sealed.
 */
export async function sealOpenRows(database: DeviceDatabase): Promise<void> {
  const key = await database.keys.get('data');
  if (!key || key.isAllSealed) return;
  for (const name of Object.keys(SEALED_TABLES)) await sealTable(database, name);
  await database.keys.put({ ...key, isAllSealed: true });
}

async function sealTable(database: DeviceDatabase, name: string): Promise<void> {
  const table = database.table(name);
  const keys = await table.toCollection().primaryKeys();
  for (let from = 0; from < keys.length; from += BATCH) {
    const some = keys.slice(from, from + BATCH);
    await database.transaction('rw', table, async () => {
      const rows: unknown[] = await table.bulkGet(some);
      // Another tab may have removed some of them meanwhile.
      await table.bulkPut(rows.filter((row) => row !== undefined));
    });
  }
}
