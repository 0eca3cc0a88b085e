import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { updateMessage } from '../support/craft-update.ts';
import { StockClient } from '../support/stock-client.ts';
import { makeGrant, makeRights, startSyncServer } from '../support/sync-server.ts';
import { eventIdsIn } from '../support/test-device.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { findFreePort } from '../support/free-port.ts';
import { holdAppends } from '../support/hold-appends.ts';

const AN_HOUR_MS = 3_600_000;
const SESSION = 'session:melati:2026-08-07';
const REGISTER = 'register:melati';
const KEY = { puskesmasId: 'pm_a', documentId: SESSION };

describe('stock clients', () => {
  test('[SY1] sync as they are and get no message kind above 3', async () => {
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

  test('[SY1] a refused update is dropped without a word that a stock client would not know', async () => {
    await using server = await startSyncServer();
    using tablet = new StockClient(server.url, SESSION, 'tablet-1');
    using phone = new StockClient(server.url, SESSION, 'tablet-2');
    await phone.until(() => phone.provider.synced);
    tablet.doc.getMap('notes').set('a', 1);
    phone.write();
    await tablet.until(() => tablet.eventIds().length === 1);
    expect(phone.doc.share.has('notes')).toBe(false);
    expect(tablet.provider.wsconnected).toBe(true);
    expect(Math.max(...tablet.kinds)).toBeLessThanOrEqual(3);
  });

  test('[SY3] an update reaches the others as it came, and not its sender', async () => {
    await using server = await startSyncServer();
    using tablet = new StockClient(server.url, SESSION, 'tablet-1');
    using phone = new StockClient(server.url, SESSION, 'tablet-2');
    await tablet.until(() => tablet.provider.synced);
    await phone.until(() => phone.provider.synced);
    const [sentBefore, gotBefore] = [tablet.syncMessages, phone.syncMessages];
    const arrived: Uint8Array[] = [];
    phone.doc.on('update', (update: Uint8Array) => arrived.push(update));
    const sent = tablet.write(2);
    await phone.until(() => phone.eventIds().length === 2);
    expect(arrived).toEqual([sent]);
    expect(phone.syncMessages).toBe(gotBefore + 1);
    expect(tablet.syncMessages).toBe(sentBefore);
  });

  test('presence reaches those who are here and those who come, and goes with its socket', async () => {
    await using server = await startSyncServer();
    using tablet = new StockClient(server.url, SESSION, 'tablet-1');
    await tablet.until(() => tablet.provider.synced);
    tablet.provider.awareness.setLocalState({ step: 'measurement' });
    using phone = new StockClient(server.url, SESSION, 'tablet-2');
    const seen = () => phone.provider.awareness.getStates().get(tablet.doc.clientID);
    await phone.until(() => seen() !== undefined);
    expect(seen()).toEqual({ step: 'measurement' });
    tablet.provider.awareness.setLocalState({ step: 'education' });
    await phone.until(() => seen()?.step === 'education');
    tablet.provider.ws?.close();
    await phone.until(() => seen() === undefined);
  });
});

describe('receipts', () => {
  test('[SY2] come only after the commit', async () => {
    const held = holdAppends();
    await using server = await startSyncServer({ wrapLog: held.wrap });
    using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
    using phone = new StockClient(server.url, SESSION, 'tablet-2');
    await tablet.until(() => tablet.receipts.length === 1);
    await phone.until(() => phone.provider.synced);
    tablet.write();
    // The peer has it already, the disk not yet.
    await phone.until(() => phone.eventIds().length === 1);
    await held.reached;
    expect(tablet.isReceipted).toBe(false);
    held.release();
    await tablet.until(() => tablet.isReceipted);
    expect(eventIdsIn((await server.log.readUpdates(KEY)).map((entry) => entry.update))).toEqual(tablet.eventIds());
  });

  test('[SY3] what comes while a commit is under way goes to the others when it has ended', async () => {
    const held = holdAppends();
    const limits = { commitWaitMs: AN_HOUR_MS, commitWaitMaxMs: AN_HOUR_MS };
    await using server = await startSyncServer({ wrapLog: held.wrap, rooms: { limits } });
    using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
    using phone = new StockClient(server.url, SESSION, 'tablet-2');
    await phone.until(() => phone.provider.synced);
    tablet.write();
    await phone.until(() => phone.eventIds().length === 1);
    const committing = server.rooms.flush();
    await held.reached;
    const { framesRelayed } = server.rooms.counters;
    tablet.write();
    await expect.poll(() => server.rooms.counters.updatesAccepted).toBe(2);
    expect(server.rooms.counters.framesRelayed).toBe(framesRelayed);
    held.release();
    await committing;
    await phone.until(() => phone.eventIds().length === 2);
    await tablet.until(() => tablet.isReceipted);
  });

  test('[SY2] come for what the server has already, too', async () => {
    await using server = await startSyncServer();
    using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
    using phone = new StockClient(server.url, SESSION, 'tablet-2', { receipts: true });
    tablet.write(4);
    await phone.until(() => phone.eventIds().length === 4);
    phone.provider.ws?.send(Buffer.from(updateMessage(Y.encodeStateAsUpdate(phone.doc))));
    await phone.until(() => phone.isReceipted);
    await server.rooms.flush();
    expect(await server.log.readUpdates(KEY)).toHaveLength(1);
  });

  test('[SY2] come for what another device has brought, also where it waited for the disk when one came', async () => {
    const held = holdAppends();
    await using server = await startSyncServer({ wrapLog: held.wrap });
    using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true, connect: false });
    using phone = new StockClient(server.url, SESSION, 'tablet-2');
    tablet.write();
    phone.take(Y.encodeStateAsUpdate(tablet.doc));
    await held.reached;
    tablet.provider.connect();
    await tablet.until(() => tablet.receipts.length === 1);
    expect(tablet.isReceipted).toBe(false);
    held.release();
    await tablet.until(() => tablet.isReceipted);
  });

  test('[SY2] come after a commit that failed and was tried again', async () => {
    const held = holdAppends({ failures: 3 });
    await using server = await startSyncServer({ wrapLog: held.wrap });
    using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
    held.release();
    tablet.write();
    await tablet.until(() => tablet.receipts.length > 0 && tablet.isReceipted);
    expect(server.rooms.counters.commitFailures).toBe(3);
    expect(eventIdsIn((await server.log.readUpdates(KEY)).map((entry) => entry.update))).toEqual(tablet.eventIds());
  });
});

describe('coming back', () => {
  test('[SY2] after a restart of the server everyone has everything, and only what is missing travels', async () => {
    await using folder = await makeTempFolder();
    const [databaseUrl, port] = [`file:${folder.path}/log.db`, await findFreePort()];
    const first = await startSyncServer({ databaseUrl, port });
    using tablet = new StockClient(first.url, SESSION, 'tablet-1', { receipts: true });
    using phone = new StockClient(first.url, SESSION, 'tablet-2', { receipts: true });
    tablet.write(20);
    await tablet.until(() => tablet.receipts.length > 0 && tablet.isReceipted);
    await phone.until(() => phone.eventIds().length === 20);
    await first.stop();
    await tablet.until(() => !tablet.provider.wsconnected);
    tablet.write(2);
    phone.write(1);
    await using second = await startSyncServer({ databaseUrl, port });
    await tablet.until(() => tablet.eventIds().length === 23 && tablet.isOwnReceipted);
    await phone.until(() => phone.eventIds().length === 23 && phone.isOwnReceipted);
    expect(eventIdsIn((await second.log.readUpdates(KEY)).map((entry) => entry.update))).toEqual(phone.eventIds());
    // Nothing has been given, and stored, twice.
    expect((await second.log.readAfter(0, 100)).flatMap((entry) => entry.tuples)).toHaveLength(23);
  });

  test('[SY2] a stopping server brings what it has to the disk, sends the receipt, and asks its clients to return', async () => {
    const held = holdAppends();
    await using server = await startSyncServer({ wrapLog: held.wrap });
    using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
    await tablet.until(() => tablet.receipts.length === 1);
    let closedWith: number | undefined;
    tablet.provider.on('connection-close', (event) => (closedWith ??= event?.code));
    tablet.write();
    await held.reached;
    const stopping = server.stop();
    held.release();
    await tablet.until(() => !tablet.provider.wsconnected);
    expect(tablet.isReceipted).toBe(true);
    expect(closedWith).toBe(4509);
    await stopping;
  });

  test('[SY5] an update with a gap is not stored; the server asks for what is missing and gets it', async () => {
    await using server = await startSyncServer();
    using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
    await tablet.until(() => tablet.receipts.length === 1);
    const lost = tablet.provider.ws;
    tablet.provider.ws = null;
    tablet.write();
    tablet.provider.ws = lost;
    tablet.write();
    await tablet.until(() => tablet.isReceipted);
    expect(server.rooms.counters.updatesWithGap).toBe(1);
    expect(eventIdsIn((await server.log.readUpdates(KEY)).map((entry) => entry.update))).toEqual(tablet.eventIds());
  });

  test('[SY3] a large first sync arrives whole, with what is written meanwhile', async () => {
    await using server = await startSyncServer({ rooms: { limits: { recentBytes: 4_000 } } });
    using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
    for (let i = 0; i < 150; i++) tablet.write();
    tablet.write(500);
    await tablet.until(() => tablet.receipts.length > 0 && tablet.isReceipted);
    using phone = new StockClient(server.url, SESSION, 'tablet-2');
    for (let i = 0; i < 20; i++) tablet.write();
    await phone.until(() => phone.eventIds().length === 670);
    expect(phone.doc.store.pendingStructs).toBeNull();
    using late = new StockClient(server.url, SESSION, 'tablet-3', { connect: false });
    late.take(Y.encodeStateAsUpdate(phone.doc));
    late.write(1);
    tablet.write(3);
    late.provider.connect();
    await late.until(() => late.eventIds().length === 674);
    await phone.until(() => phone.eventIds().length === 674);
  });
});

describe('hints', () => {
  test('[SY8] name another document of the same Posyandu to those who ask for receipts', async () => {
    await using server = await startSyncServer({ rooms: { limits: { hintMs: 1 } } });
    using atRegister = new StockClient(server.url, REGISTER, 'tablet-1', { receipts: true });
    using stockAtRegister = new StockClient(server.url, REGISTER, 'tablet-3');
    using elsewhere = new StockClient(server.url, 'register:mawar', 'tablet-4', { receipts: true });
    using atSession = new StockClient(server.url, SESSION, 'tablet-2', { receipts: true });
    for (const client of [atRegister, stockAtRegister, elsewhere, atSession])
      await client.until(() => client.provider.synced);
    atSession.write();
    await atRegister.until(() => atRegister.hints.length > 0);
    expect(atRegister.hints).toEqual([SESSION]);
    expect([...atSession.hints, ...elsewhere.hints]).toEqual([]);
    expect(Math.max(...stockAtRegister.kinds)).toBeLessThanOrEqual(3);
  });
});

describe('rights', () => {
  test('[SY7] without a right nothing of a document is sent or stored, and the client is told for good', async () => {
    const rights = makeRights({ good: makeGrant() });
    await using server = await startSyncServer({ rights });
    using known = new StockClient(server.url, SESSION, 'tablet-1', { ticket: 'good', receipts: true });
    known.write();
    await known.until(() => known.receipts.length > 0 && known.isReceipted);
    using stranger = new StockClient(server.url, SESSION, 'tablet-2', { ticket: 'bad' });
    let closedWith: number | undefined;
    stranger.provider.on('closed', ({ code }) => (closedWith = code));
    stranger.write();
    await stranger.until(() => !stranger.provider.shouldConnect);
    expect(closedWith).toBe(4401);
    expect(stranger.kinds).toEqual([]);
    expect(known.eventIds()).toHaveLength(1);
    using lost = new StockClient(server.url, 'notes:melati', 'tablet-3', { ticket: 'good' });
    lost.provider.on('closed', ({ code }) => (closedWith = code));
    await lost.until(() => !lost.provider.shouldConnect);
    expect(closedWith).toBe(4404);
  });

  test('[SY7] who may only read gets everything and changes nothing; who may only add gets receipts and nothing else', async () => {
    const rights = makeRights({
      full: makeGrant(),
      reader: makeGrant({ mayWrite: false }),
      adder: makeGrant({ mayRead: false }),
    });
    await using server = await startSyncServer({ rights });
    using full = new StockClient(server.url, SESSION, 'tablet-1', { ticket: 'full', receipts: true });
    using reader = new StockClient(server.url, SESSION, 'tablet-2', { ticket: 'reader', receipts: true });
    using adder = new StockClient(server.url, SESSION, 'tablet-3', { ticket: 'adder', receipts: true });
    full.write(2);
    adder.write();
    await adder.until(() => adder.receipts.length > 0 && adder.isReceipted);
    await full.until(() => full.eventIds().length === 3);
    await reader.until(() => reader.eventIds().length === 3);
    reader.write();
    await reader.until(() => reader.refusals.length > 0);
    full.write();
    await full.until(() => full.isReceipted);
    await reader.until(() => reader.eventIds().length === 5);
    expect(reader.refusals).toEqual([{ code: 'sync.noRight', detail: {} }]);
    expect(full.eventIds()).toHaveLength(4);
    expect(adder.eventIds()).toHaveLength(1);
  });

  test('[SY6] a device that is revoked in the middle is closed at once, and stays away', async () => {
    await using server = await startSyncServer();
    using tablet = new StockClient(server.url, SESSION, 'tablet-1');
    await tablet.until(() => tablet.provider.synced);
    let closedWith: number | undefined;
    tablet.provider.on('closed', ({ code }) => (closedWith = code));
    expect(server.hub.disconnect((grant) => grant.deviceId === 'tablet-1', 4410)).toBe(1);
    await tablet.until(() => !tablet.provider.shouldConnect);
    expect(closedWith).toBe(4410);
  });

  test('[E2] arrays of devices that are not enrolled, and those of the server, are refused by name', async () => {
    await using server = await startSyncServer();
    for (const deviceId of ['stranger', 'import']) {
      using tablet = new StockClient(server.url, SESSION, deviceId, { receipts: true });
      await tablet.until(() => tablet.receipts.length === 1);
      tablet.write();
      await tablet.until(() => tablet.refusals.length === 1);
      expect(tablet.refusals).toEqual([{ code: 'sync.deviceUnknown', detail: { device: deviceId } }]);
    }
    expect(await server.log.lastSeq()).toBe(0);
  });
});
