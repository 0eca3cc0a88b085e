import * as decoding from 'lib0/decoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#lib/sync/close-codes.ts';
import { MESSAGE, readRefused } from '#lib/sync/messages.ts';
import { DEFAULT_LIMITS } from '#server/ws/limits.ts';
import { craftUpdate, updateMessage } from '../support/craft-update.ts';
import { RawClient } from '../support/raw-client.ts';
import { StockClient } from '../support/stock-client.ts';
import { startSyncServer, type SyncServer } from '../support/sync-server.ts';
import { TestDevice } from '../support/test-device.ts';

const SESSION = 'session:melati:2026-08-07';
const STEP1_EMPTY = [0, 0, 1, 0];

/** The room still works for the others: one writes, the other gets it. */
async function expectRoomGoesOn(server: SyncServer): Promise<void> {
  using tablet = new StockClient(server.url, SESSION, 'tablet-8', { receipts: true });
  using phone = new StockClient(server.url, SESSION, 'tablet-9');
  const event = tablet.write();
  await tablet.until(() => tablet.receipts.length > 0 && tablet.isOwnReceipted);
  await phone.until(() => Y.decodeStateVector(phone.stateVector).has(tablet.doc.clientID));
  expect(event.length).toBeGreaterThan(0);
  expect(phone.doc.store.pendingStructs).toBeNull();
}

describe('messages that are none', () => {
  test.each<[string, number[]]>([
    ['zero length', []],
    ['random bytes', [9, 200, 3, 77, 250, 1]],
    ['a kind of the server', [MESSAGE.receipt, 1, 0]],
    ['an unknown part of a sync message', [0, 7, 1, 0]],
    ['a truncated sync message', [0, 2, 50, 1, 2]],
    ['a state vector that is none', [0, 0, 3, 200, 200, 200]],
    ['text', [...Buffer.from('{"hello":1}')]],
  ])('[SY6] %s closes the socket for good', async (_, bytes) => {
    await using server = await startSyncServer();
    using hostile = new RawClient(server.url, SESSION);
    await hostile.opened;
    hostile.send(bytes);
    expect(await hostile.closed).toBe(CLOSE.badProtocol);
    await expectRoomGoesOn(server);
  });

  test('[SY6] a message that is too long closes the socket for good', async () => {
    await using server = await startSyncServer();
    using hostile = new RawClient(server.url, SESSION);
    await hostile.opened;
    hostile.send(new Uint8Array(3 * 1024 * 1024));
    expect(await hostile.closed).toBe(CLOSE.tooMuch);
    await expectRoomGoesOn(server);
  });

  test('[SY6] one that is far too long is cut off before it has been read', async () => {
    await using server = await startSyncServer();
    using hostile = new RawClient(server.url, SESSION);
    await hostile.opened;
    hostile.send(new Uint8Array(30 * 1024 * 1024));
    expect([1006, 1009]).toContain(await hostile.closed);
    await expectRoomGoesOn(server);
  });
});

describe('updates that may not be stored', () => {
  const updateOf = (change: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    doc.transact(() => change(doc));
    return Y.encodeStateAsUpdate(doc);
  };
  const events = (doc: Y.Doc) => doc.getArray('ev:tablet-1');
  const whole = updateOf((doc) => events(doc).push([['e1'], ['e2']]));

  test.each<[string, Uint8Array, string]>([
    ['a truncated update', whole.subarray(0, whole.length - 4), 'update.unreadable'],
    ['random bytes', new Uint8Array([3, 200, 7, 1, 99, 12]), 'update.unreadable'],
    ['a deletion', updateOf((doc) => (events(doc).push([['e1']]), events(doc).delete(0))), 'update.deletes'],
    ['a foreign name', updateOf((doc) => doc.getArray('people').push([['e1']])), 'update.foreignName'],
    ['a map', updateOf((doc) => doc.getMap('ev:tablet-1').set('a', 1)), 'update.notAppend'],
    [
      'one client twice',
      craftUpdate([[{ client: 1, clock: 0 }], [{ client: 2, clock: 0 }], [{ client: 1, clock: 1 }]]),
      'update.unreadable',
    ],
  ])('[SY6] %s is refused by name, and the room and the socket go on', async (_, update, code) => {
    await using server = await startSyncServer();
    using hostile = new RawClient(server.url, SESSION);
    await hostile.opened;
    hostile.send(updateMessage(update));
    const refused = decoding.createDecoder(await hostile.message(MESSAGE.refused));
    decoding.readVarUint(refused);
    expect(readRefused(refused).code).toBe(code);
    expect(await server.log.lastSeq()).toBe(0);
    hostile.send(updateMessage(new TestDevice('tablet-1').write()));
    await hostile.message(MESSAGE.receipt);
    await expectRoomGoesOn(server);
  });

  test('[SY5] clients that wait for each other are asked for what is missing, and nothing is stored', async () => {
    await using server = await startSyncServer();
    using hostile = new RawClient(server.url, SESSION);
    await hostile.opened;
    await hostile.message(MESSAGE.sync);
    hostile.messages.length = 0;
    const one = { client: 1, clock: 0, origin: { client: 2, clock: 0 } };
    const two = { client: 2, clock: 0, origin: { client: 1, clock: 0 } };
    hostile.send(updateMessage(craftUpdate([[one], [two]])));
    expect([...(await hostile.message(MESSAGE.sync))]).toEqual(STEP1_EMPTY);
    expect(await server.log.lastSeq()).toBe(0);
  });
});

describe('too much and too little', () => {
  test('[SY6] a flood is slowed down to what a socket may send; nobody else has to wait for it', async () => {
    const limits = { burstMessages: 50, messagesPerSecond: 2_000 };
    await using server = await startSyncServer({ rooms: { limits } });
    using hostile = new RawClient(server.url, SESSION);
    await hostile.opened;
    const count = 3_000;
    // Padded, so that they come in many reads: what one read has brought is always worked off.
    const message = [MESSAGE.queryAwareness, ...Buffer.alloc(300)];
    for (let i = 0; i < count; i++) hostile.send(message);
    await expectRoomGoesOn(server);
    expect(server.rooms.counters.messagesReceived).toBeLessThan(count);
    // What it sent is still read, in its own time: the room is asked last of all.
    hostile.messages.length = 0;
    hostile.send(STEP1_EMPTY);
    await hostile.message(MESSAGE.sync);
    expect(server.rooms.counters.floodsSlowed).toBeGreaterThan(0);
  });

  test('[SY6] 10,000 messages in one second, by the limits as they are: the others work on as if nobody had', async () => {
    await using server = await startSyncServer();
    using hostile = new RawClient(server.url, SESSION);
    await hostile.opened;
    const count = 10_000;
    const message = [MESSAGE.queryAwareness, ...Buffer.alloc(300)];
    for (let i = 0; i < count; i++) hostile.send(message);
    for (let i = 0; i < 3; i++) await expectRoomGoesOn(server);
    // Most of it has not even been read; it waits in the sender's own buffers.
    expect(server.rooms.counters.messagesReceived).toBeLessThan(count);
    expect(server.rooms.counters.floodsSlowed).toBeGreaterThan(0);
    expect(hostile.socket.readyState).toBe(hostile.socket.OPEN);
  });

  test('[SY6] a reader that does not read is cut when 4 MB wait for it, and nobody else waits', async () => {
    await using server = await startSyncServer();
    using slow = new RawClient(server.url, SESSION);
    await slow.opened;
    slow.send(STEP1_EMPTY);
    await slow.message(MESSAGE.receipt);
    slow.socket.pause();
    using tablet = new StockClient(server.url, SESSION, 'tablet-2', { receipts: true });
    using phone = new StockClient(server.url, SESSION, 'tablet-3');
    await tablet.until(() => tablet.receipts.length > 0);
    const note = 'x'.repeat(250_000);
    let written = 0;
    while (server.rooms.counters.slowReadersCut === 0) {
      tablet.write(1, { data: { note } });
      written += note.length;
      await tablet.until(() => tablet.isOwnReceipted);
    }
    expect(written).toBeGreaterThan(DEFAULT_LIMITS.queuedBytes);
    // What lies between is the kernel's to keep.
    expect(written).toBeLessThan(DEFAULT_LIMITS.queuedBytes + 32 * 1024 * 1024);
    await phone.until(() => phone.eventIds().length === tablet.eventIds().length);
    expect(server.rooms.counters.socketsOpen).toBe(2);
  });

  test('[SY6] a reader that does not read is cut, told to return, and gets everything when it does', async () => {
    await using server = await startSyncServer({ rooms: { limits: { queuedBytes: 20_000 } } });
    using slow = new RawClient(server.url, SESSION);
    await slow.opened;
    slow.send(STEP1_EMPTY);
    await slow.message(MESSAGE.receipt);
    slow.socket.pause();
    using tablet = new StockClient(server.url, SESSION, 'tablet-2', { receipts: true });
    await tablet.until(() => tablet.receipts.length > 0);
    const note = 'x'.repeat(100_000);
    while (server.rooms.counters.slowReadersCut === 0) {
      tablet.write(1, { data: { note } });
      await tablet.until(() => tablet.isReceipted);
    }
    slow.socket.resume();
    expect(await slow.closed).toBe(CLOSE.tooSlow);
    using back = new StockClient(server.url, SESSION, 'tablet-1');
    await back.until(() => back.eventIds().length === tablet.eventIds().length);
  });

  test('[SY6] presence that is no JSON, too long or of too many clients goes to nobody', async () => {
    await using server = await startSyncServer({ rooms: { limits: { presenceBytes: 50, presenceClients: 2 } } });
    using hostile = new RawClient(server.url, SESSION);
    using tablet = new StockClient(server.url, SESSION, 'tablet-2');
    await tablet.until(() => tablet.provider.synced);
    const say = (client: number, state: string) => {
      const entry = [1, client, 1, state.length, ...Buffer.from(state)];
      hostile.send([MESSAGE.awareness, entry.length, ...entry]);
    };
    await hostile.opened;
    say(1, '{broken');
    say(2, JSON.stringify('x'.repeat(60)));
    for (const client of [3, 4, 5]) say(client, '{"a":1}');
    await tablet.until(() => tablet.provider.awareness.getStates().has(4));
    await expectRoomGoesOn(server);
    const others = [...tablet.provider.awareness.getStates().keys()].filter((client) => client !== tablet.doc.clientID);
    expect(others).toEqual([3, 4]);
  });

  test('[SY7] a page of a foreign origin gets no socket, and other paths are none', async () => {
    await using server = await startSyncServer({ isAllowedOrigin: (origin) => origin === 'https://posyandu.example' });
    using good = new RawClient(server.url, SESSION, { origin: 'https://posyandu.example' });
    await good.opened;
    using foreign = new RawClient(server.url, SESSION, { origin: 'https://elsewhere.example' });
    await expect(foreign.opened).rejects.toThrow('403');
    using lost = new RawClient(server.url.replace('/sync', '/other'), SESSION);
    await expect(lost.opened).rejects.toThrow('404');
  });
});
