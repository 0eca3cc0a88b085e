import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { decodeAnswers, encodeAsks } from '#lib/sync/batch.ts';
import { MESSAGE } from '#lib/sync/messages.ts';
import type { Posyandu } from '#server/units/port.ts';
import type { Caller } from '../support/caller.ts';
import { updateMessage } from '../support/craft-update.ts';
import { RawClient } from '../support/raw-client.ts';
import { TestDevice } from '../support/test-device.ts';
import { enrolOwnDevice, enrolTablet, makeUnits, signInStaff, startTestServer } from '../support/test-server.ts';

/** Stands in an answer that nobody but its author and nakes may see. */
const MARKER = 'jawaban-rahasia-7f3a';
const STEP1_EMPTY = [0, 0, 1, 0];
const EMPTY_STATE = Y.encodeStateVector(new Y.Doc());

function holdsMarker(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes(MARKER);
}

async function openSocket(address: string, caller: Caller, documentId: string): Promise<RawClient> {
  const { ticket } = (await caller.post('/api/ticket')).body as { ticket: string };
  const client = new RawClient(`${address.replace('http', 'ws')}/sync`, documentId, { ticket });
  await client.opened;
  return client;
}

/** All bytes that a batch about this document brings. */
async function fetchBatch(caller: Caller, documentId: string): Promise<Uint8Array> {
  const asks = encodeAsks([{ documentId, stateVector: EMPTY_STATE, update: new Uint8Array() }]);
  return (await caller.call('POST', '/api/sync', asks)).body as Uint8Array;
}

function confidentialId({ posyanduId }: Posyandu): string {
  return `confidential:${posyanduId}:2026-08`;
}

test('[SY7] a confidential answer reaches nakes, and no byte of it another tablet: by socket, by batch, by hint', async () => {
  await using server = await startTestServer();
  const { village, posyandu } = await makeUnits(server);
  const documentId = confidentialId(posyandu[0]!);
  const browser = await signInStaff(server, 'village_nurse', [village.villageId]);
  const [asker, other] = [await enrolTablet(server, posyandu[0]!), await enrolTablet(server, posyandu[0]!)];
  const laptop = await enrolOwnDevice(server, browser);
  using listening = await openSocket(server.address, other.caller, documentId);
  using nurse = await openSocket(server.address, laptop.caller, documentId);
  for (const client of [listening, nurse]) client.send(STEP1_EMPTY);
  await Promise.all([listening.message(MESSAGE.receipt), nurse.message(MESSAGE.receipt)]);

  // One answer comes by socket and one by batch, both while the others listen.
  using asking = await openSocket(server.address, asker.caller, documentId);
  const author = new TestDevice(asker.deviceId);
  const sensitive = { type: 'sensitive', data: { phq4: MARKER }, role: 'cadre' } as const;
  asking.send(updateMessage(author.write(1, sensitive)));
  await nurse.until(() => nurse.messages.filter(holdsMarker).length === 1);
  const later = encodeAsks([{ documentId, stateVector: EMPTY_STATE, update: author.write(1, sensitive) }]);
  const back = (await asker.caller.call('POST', '/api/sync', later)).body as Uint8Array;
  await nurse.until(() => nurse.messages.filter(holdsMarker).length === 2);

  // A fresh start of the other tablet brings nothing either; its own asker is not given it back.
  using again = await openSocket(server.address, other.caller, documentId);
  again.send(STEP1_EMPTY);
  await again.message(MESSAGE.receipt);
  const received = [...listening.messages, ...again.messages, ...asking.messages, back];
  expect(received.filter(holdsMarker)).toEqual([]);
  expect(holdsMarker(await fetchBatch(other.caller, documentId))).toBe(false);
  expect(decodeAnswers(await fetchBatch(other.caller, documentId))).toMatchObject([{ update: new Uint8Array() }]);
  expect(JSON.stringify((await other.caller.get('/api/device/documents')).body)).not.toContain('confidential');

  expect(holdsMarker(await fetchBatch(laptop.caller, documentId))).toBe(true);
  expect((await laptop.caller.get('/api/device/documents')).body).toMatchObject({ documents: [documentId] });
});
