import * as Y from 'yjs';
import { beforeAll, expect, test } from 'vitest';
import { listHeldElsewhere } from '#lib/db/holdings.ts';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import { encodeTuple } from '#lib/events/envelope.ts';
import { PeerWorld } from '#tests/support/make-peer.ts';
import { connectPeers } from '#tests/support/peer-line.ts';
import { openPeerTablet, type PeerTablet } from '#tests/support/peer-tablet.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { packHandover, receiveHandover } from './handover.ts';

const SESSION = 'session:PM1:2026-08-07';
let world: PeerWorld;
beforeAll(async () => {
  world = await PeerWorld.make();
});

/** Sri has entered Dimas; her colleague has been told first, by a forger, that it was somebody else who lies at that place. */
async function makeForgery() {
  const [sri, colleague] = [await openPeerTablet(world, 'dv_sri'), await openPeerTablet(world, 'dv_colleague')];
  const eventId = await sri.write(SESSION, 'dimas');
  const [client] = Y.decodeStateVector(await sri.data.store.readStateVector(SESSION)).keys();
  const doc = new Y.Doc({ gc: false });
  doc.clientID = client!;
  const forged = makeEvent({ id: 'forged', device: 'dv_sri', subject: 'forged', type: 'measurement' });
  doc.getArray(arrayNameOf('dv_sri')).push([encodeTuple(forged)]);
  expect(await colleague.data.store.add(SESSION, [Y.encodeStateAsUpdate(doc)])).toMatchObject({ ok: true });
  return { sri, colleague, eventId };
}

async function subjectsOf(...tablets: readonly PeerTablet[]) {
  return Promise.all(tablets.map((tablet) => tablet.subjects(SESSION)));
}

test('[PE12] two that meet directly both have both afterwards, and only then is the true entry known to lie elsewhere', async () => {
  const { sri, colleague, eventId } = await makeForgery();
  expect(await listHeldElsewhere(sri.data.database)).toEqual([]);
  await connectPeers(sri.end, colleague.end, { serverKeys: world.serverKeys }).settle();
  const both = ['dimas', 'forged'];
  expect(await subjectsOf(sri, colleague)).toEqual([both, both]);
  expect(await listHeldElsewhere(sri.data.database)).toEqual([eventId]);
});

test('[PE12] a full disk on the other side: nothing is marked to lie there', async () => {
  const { sri, colleague } = await makeForgery();
  const store = Object.assign(Object.create(colleague.end.store) as typeof colleague.end.store, {
    add: async () => ({ ok: false as const, problem: { code: 'storage.full' } }),
  });
  await connectPeers(sri.end, { ...colleague.end, store }, { serverKeys: world.serverKeys }).settle();
  expect(await subjectsOf(colleague)).toEqual([['forged']]);
  expect(await listHeldElsewhere(sri.data.database)).toEqual([]);
});

test('[E13] a file carries it too, also where a receipt covers the place', async () => {
  const { sri, colleague } = await makeForgery();
  const yesterday = { posyanduId: 'PM1', today: '2026-08-08', reach: 'news' } as const;
  await sri.data.store.noteReceipt(SESSION, await sri.data.store.readStateVector(SESSION), []);
  const packed = await packHandover(sri.parts, sri.credentials, yesterday);
  if (!packed.ok) throw new Error(packed.problem.code);
  expect(await receiveHandover(colleague.parts, colleague.credentials, packed.value)).toMatchObject({ ok: true });
  expect(await subjectsOf(colleague)).toEqual([['dimas', 'forged']]);
});
