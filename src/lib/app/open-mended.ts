import { BROKEN_PREFIX, MENDING_PREFIX } from '#lib/db/broken-keys.ts';
import { openDeviceData, type DeviceData, type DeviceDataPorts } from '#lib/db/device-data.ts';
import { findStorageProblem } from '#lib/db/storage-problem.ts';

/** Runs `open`; where a row on the disk does not open any more, mends the disk and runs it once more. */
export async function openMended<T>(ports: DeviceDataPorts, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (findStorageProblem(error)?.code !== 'storage.damaged') throw error;
    const { mendDisk } = await import('./mend-disk.ts');
    await mendDisk(ports);
    return await open();
  }
}

/** Opens the device's data; where a kill has come into the middle of mending them, mends the rest first. */
export async function openWhole(ports: DeviceDataPorts): Promise<DeviceData> {
  const data = await openDeviceData(ports);
  const traces = await data.database.settings.where('key').startsWithAnyOf([BROKEN_PREFIX, MENDING_PREFIX]).count();
  if (traces === 0) return data;
  try {
    const { mendRest } = await import('./mend-disk.ts');
    if (!(await mendRest(data, ports.now))) return data;
  } catch (error) {
    await data.close();
    throw error;
  }
  await data.close();
  return await openDeviceData(ports);
}
