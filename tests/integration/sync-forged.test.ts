import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeUpdate, MESSAGE, readProven } from '#lib/sync/messages.ts';
import { syncBatch } from '#server/ws/batch.ts';
import { RawClient } from '../support/raw-client.ts';
import { makeGrant, startSyncServer, type SyncServer } from '../support/sync-server.ts';
import { TestDevice, eventIdsIn } from '../support/test-device.ts';

const SESSION = 'session:melati:2026-08-07';
const KEY = { puskesmasId: 'pm_a', documentId: SESSION };

/** A tablet with one entry that everybody has, and a forger who writes at the place of its next one. */
async function makeForgery(server: SyncServer) {
  const [sri, forger] = [new TestDevice('tablet-1'), new TestDevice('tablet-1')];
  forger.take(sri.write());
  await give(server, sri.doc, 'tablet-1');
  forger.doc.clientID = sri.doc.clientID;
  const before = forger.stateVector;
  forger.write(1, { id: 'forged' });
  const forged = Y.encodeStateAsUpdate(forger.doc, before);
  const own = sri.write(1, { id: 'true' });
  return { sri, forged, own, client: sri.doc.clientID };
}

/** Gives an update in a batch, as `deviceId`. @returns the refusal */
async function give(server: SyncServer, given: Y.Doc | Uint8Array, deviceId: string): Promise<string> {
  const update = given instanceof Y.Doc ? Y.encodeStateAsUpdate(given) : given;
  const ask = { documentId: SESSION, stateVector: new Uint8Array([0]), update };
  const [answer] = await syncBatch(server.rooms, [ask], async () => makeGrant({ deviceId }));
  return answer!.refusal;
}

async function storedIds(server: SyncServer): Promise<string[]> {
  return eventIdsIn((await server.log.readUpdates(KEY)).map(({ update }) => update));
}

function provenIn(client: RawClient) {
  return client.messages
    .filter(([kind]) => kind === MESSAGE.proven)
    .flatMap((message) => {
      const decoder = decoding.createDecoder(message);
      decoding.readVarUint(decoder);
      return readProven(decoder);
    });
}

test('[SY14] whichever comes first, the forged entry or the true one: when a batch is answered both are on the disk', async () => {
  for (const order of ['forged first', 'true first'] as const) {
    await using server = await startSyncServer();
    const { forged, own } = await makeForgery(server);
    for (const update of order === 'forged first' ? [forged, own] : [own, forged]) {
      expect(await give(server, update, update === own ? 'tablet-1' : 'tablet-2'), order).toBe('');
    }
    expect(await storedIds(server), order).toEqual(expect.arrayContaining(['forged', 'true']));
  }
});

test('[SY14] a socket is proven what it gave, and only when the disk has it; a receipt alone proves nothing', async () => {
  await using server = await startSyncServer();
  const { sri, forged, own, client } = await makeForgery(server);
  await give(server, forged, 'tablet-2');
  using socket = new RawClient(server.url, SESSION, { query: '&proofs=1' });
  await socket.message(MESSAGE.proven);
  expect(provenIn(socket)).toEqual([]);
  socket.send(encodeUpdate(own));
  await socket.until(() => provenIn(socket).length > 0);
  expect(provenIn(socket)).toEqual([{ client, from: 1, to: 2 }]);
  expect(await storedIds(server)).toEqual(expect.arrayContaining(['forged', 'true']));
  // What follows behind it is new, and proven like any other.
  socket.send(encodeUpdate(sri.write(1, { id: 'next' })));
  await socket.until(() => provenIn(socket).length > 1);
  expect(provenIn(socket)[1]).toEqual({ client, from: 2, to: 3 });
  expect(await storedIds(server)).toContain('next');
});

test('[SY1] a socket that did not ask for proofs gets none', async () => {
  await using server = await startSyncServer();
  using socket = new RawClient(server.url, SESSION);
  await socket.opened;
  socket.send(encodeUpdate(new TestDevice('tablet-1').write()));
  await socket.message(MESSAGE.receipt);
  expect(socket.messages.filter(([kind]) => kind === MESSAGE.proven)).toEqual([]);
});

test('[SY14] what is given again and again is stored once', async () => {
  await using server = await startSyncServer();
  const { forged, own } = await makeForgery(server);
  for (const update of [forged, own]) await give(server, update, 'tablet-1');
  const seq = await server.log.lastSeq();
  for (const update of [own, forged, own, forged]) await give(server, update, 'tablet-1');
  expect(await server.log.lastSeq()).toBe(seq);
});

test('[SY14] a forged place in an array that its giver may not bring is refused by name', async () => {
  await using server = await startSyncServer();
  const { client } = await makeForgery(server);
  const stranger = new TestDevice('stranger');
  stranger.doc.clientID = client;
  expect(await give(server, stranger.write(1, { id: 'strange' }), 'tablet-2')).toBe('sync.deviceUnknown');
  expect(await storedIds(server)).not.toContain('strange');
});

test('[SY14] a number that a forger has begun in her own array: what its owner gives under it is stored in the owner’s, and proven', async () => {
  await using server = await startSyncServer();
  const sri = new TestDevice('tablet-1');
  const own = sri.write(3);
  const forger = new TestDevice('tablet-2');
  forger.doc.clientID = sri.doc.clientID;
  await give(server, forger.write(1, { id: 'forged' }), 'tablet-2');
  using socket = new RawClient(server.url, SESSION, { query: '&proofs=1' });
  await socket.message(MESSAGE.proven);
  socket.send(encodeUpdate(own));
  await socket.until(() => provenIn(socket).length > 0);
  expect(provenIn(socket)).toEqual([{ client: sri.doc.clientID, from: 0, to: 3 }]);
  expect(await storedIds(server)).toEqual(expect.arrayContaining(['forged', ...sri.eventIds()]));
  const seq = await server.log.lastSeq();
  expect(await give(server, own, 'tablet-1')).toBe('');
  expect(await server.log.lastSeq()).toBe(seq);
});
