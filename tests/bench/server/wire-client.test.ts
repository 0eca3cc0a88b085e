import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { docs, setupWSConnection } from '@y/websocket-server/utils';
import { expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import { eventAt } from './made-update.ts';
import { WireClient, type ClientEvents } from './wire-client.ts';

test('y-websocket’s own server takes what bare clients push, and they read what it passes on', async () => {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', setupWSConnection);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const join = async (client: number, events: ClientEvents): Promise<WireClient> => {
    const deviceId = `dv_${client}`;
    const options = { client, deviceId, room: 'room', dialect: 'y-websocket', events } as const;
    const joined = new WireClient(`ws://127.0.0.1:${port}/room`, options);
    await joined.ready();
    return joined;
  };

  const seen: [number, number][] = [];
  const reader = await join(2, { onUpdate: (client, clock) => seen.push([client, clock]) });
  const writer = await join(1, {});
  for (let i = 0; i < 3; i++) writer.push();
  await vi.waitFor(() => expect(seen).toEqual([[1, 0], [1, 1], [1, 2]])); // prettier-ignore
  const stored = docs.get('room')?.getArray(arrayNameOf('dv_1')).toJSON();
  expect(stored).toEqual([0, 1, 2].map((clock) => eventAt(1, clock)));

  const late: [number, number][] = [];
  const synced = Promise.withResolvers<void>();
  const newcomer = await join(3, { onUpdate: (...one) => late.push(one), onSynced: () => synced.resolve() });
  await synced.promise;
  expect(late).toEqual(seen);
  for (const client of [reader, writer, newcomer]) client.close();
  sockets.close();
  server.close();
});
