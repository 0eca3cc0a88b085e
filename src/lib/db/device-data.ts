import { Changes } from './changes.ts';
import { DATABASE_NAME, DeviceDatabase, type IndexedDbPort } from './database.ts';
import { destroyRows } from './destroy-rows.ts';
import { Documents, type LoadLate, type StorePort } from './documents.ts';
import { DraftStore } from './draft-store.ts';
import { isFoldOlder } from './fold-version.ts';
import { Journal } from './journal.ts';
import type { StoreFailed } from './open-document.ts';
import { sealOpenRows } from './seal-open-rows.ts';
import { Settings } from './settings.ts';
import { makeStoredKey, unlockDatabase, type UnlockPorts } from './unlock-database.ts';

const doNothing = (): void => undefined;

/** What opening the device's data needs from outside. */
export interface DeviceDataPorts extends UnlockPorts {
  readonly now: () => number;
  readonly loadLate: LoadLate;
  /** Another database than the app's own, in tests. */
  readonly name?: string;
  readonly indexedDb?: IndexedDbPort;
  /** Told when an update waits in memory because it could not be stored. */
  readonly onStoreFailed?: StoreFailed;
  /** Told when the browser has closed the database, or a newer version of the app needs it: nothing more is written until a reload. */
  readonly onClosed?: () => void;
}

/** Everything this device keeps, open. */
export interface DeviceData {
  readonly database: DeviceDatabase;
  readonly changes: Changes;
  readonly store: StorePort;
  readonly journal: Journal;
  readonly documents: Documents;
  readonly settings: Settings;
  readonly drafts: DraftStore;
  /** Destroys the key and all that it sealed, except these settings; an empty device with a new key is left. Other tabs are closed. */
  destroy(settingsKept: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens what this device keeps, and finishes what a kill has left unfinished: what an older version left open is sealed, rows
 * that it made are made anew, and the journal is replayed into the documents. Throws where the browser allows no storage or has lost the key
 * (`findStorageProblem` names it), and `SealBroken` where a row does not open (`mendDisk`).
 */
export async function openDeviceData(ports: DeviceDataPorts): Promise<DeviceData> {
  const { name = DATABASE_NAME, indexedDb, onClosed = doNothing } = ports;
  const database = new DeviceDatabase(name, indexedDb);
  database.on('close', onClosed);
  database.on('versionchange', () => {
    onClosed();
    database.close();
  });
  await database.open();
  const changes = new Changes(name);
  try {
    await unlockDatabase(database, ports);
    await sealOpenRows(database);
    return await finish(database, changes, ports);
  } catch (error) {
    changes.close();
    closeQuietly(database, onClosed);
    throw error;
  }
}

/** Dexie tells of closing also where it was asked to; only what nobody asked for is told. */
function closeQuietly(database: DeviceDatabase, onClosed: () => void): void {
  database.on('close').unsubscribe(onClosed);
  database.close();
}

async function finish(database: DeviceDatabase, changes: Changes, ports: DeviceDataPorts): Promise<DeviceData> {
  const { now, loadLate, onStoreFailed = doNothing, onClosed = doNothing } = ports;
  let isDestroyer = false;
  changes.listen(({ kind }) => {
    if (kind !== 'destroyed' || isDestroyer) return;
    onClosed();
    database.close();
    database.useBox(undefined);
  });
  const journal = new Journal(database, changes);
  const documents = new Documents({ database, changes, journal, now, onStoreFailed, loadLate });
  if ((await isFoldOlder(database)) || (await journal.listUnplaced()).length > 0) await documents.load();
  return {
    database,
    changes,
    store: documents.store,
    journal,
    documents,
    settings: new Settings(database, changes),
    drafts: new DraftStore(database, now),
    destroy: async (settingsKept) => {
      isDestroyer = true;
      await documents.close();
      await destroyRows(database, await makeStoredKey(ports.vault), settingsKept);
      changes.emit({ kind: 'destroyed' });
      await unlockDatabase(database, ports);
    },
    close: async () => {
      await documents.close();
      changes.close();
      closeQuietly(database, onClosed);
      database.useBox(undefined);
    },
  };
}
