import type { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { IndexedDbPort } from '#lib/db/database.ts';
import * as lateDocuments from '#lib/db/late-documents.ts';
import * as cipher from '#lib/vault/box.ts';
import { openDeviceData, type DeviceData, type DeviceDataPorts } from '#lib/db/device-data.ts';

let made = 0;

/** A disk of a device that does not exist: what one opening has written, the next one finds. */
export interface FakeDisk {
  readonly name: string;
  readonly indexedDb: IndexedDbPort;
}

/** An empty disk. */
export function makeDisk(): FakeDisk {
  made += 1;
  return { name: `test-${made}`, indexedDb: { indexedDB: new IDBFactory(), IDBKeyRange } };
}

/** Opens the device's data on a disk, as a tab does; several at once are several tabs. */
export function openTab(disk: FakeDisk, ports: Partial<DeviceDataPorts> = {}): Promise<DeviceData> {
  return openDeviceData({
    now: () => Date.UTC(2026, 7, 7, 1),
    vault: { subtle: crypto.subtle, randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    loadLate: () => Promise.resolve(lateDocuments),
    loadCipher: () => Promise.resolve(cipher),
    ...disk,
    ...ports,
  });
}

/** What a killed tab throws from the write at which it died; nothing of that transaction is on the disk. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Lets every write of a tab ask first: `allow` gets the name of the table and throws to make the write, and its transaction, fail. */
export function openGuardedTab(
  disk: FakeDisk,
  allow: (table: string) => void,
  ports: Partial<DeviceDataPorts> = {},
): Promise<DeviceData> {
  return openTab(disk, { ...ports, ...guardDisk(disk, allow) });
}

/** The same disk with every write asking first. */
export function guardDisk(disk: FakeDisk, allow: (table: string) => void): FakeDisk {
  const addon = (database: Dexie): void => {
    database.use({
      stack: 'dbcore',
      name: 'guarded',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          const mutate: typeof table.mutate = async (request) => {
            allow(name);
            return table.mutate(request);
          };
          return { ...table, mutate };
        },
      }),
    });
  };
  return { ...disk, indexedDb: { ...disk.indexedDb, addons: [addon] } };
}
