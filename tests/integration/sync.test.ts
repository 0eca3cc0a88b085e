import { expect, test } from 'vitest';
import { StockClient } from '../support/stock-client.ts';
import { startSyncServer } from '../support/sync-server.ts';
import { eventIdsIn } from '../support/test-device.ts';

const SESSION = 'session:melati:2026-08-07';
const KEY = { puskesmasId: 'pm_a', documentId: SESSION };

test('[SY1] stock clients sync as they are and get no message kind above 3', async () => {
  await using server = await startSyncServer();
  using tablet = new StockClient(server.url, SESSION, 'tablet-1');
  using phone = new StockClient(server.url, SESSION, 'tablet-2');
  tablet.write(3);
  phone.write(2);
  await tablet.until(() => tablet.eventIds().length === 5);
  await phone.until(() => phone.eventIds().length === 5);
  tablet.write();
  await phone.until(() => phone.eventIds().length === 6);
  await server.rooms.flush();
  expect(phone.eventIds()).toEqual(tablet.eventIds());
  expect(eventIdsIn((await server.log.readUpdates(KEY)).map((entry) => entry.update))).toEqual(tablet.eventIds());
  expect(Math.max(...tablet.kinds, ...phone.kinds)).toBeLessThanOrEqual(3);
});
