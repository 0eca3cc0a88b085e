// Writes to one document through the rooms of a server, as fast as its events become durable, beside others that do the same: says `ready`, the id of each
// event once it is on the disk, and in the end how often another process came between.
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { DocumentRooms } from '#server/ws/document-rooms.ts';
import { TestDevice } from './test-device.ts';

const [url = '', deviceId = '', documentId = '', count = '1'] = process.argv.slice(2);
const database = openDatabase(url);
await migrate(database, MIGRATIONS);
const rooms = await DocumentRooms.start({ log: new LogStore(database, deviceId), now: Date.now });
process.stdout.write('ready\n');
const room = await rooms.open({ puskesmasId: 'pm_a', documentId });
const device = new TestDevice(deviceId);
let mostTries = 0;
for (let n = 0; n < Number(count); n++) {
  const id = `${deviceId}-${n}`;
  const staleBefore = rooms.counters.staleAppends;
  const offered = room.offer(device.write(1, { id }), { deviceId, takes: () => true });
  if (offered.kind !== 'accepted') throw new Error(offered.kind);
  await room.whenDurable();
  mostTries = Math.max(mostTries, rooms.counters.staleAppends - staleBefore + 1);
  process.stdout.write(`${id}\n`);
}
process.stdout.write(`most tries ${mostTries}\n`);
await rooms.close();
await database.close();
