import type { Dexie, IndexableType, Table } from 'dexie';
import { BROKEN_PREFIX } from './broken-keys.ts';
import type { DeviceDatabase } from './database.ts';
import type { AnyRow } from './row-seal.ts';
import { SEALED_TABLES } from './sealed-tables.ts';
import { findStorageProblem } from './storage-problem.ts';

const BATCH = 200;

/** A row whose bytes have changed on the disk, with its readable fields. */
export interface BrokenRow {
  readonly table: string;
  readonly row: AnyRow;
}

/** A row that was set aside, as it lies among the settings, past the sealing. */
interface StoredBroken {
  readonly key: string;
  /** What it belonged to has not been put together anew yet. */
  readonly value: BrokenRow & { readonly isOpen: boolean };
}

/**
 * Looks at every sealed row, and puts those that do not open where nobody reads them: one of them would stop everything that reads its table.
 * Nothing is thrown away. A row is moved in one transaction; looking again finds nothing.
 */
export async function setBrokenAside(database: DeviceDatabase): Promise<void> {
  for (const name of Object.keys(SEALED_TABLES)) {
    const keys = await database.table(name).toCollection().primaryKeys();
    for (let from = 0; from < keys.length; from += BATCH) {
      const some = keys.slice(from, from + BATCH);
      if (await opens(database, name, some)) continue;
      for (const key of some) if (!(await opens(database, name, [key]))) await setAside(database, name, key);
    }
  }
}

/** Rows that were set aside and of which `closeBroken` has not been said. */
export function listOpenBroken(database: DeviceDatabase): Promise<BrokenRow[]> {
  return withRaw(database, async (raw) => (await openOf(raw)).map(({ value }) => value));
}

/** What these rows belonged to stands again; they stay where they are. */
export function closeBroken(database: DeviceDatabase): Promise<void> {
  return withRaw(database, async (raw) => {
    const settings = settingsOf(raw);
    await raw.transaction('rw', settings, async () => {
      const open = await openOf(raw);
      await settings.bulkPut(open.map(({ key, value }) => ({ key, value: { ...value, isOpen: false } })));
    });
  });
}

async function opens(database: DeviceDatabase, name: string, keys: readonly IndexableType[]): Promise<boolean> {
  try {
    await database.table(name).bulkGet([...keys]);
    return true;
  } catch (error) {
    if (findStorageProblem(error)?.code === 'storage.damaged') return false;
    throw error;
  }
}

/** Moves a row as it lies there. */
function setAside(database: DeviceDatabase, name: string, key: IndexableType): Promise<void> {
  return withRaw(database, async (raw) => {
    const [table, settings] = [raw.table<AnyRow>(name), settingsOf(raw)];
    await raw.transaction('rw', table, settings, async () => {
      const row = await table.get(key);
      if (!row) return;
      const value = { table: name, row, isOpen: true };
      await settings.put({ key: `${BROKEN_PREFIX}${name}:${JSON.stringify(key)}`, value });
      await table.delete(key);
    });
  });
}

async function openOf(raw: Dexie): Promise<StoredBroken[]> {
  const kept = await settingsOf(raw).where('key').startsWith(BROKEN_PREFIX).toArray();
  return kept.filter(({ value }) => value.isOpen);
}

function settingsOf(raw: Dexie): Table<StoredBroken, string> {
  return raw.table('settings');
}

async function withRaw<T>(database: DeviceDatabase, work: (raw: Dexie) => Promise<T>): Promise<T> {
  const raw = await database.openRaw();
  try {
    return await work(raw);
  } finally {
    raw.close();
  }
}
