import { expect, test } from 'vitest';
import { StockClient } from '../support/stock-client.ts';
import { startSyncServer } from '../support/sync-server.ts';

const SESSION = 'session:melati:2026-08-07';
const AN_HOUR_MS = 3_600_000;

test('[SY2] a full group is committed without waiting for more', async () => {
  const limits = { commitWaitMs: AN_HOUR_MS, commitWaitMaxMs: AN_HOUR_MS, commitUpdates: 3 };
  await using server = await startSyncServer({ rooms: { limits } });
  using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
  await tablet.until(() => tablet.provider.synced);
  for (let i = 0; i < limits.commitUpdates; i++) tablet.write();
  await tablet.until(() => tablet.isReceipted && tablet.eventIds().length === limits.commitUpdates);
  expect(server.rooms.counters.commits).toBe(1);
});
