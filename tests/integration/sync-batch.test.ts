import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { BatchAnswer, BatchAsk } from '#lib/sync/batch.ts';
import { CLOSE } from '#lib/sync/close-codes.ts';
import { appendAsServer } from '#server/ws/server-append.ts';
import { syncBatch } from '#server/ws/batch.ts';
import type { Grant } from '#server/ws/rights-port.ts';
import { StockClient } from '../support/stock-client.ts';
import { makeGrant, startSyncServer, type SyncServer } from '../support/sync-server.ts';
import { TestDevice, eventIdsIn, makeEvent } from '../support/test-device.ts';

const SESSION = 'session:melati:2026-08-07';
const REGISTER = 'register:melati';

/** Asks for one document and lets the device take the answer. */
async function sync(
  server: SyncServer,
  device: TestDevice,
  documentId: string,
  grant: Partial<Grant> = {},
): Promise<BatchAnswer> {
  const [answer] = await syncBatch(server.rooms, [askOf(device, documentId)], async () => makeGrant(grant));
  if (answer && answer.update.length > 0) device.take(answer.update);
  return answer!;
}

function askOf(device: TestDevice, documentId: string): BatchAsk {
  return { documentId, stateVector: device.stateVector, update: Y.encodeStateAsUpdate(device.doc) };
}

test('[SY4] many documents come and go in one round trip, and asking twice changes nothing', async () => {
  await using server = await startSyncServer();
  const ids = Array.from({ length: 30 }, (_, i) => `session:melati:2026-08-${String(i + 1).padStart(2, '0')}`);
  const devices = ids.map(() => new TestDevice('tablet-1'));
  for (const device of devices) device.write(2);
  const asks = ids.map((id, i) => askOf(devices[i]!, id));
  const answers = await syncBatch(server.rooms, asks, async () => makeGrant());
  expect(answers.map((answer) => answer.documentId)).toEqual(ids);
  for (const [i, answer] of answers.entries()) {
    expect(answer).toMatchObject({ refusal: '', update: new Uint8Array() });
    expect(answer.receipt).toEqual(devices[i]!.stateVector);
  }
  const seq = await server.log.lastSeq();
  expect(await syncBatch(server.rooms, asks, async () => makeGrant())).toEqual(answers);
  expect(await server.log.lastSeq()).toBe(seq);
});

test('[SY2] the receipt of a batch covers what was given, and it is on the disk', async () => {
  await using server = await startSyncServer();
  const tablet = new TestDevice('tablet-1');
  tablet.write(3);
  const { receipt } = await sync(server, tablet, SESSION);
  expect(receipt).toEqual(tablet.stateVector);
  const stored = await server.log.readUpdates({ puskesmasId: 'pm_a', documentId: SESSION });
  expect(eventIdsIn(stored.map((entry) => entry.update))).toEqual(tablet.eventIds());
});

test('[SY4] two devices that sync by turns have the same in the end, and open sockets see it at once', async () => {
  await using server = await startSyncServer();
  using live = new StockClient(server.url, SESSION, 'tablet-3');
  await live.until(() => live.provider.synced);
  const [tablet, phone] = [new TestDevice('tablet-1'), new TestDevice('tablet-2')];
  tablet.write(2);
  await sync(server, tablet, SESSION);
  phone.write(3);
  await sync(server, phone, SESSION);
  await sync(server, tablet, SESSION);
  await live.until(() => live.eventIds().length === 5);
  expect(tablet.eventIds()).toEqual(phone.eventIds());
  expect(live.eventIds()).toEqual(phone.eventIds());
});

test('[SY5] a gap is named, and the receipt says what to send instead', async () => {
  await using server = await startSyncServer();
  const tablet = new TestDevice('tablet-1');
  tablet.write();
  const before = tablet.stateVector;
  tablet.write();
  const update = Y.encodeStateAsUpdate(tablet.doc, before);
  const asks = [{ documentId: SESSION, stateVector: tablet.stateVector, update }];
  const [answer] = await syncBatch(server.rooms, asks, async () => makeGrant());
  expect(answer?.refusal).toBe('update.gap');
  const missing = Y.encodeStateAsUpdate(tablet.doc, answer!.receipt);
  const [second] = await syncBatch(server.rooms, [{ ...asks[0]!, update: missing }], async () => makeGrant());
  expect(second).toMatchObject({ refusal: '', receipt: tablet.stateVector });
});

test('[SY7] rights are asked document by document; refusals are named and send nothing', async () => {
  await using server = await startSyncServer();
  const tablet = new TestDevice('tablet-1');
  tablet.write();
  await sync(server, tablet, SESSION);
  const stranger = new TestDevice('tablet-2');
  const asks = [REGISTER, SESSION, 'notes:melati'].map((id) => askOf(stranger, id));
  const answers = await syncBatch(server.rooms, asks, async (id) =>
    id === REGISTER ? makeGrant() : { kind: 'refused', closeCode: CLOSE.noRight },
  );
  expect(answers.map((answer) => answer.refusal)).toEqual(['', 'sync.noRight', 'sync.unknownDocument']);
  expect(answers.slice(1).flatMap((answer) => [answer.update.length, answer.receipt.length])).toEqual([0, 0, 0, 0]);
  const refusals = [
    await sync(server, tablet, SESSION, { mayWrite: false }),
    await sync(server, tablet, REGISTER, { enrolledDevices: () => false }),
  ].map((answer) => answer.refusal);
  expect(refusals).toEqual(['sync.noRight', 'sync.deviceUnknown']);
});

test('[SY7] who may only add is given a receipt and nothing else', async () => {
  await using server = await startSyncServer();
  const [nurse, cadre] = [new TestDevice('tablet-1'), new TestDevice('tablet-2')];
  nurse.write(2);
  await sync(server, nurse, SESSION);
  cadre.write();
  const answer = await sync(server, cadre, SESSION, { mayRead: false });
  expect(answer.update).toHaveLength(0);
  expect(Y.decodeStateVector(answer.receipt).get(cadre.doc.clientID)).toBe(1);
  expect(cadre.eventIds()).toHaveLength(1);
});

test('[SY3] what the server appends itself reaches open sockets and the disk', async () => {
  await using server = await startSyncServer();
  using tablet = new StockClient(server.url, SESSION, 'tablet-1', { receipts: true });
  await tablet.until(() => tablet.provider.synced);
  const key = { puskesmasId: 'pm_a', documentId: SESSION };
  const events = ['i1', 'i2', 'i3'].map((id) => makeEvent({ id, device: 'import', role: 'system' }));
  await appendAsServer(server.rooms, key, events);
  await appendAsServer(server.rooms, key, [makeEvent({ id: 'i4', device: 'import', role: 'system' })]);
  await tablet.until(() => tablet.eventIds().length === 4);
  expect(tablet.eventIds()).toEqual(['i1', 'i2', 'i3', 'i4']);
  const stored = await server.log.readUpdates(key);
  expect(eventIdsIn(stored.map((entry) => entry.update))).toEqual(tablet.eventIds());
  // A device that brings back what the server wrote changes nothing, and is not refused.
  tablet.write();
  const [answer] = await syncBatch(server.rooms, [askOf(tablet, SESSION)], async () => makeGrant());
  expect(answer?.refusal).toBe('');
});

test('[SY6] what may not be stored is named for its document, stores nothing, and holds up no other', async () => {
  await using server = await startSyncServer();
  const change = (doc: Y.Doc, make: (doc: Y.Doc) => void): Uint8Array => {
    doc.transact(() => make(doc));
    return Y.encodeStateAsUpdate(doc);
  };
  const whole = new TestDevice('tablet-1').write(3);
  const hostile: readonly (readonly [string, Uint8Array])[] = [
    ['update.unreadable', whole.subarray(0, whole.length - 4)],
    ['update.unreadable', new Uint8Array([3, 200, 7, 1, 99, 12])],
    ['update.foreignName', change(new Y.Doc(), (doc) => doc.getArray('people').push([1]))],
    ['update.notAppend', change(new Y.Doc(), (doc) => doc.getMap('ev:tablet-1').set('a', 1))],
    [
      'update.deletes',
      change(new Y.Doc(), (doc) => (doc.getArray('ev:tablet-1').push([1]), doc.getArray('ev:tablet-1').delete(0))),
    ],
    ['sync.deviceUnknown', new TestDevice('stranger').write()],
  ];
  const stateVector = new TestDevice('tablet-1').stateVector;
  for (const [code, update] of hostile) {
    const good = new TestDevice('tablet-2');
    const given = { documentId: REGISTER, stateVector, update: good.write() };
    const answers = await syncBatch(server.rooms, [{ documentId: SESSION, stateVector, update }, given], async () =>
      makeGrant(),
    );
    expect(answers.map(({ refusal }) => refusal)).toEqual([code, '']);
    expect(Y.decodeStateVector(answers[1]!.receipt).get(good.doc.clientID)).toBe(1);
  }
  expect(await server.log.readUpdates({ puskesmasId: 'pm_a', documentId: SESSION })).toEqual([]);
});
