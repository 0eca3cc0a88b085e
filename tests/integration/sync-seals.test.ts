import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#lib/sync/close-codes.ts';
import { appendAsServer } from '#server/ws/server-append.ts';
import { syncBatch } from '#server/ws/batch.ts';
import { Seals } from '#server/ws/seals.ts';
import { makeEvent } from '../support/make-event.ts';
import { StockClient } from '../support/stock-client.ts';
import { makeGrant, startSyncServer, type SyncServer } from '../support/sync-server.ts';
import { eventIdsIn, TestDevice } from '../support/test-device.ts';

const REGISTER = 'register:melati';
const KEY = { puskesmasId: 'pm_a', documentId: REGISTER };
const seals = new Seals('the key that lies in the store');
const UNKNOWN = (device: string) => ({ code: 'sync.deviceUnknown', detail: { device } });

async function storedIds(server: SyncServer, documentId = REGISTER): Promise<string[]> {
  return eventIdsIn((await server.log.readUpdates({ ...KEY, documentId })).map((entry) => entry.update));
}

/** A copy of the register as a tablet has it that worked with a server until that server lost its store. */
async function makeReturningDoc(): Promise<Y.Doc> {
  await using before = await startSyncServer({ rooms: { seals } });
  const events = ['i1', 'i2'].map((id) => makeEvent({ id, device: 'import', role: 'system', data: { name: id } }));
  await appendAsServer(before.rooms, KEY, events);
  using tablet = new StockClient(before.url, REGISTER, 'tablet-1', { receipts: true });
  tablet.write(3);
  await tablet.until(() => tablet.receipts.length > 0 && tablet.isReceipted && tablet.eventIds().length === 5);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(tablet.doc));
  return doc;
}

test('[SY11] a store that has lost what the server itself appended gets it back from a tablet, by socket and by batch', async () => {
  const returning = await makeReturningDoc();
  await using bySocket = await startSyncServer({ rooms: { seals } });
  using tablet = new StockClient(bySocket.url, REGISTER, 'tablet-1', { receipts: true, connect: false });
  tablet.take(Y.encodeStateAsUpdate(returning));
  tablet.provider.connect();
  await tablet.until(() => tablet.receipts.length > 0 && tablet.isReceipted);
  expect(tablet.refusals).toEqual([]);
  expect(await storedIds(bySocket)).toEqual(tablet.eventIds());

  await using byBatch = await startSyncServer({ rooms: { seals } });
  const ask = {
    documentId: REGISTER,
    stateVector: Y.encodeStateVector(returning),
    update: Y.encodeStateAsUpdate(returning),
  };
  const [answer] = await syncBatch(byBatch.rooms, [ask], async () => makeGrant({ deviceId: 'tablet-2' }));
  expect(answer?.refusal).toBe('');
  expect(await storedIds(byBatch)).toEqual(tablet.eventIds());
});

test('[SY11] events in the server’s name without its seal, changed, or of another document are refused', async () => {
  const returning = await makeReturningDoc();
  const sealed = returning.getArray<unknown[]>('ev:import').toArray();
  const forgeries = {
    [REGISTER]: [[makeTuple('x1')], [sealed[0]!.with(4, { name: 'Somebody else' })], [sealed[0]!, makeTuple('x2')]],
    'register:mawar': [[sealed[0]!]],
  };
  await using server = await startSyncServer({ rooms: { seals } });
  for (const [documentId, attempts] of Object.entries(forgeries)) {
    for (const tuples of attempts) {
      using hostile = new StockClient(server.url, documentId, 'tablet-1', { receipts: true });
      await hostile.until(() => hostile.receipts.length === 1);
      hostile.doc.getArray('ev:import').push(tuples);
      await hostile.until(() => hostile.refusals.length > 0);
      expect(hostile.refusals).toEqual([UNKNOWN('import')]);
    }
    expect(await storedIds(server, documentId)).toEqual([]);
  }
});

test('[SY10] what a carrier may not bring is left out and named; its own events, and others’ beside, are stored', async () => {
  await using server = await startSyncServer();
  const [stranger, other] = [new TestDevice('stranger'), new TestDevice('tablet-2')];
  using tablet = new StockClient(server.url, REGISTER, 'tablet-1', { receipts: true, connect: false });
  tablet.take(stranger.write(2), other.write());
  tablet.write(2);
  // Two clients in one array, the second behind the first.
  const again = new TestDevice('tablet-1');
  again.take(Y.encodeStateAsUpdate(tablet.doc));
  tablet.take(again.write());
  tablet.provider.connect();
  await tablet.until(() => tablet.refusals.length > 0 && tablet.isOwnReceipted);
  await server.rooms.flush();
  expect(tablet.refusals).toEqual([UNKNOWN('stranger')]);
  expect(await storedIds(server)).toEqual(tablet.eventIds().filter((id) => !id.startsWith('stranger')));
  tablet.write();
  await tablet.until(() => tablet.isOwnReceipted);
  expect(tablet.refusals).toHaveLength(1);

  const answer = await syncBatch(
    server.rooms,
    [{ documentId: REGISTER, stateVector: tablet.stateVector, update: Y.encodeStateAsUpdate(tablet.doc) }],
    async (id) => (id === REGISTER ? makeGrant() : { kind: 'refused', closeCode: CLOSE.noRight }),
  );
  expect(answer.map(({ refusal }) => refusal)).toEqual(['sync.deviceUnknown']);
  expect(await storedIds(server)).toHaveLength(5);
});

function makeTuple(id: string): unknown[] {
  return [id, 'person', 1, 'anak1', {}, 'kader1', 'system', 1_787_000_000_000];
}
