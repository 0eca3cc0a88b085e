import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { readRow } from '#lib/db/subjects.ts';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import { encodeTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { makeDisk, openTab } from '../support/make-device.ts';
import { makeEvent } from '../support/test-device.ts';

const SESSION = 'session:PM1:2026-08-07';
const TRUE = makeEvent({ id: 'e-1', subject: 'p1', device: 'dv_sri', data: { weightKg: 8.4 } });
const FORGED = { ...TRUE, data: { weightKg: 9.9 } };

describe('a tablet of the Posyandu that writes in the name of another (threat model: malicious client; operator of the server)', () => {
  test('[E10] under a client of its own: whichever comes first, both values stay visible', async () => {
    const own = await writeOn(TRUE);
    expect(await weightsAfter(forge(FORGED), own)).toEqual([8.4, 9.9]);
    expect(await weightsAfter(own, forge(FORGED))).toEqual([8.4, 9.9]);
  });

  test('[E13] at the very place of what the other has written: whichever comes first, both values stay visible', async () => {
    const own = await writeOn(TRUE);
    const client = clientOf(own);
    expect(await weightsAfter(own, forge(FORGED, client))).toEqual([8.4, 9.9]);
    expect(await weightsAfter(forge(FORGED, client), own)).toEqual([8.4, 9.9]);
  });

  test('[E13] at the number of her app before she has written anything, in the forger’s own array', async () => {
    const own = await writeOn(TRUE);
    const stolen = forge({ ...FORGED, id: 'e-2', device: 'dv_forger' }, clientOf(own));
    expect(await weightsAfter(stolen, own)).toEqual([8.4, 9.9]);
    expect(await weightsAfter(own, stolen)).toEqual([8.4, 9.9]);
  });

  test('[E13] at the number of her app, and she has gone on behind it: all of hers is kept', async () => {
    const doc = new Y.Doc({ gc: false });
    const array = doc.getArray(arrayNameOf('dv_sri'));
    array.push([encodeTuple(TRUE), encodeTuple({ ...TRUE, id: 'e-3', data: { weightKg: 8.5 } })]);
    const stolen = forge({ ...FORGED, id: 'e-2', device: 'dv_forger' }, doc.clientID);
    expect(await weightsAfter(stolen, Y.encodeStateAsUpdate(doc))).toEqual([8.4, 8.5, 9.9]);
  });

  test('[E13] at the place that her entry takes a moment later on her own tablet: it is in its rows all the same', async () => {
    const disk = makeDisk();
    const data = await openTab(disk);
    await data.documents.record(SESSION, [{ ...TRUE, id: 'e-0', data: { heightCm: 71 } }]);
    const client = clientOf((await data.store.load(SESSION))!);
    const both = forgeBehind((await data.store.load(SESSION))!, client, FORGED);
    expect(await data.store.add(SESSION, [both])).toMatchObject({ ok: true });
    await data.documents.record(SESSION, [TRUE]);
    const row = await readRow(data.database, SESSION, { table: 'visit', subject: 'p1' });
    expect(row?.slots['weightKg']?.map(({ value }) => value)).toEqual([8.4, 9.9]);
    expect(await data.journal.listUnplaced()).toEqual([]);
    await data.close();
  });

  test('whoever meets the same forgery again writes nothing again', async () => {
    const own = await writeOn(TRUE);
    const data = await openTab(makeDisk());
    for (const update of [own, forge(FORGED, clientOf(own))]) await data.store.add(SESSION, [update]);
    const before = await data.store.readStateVector(SESSION);
    for (const update of [forge(FORGED, clientOf(own)), own]) await data.store.add(SESSION, [update]);
    expect(await data.store.readStateVector(SESSION)).toEqual(before);
    await data.close();
  });
});

/** What one tablet has written, as the bytes that it gives. */
async function writeOn(event: PosyanduEvent): Promise<Uint8Array> {
  const data = await openTab(makeDisk());
  expect(await data.documents.record(SESSION, [event])).toMatchObject({ ok: true });
  const bytes = await data.store.load(SESSION);
  await data.close();
  return bytes!;
}

function clientOf(update: Uint8Array): number {
  const [client] = Y.parseUpdateMeta(update).to.keys();
  return client!;
}

/** What somebody writes behind all that a client has written, passing for it. */
function forgeBehind(known: Uint8Array, client: number, event: PosyanduEvent): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, known);
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  doc.getArray(arrayNameOf(event.device)).push([encodeTuple(event)]);
  return Y.encodeStateAsUpdate(doc, before);
}

/** The same array, written by somebody else. @param client the Yjs client to pass for; a new one where left out */
function forge(event: PosyanduEvent, client?: number): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  if (client !== undefined) doc.clientID = client;
  doc.getArray(arrayNameOf(event.device)).push([encodeTuple(event)]);
  return Y.encodeStateAsUpdate(doc);
}

/** The weights that a device shows once it has taken these in their order. */
async function weightsAfter(...updates: readonly Uint8Array[]): Promise<unknown[]> {
  const data = await openTab(makeDisk());
  for (const update of updates) expect(await data.store.add(SESSION, [update])).toMatchObject({ ok: true });
  const row = await readRow(data.database, SESSION, { table: 'visit', subject: 'p1' });
  await data.close();
  return (row?.slots['weightKg'] ?? []).map(({ value }) => Number(value)).toSorted();
}
