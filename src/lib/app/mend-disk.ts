import { setBrokenAside } from '#lib/db/broken-rows.ts';
import { DATABASE_NAME, DeviceDatabase } from '#lib/db/database.ts';
import { openDeviceData, type DeviceData, type DeviceDataPorts } from '#lib/db/device-data.ts';
import { unlockDatabase } from '#lib/db/unlock-database.ts';
import { keepSetAside } from './safety/set-aside.ts';
import { isHalfMended, mendStorage } from './storage-check.ts';

/** Sets rows aside that do not open any more, puts together what they belonged to, and keeps what there is to be told of it. */
export async function mendDisk(ports: DeviceDataPorts): Promise<void> {
  await setAside(ports);
  const data = await openDeviceData(ports);
  try {
    await mendRest(data, ports.now);
  } finally {
    await data.close();
  }
}

/**
 * Puts together what rows that have been set aside belonged to; a kill may have left others where they are.
 * @returns true where there was something left to do
 */
export async function mendRest(data: DeviceData, now: () => number): Promise<boolean> {
  if (!(await isHalfMended(data.database))) return false;
  await setBrokenAside(data.database);
  await mendStorage(data, now, (finding) => keepSetAside(data.settings, finding));
  return true;
}

async function setAside(ports: DeviceDataPorts): Promise<void> {
  const { name = DATABASE_NAME, indexedDb } = ports;
  const database = new DeviceDatabase(name, indexedDb);
  try {
    await database.open();
    await unlockDatabase(database, ports);
    await setBrokenAside(database);
  } finally {
    database.close();
  }
}
