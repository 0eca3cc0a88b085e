import { WebSocket } from 'ws';
import { expect, test } from 'vitest';
import { ok } from '#lib/domain/result.ts';
import type { ConnectionState } from '#lib/sync/transport.ts';
import { WebsocketTransport } from '#lib/sync/websocket-transport.ts';
import { until } from '../support/make-app.ts';
import { StockClient } from '../support/stock-client.ts';
import { startSyncServer } from '../support/sync-server.ts';
import { TestDevice } from '../support/test-device.ts';

const SESSION = 'session:melati:2026-08-07';

/** A socket of the app, of a device that cannot or can read what the server has not proven to have. */
function openTransport(serverUrl: string, readUnproven: () => Promise<Uint8Array>) {
  const device = new TestDevice('tablet-1');
  const [states, receipts]: [ConnectionState['kind'][], Uint8Array[]] = [[], []];
  const transport = new WebsocketTransport({
    serverUrl,
    documentId: SESSION,
    doc: device.doc,
    getTicket: async () => ok('any'),
    listener: {
      onState: ({ kind }) => states.push(kind),
      onReceipt: (stateVector) => receipts.push(stateVector),
      onProven: () => undefined,
      onChanged: () => undefined,
      onRefused: () => undefined,
    },
    readUnproven,
    random: () => 0,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  return { device, states, receipts, transport };
}

test('[SY15] a device that cannot read its disk when the server greets works on, and takes nothing for proven', async () => {
  await using server = await startSyncServer();
  let asked = 0;
  const broken = openTransport(server.url, async () => {
    asked += 1;
    throw new Error('DatabaseClosedError');
  });
  await until(() => asked > 0 && broken.transport.state.kind === 'live');
  using tablet = new StockClient(server.url, SESSION, 'tablet-2', { receipts: true });
  broken.device.write();
  await tablet.until(() => tablet.eventIds().length === 1);
  tablet.write();
  await tablet.until(() => tablet.isOwnReceipted);
  await until(() => broken.device.eventIds().length === 2);
  expect(broken.receipts).toEqual([]);
  broken.transport.close();

  const whole = openTransport(server.url, async () => new Uint8Array());
  await until(() => whole.receipts.length > 0);
  expect(whole.device.eventIds()).toEqual(tablet.eventIds());
  whole.transport.close();
});
