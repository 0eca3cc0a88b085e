import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import * as Y from 'yjs';
import { registerId } from '#lib/doc/document-id.ts';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import { decodeAnswers, encodeAsks } from '#lib/sync/batch.ts';
import { CLOSE } from '#lib/sync/close-codes.ts';
import { makeEvent } from '../support/make-event.ts';
import { enrolTablet, makeUnits, signInStaff, startTestServer } from '../support/test-server.ts';

/** Opens the register of a Posyandu with a ticket. */
function openSocket(address: string, posyanduId: string, ticket: string, options: ClientOptions = {}): WebSocket {
  const url = `${address.replace('http', 'ws')}/sync/${registerId(posyanduId)}?ticket=${encodeURIComponent(ticket)}`;
  return new WebSocket(url, options);
}

async function ticketOf(caller: { post(path: string): Promise<{ body: unknown }> }): Promise<string> {
  return ((await caller.post('/api/ticket')).body as { ticket: string }).ticket;
}

async function closeCodeOf(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

test('[SY6] a revoked device loses its socket at once and for good', async () => {
  await using server = await startTestServer();
  const { posyandu, village } = await makeUnits(server);
  const midwife = await signInStaff(server, 'village_nurse', [village.villageId]);
  const [lost, kept] = [await enrolTablet(server, posyandu[0]!), await enrolTablet(server, posyandu[0]!)];
  const socket = openSocket(server.address, posyandu[0]!.posyanduId, await ticketOf(lost.caller));
  const other = openSocket(server.address, posyandu[0]!.posyanduId, await ticketOf(kept.caller));
  // The server speaks first (sync step 1): after that both are in their room.
  await Promise.all([once(socket, 'message'), once(other, 'message')]);

  const closed = closeCodeOf(socket);
  await midwife.post(`/api/devices/${lost.deviceId}/revoke`);
  expect(await closed).toBe(CLOSE.revoked);
  expect(other.readyState).toBe(WebSocket.OPEN);
  other.terminate();
});

test('[SY7] without a ticket, with an old one, or with that of another Posyandu no document opens', async () => {
  await using server = await startTestServer();
  const { posyandu } = await makeUnits(server, ['Melati 1', 'Mawar']);
  const tablet = await enrolTablet(server, posyandu[0]!);
  const ticket = await ticketOf(tablet.caller);
  const open = (posyanduId: string, shown: string) => closeCodeOf(openSocket(server.address, posyanduId, shown));

  expect(await open(posyandu[0]!.posyanduId, '')).toBe(CLOSE.noTicket);
  expect(await open(posyandu[1]!.posyanduId, ticket)).toBe(CLOSE.noRight);
  server.clock.now += 60_000;
  expect(await open(posyandu[0]!.posyanduId, ticket)).toBe(CLOSE.noTicket);
});

test('a foreign page opens no socket, our own does', async () => {
  await using server = await startTestServer();
  const { posyandu } = await makeUnits(server);
  const tablet = await enrolTablet(server, posyandu[0]!);
  const ticket = await ticketOf(tablet.caller);
  const foreign = openSocket(server.address, posyandu[0]!.posyanduId, ticket, { origin: 'http://evil.example' });
  const [refusal] = (await once(foreign, 'error')) as [Error];
  expect(refusal.message).toContain('403');

  const own = openSocket(server.address, posyandu[0]!.posyanduId, ticket, { origin: server.address });
  await once(own, 'open');
  own.terminate();
});

test('[SY4] what one tablet gives by batch, another gets by batch; the projection follows', async () => {
  await using server = await startTestServer();
  const { posyandu } = await makeUnits(server);
  const documentId = registerId(posyandu[0]!.posyanduId);
  const [giving, asking] = [await enrolTablet(server, posyandu[0]!), await enrolTablet(server, posyandu[0]!)];
  const doc = new Y.Doc();
  appendEvents(doc, [
    makeEvent({ id: 'e1', device: giving.deviceId, type: 'person', subject: 'p1', data: { name: 'Budi' } }),
  ]);
  const empty = Y.encodeStateVector(new Y.Doc());

  const given = encodeAsks([{ documentId, stateVector: Y.encodeStateVector(doc), update: Y.encodeStateAsUpdate(doc) }]);
  const receipts = decodeAnswers((await giving.caller.post('/api/sync', given)).body as Uint8Array);
  expect(receipts).toMatchObject([{ documentId, refusal: '' }]);
  expect(Y.decodeStateVector(receipts![0]!.receipt)).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));

  const asked = encodeAsks([{ documentId, stateVector: empty, update: new Uint8Array() }]);
  const answers = decodeAnswers((await asking.caller.post('/api/sync', asked)).body as Uint8Array);
  const received = new Y.Doc();
  Y.applyUpdate(received, answers![0]!.update);
  expect(received.getArray(`ev:${giving.deviceId}`).length).toBe(1);
  await server.projection.catchUp();
});

test('a device learns what exists, then what has changed, and only of what it may read', async () => {
  await using server = await startTestServer();
  const { posyandu } = await makeUnits(server, ['Melati 1', 'Mawar']);
  const [melati, mawar] = posyandu.map((unit) => unit.posyanduId);
  const [tablet, other] = [await enrolTablet(server, posyandu[0]!), await enrolTablet(server, posyandu[1]!)];
  const give = async (from: typeof tablet, documentId: string) => {
    const doc = new Y.Doc();
    appendEvents(doc, [makeEvent({ id: crypto.randomUUID(), device: from.deviceId })]);
    const ask = { documentId, stateVector: Y.encodeStateVector(doc), update: Y.encodeStateAsUpdate(doc) };
    await from.caller.post('/api/sync', encodeAsks([ask]));
  };
  const changesBehind = async (after: number) =>
    (await tablet.caller.get(`/api/device/documents?after=${after}`)).body as { seq: number; documents: string[] };

  expect(await changesBehind(0)).toEqual({ seq: 0, store: server.rooms.storeId, documents: [] });
  await give(tablet, registerId(melati!));
  await give(tablet, `confidential:${melati}:2026-08`);
  await give(other, registerId(mawar!));
  const first = await changesBehind(0);
  expect(first.documents).toEqual([registerId(melati!)]);
  expect(await changesBehind(first.seq)).toEqual({ ...first, documents: [] });

  await give(tablet, `session:${melati}:2026-08-07`);
  expect((await changesBehind(first.seq)).documents).toEqual([`session:${melati}:2026-08-07`]);
  // An older store has been restored: what the device remembers lies ahead of the log.
  expect((await changesBehind(9_999)).documents).toHaveLength(2);
  const ofAnotherStore = await tablet.caller.get(`/api/device/documents?after=${first.seq}&store=st_before`);
  expect((ofAnotherStore.body as typeof first).documents).toHaveLength(2);
  expect(await tablet.caller.get('/api/device/documents?after=x')).toMatchObject({ status: 400 });
});

test('a server that stops sends its sockets elsewhere and frees its port', async () => {
  const server = await startTestServer();
  const { posyandu } = await makeUnits(server);
  const tablet = await enrolTablet(server, posyandu[0]!);
  const socket = openSocket(server.address, posyandu[0]!.posyanduId, await ticketOf(tablet.caller));
  await once(socket, 'message');
  const closed = closeCodeOf(socket);
  await server[Symbol.asyncDispose]();
  expect(await closed).toBe(CLOSE.goingAway);
  await expect(fetch(`${server.address}/healthz`)).rejects.toThrow('fetch failed');
});
