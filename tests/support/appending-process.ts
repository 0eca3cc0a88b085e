// Makes the tables of a store where they are missing, then appends to its log, without end or so many events: says `ready`, and the id of each event
// once its commit is acknowledged. A failed append is tried again, as the server does.
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { appendChecked } from './append-checked.ts';
import { TestDevice } from './test-device.ts';

const [url = '', deviceId = '', documentId = '', count = 'Infinity'] = process.argv.slice(2);
const database = openDatabase(url);
await migrate(database, MIGRATIONS);
process.stdout.write('ready\n');
const log = new LogStore(database, deviceId);
const device = new TestDevice(deviceId);
for (let n = 0; n < Number(count); n++) {
  const id = `${deviceId}-${n}`;
  const update = device.write(1, { id });
  while (!(await isStored(update))) continue;
  process.stdout.write(`${id}\n`);
}
await database.close();

async function isStored(update: Uint8Array): Promise<boolean> {
  try {
    await appendChecked(log, { puskesmasId: 'pm_a', documentId }, update);
    return true;
  } catch {
    return false;
  }
}
