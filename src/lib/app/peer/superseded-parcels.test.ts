import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeDisk, openTab } from '#tests/support/make-device.ts';
import { MemoryPeerStore, PeerWorld, subtle, type PeerDevice } from '#tests/support/make-peer.ts';
import { nameParcel, packParcel } from '#lib/sync/peer/parcel.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { containsParcel, storeParcel } from './superseded-parcels.ts';

const CARE = 'care:PM1:2026-08';
const SECRET = 'confidential:PM1:2026-08';

let author: PeerDevice;
let other: PeerDevice;
beforeAll(async () => {
  const world = await PeerWorld.make();
  [author, other] = [await world.addDevice('dn_bidan', ['PM1']), await world.addDevice('dn_other', ['PM1'])];
});

async function pack(device: PeerDevice, documentIds: readonly string[]): Promise<Uint8Array> {
  const parts = documentIds.map((documentId) => ({
    documentId,
    update: Y.encodeStateAsUpdate(device.store.doc(documentId)),
  }));
  return packParcel({ certificate: device.certificate, parts }, device.sign);
}

async function keep(data: DeviceData, bytes: Uint8Array, device: PeerDevice = author): Promise<string> {
  const named = await nameParcel(subtle, bytes);
  const parcelId = named!.id;
  const parcel = { parcelId, bytes, author: device.deviceId, documentIds: [CARE], keptAt: 1 };
  expect(await storeParcel(data.database, parcel)).toEqual({ ok: true, value: undefined });
  return parcelId;
}

async function listKept(data: DeviceData): Promise<string[]> {
  return (await data.database.parcels.toArray()).map(({ parcelId }) => parcelId).sort();
}

test('[PE10] a document that grows is one parcel, in whatever order its parcels come', async () => {
  const data = await openTab(makeDisk());
  author.store.write(CARE, 'dose of Dimas');
  const older = await pack(author, [CARE]);
  author.store.write(CARE, 'dose of Sari');
  const newer = await pack(author, [CARE]);
  await keep(data, older);
  const kept = await keep(data, newer);
  await keep(data, older);
  expect(await listKept(data)).toEqual([kept]);
});

test('another author, another document and a refused parcel stay beside it', async () => {
  const data = await openTab(makeDisk());
  author.store.write(SECRET, 'answer');
  const secret = await keep(data, await pack(author, [SECRET]));
  other.store.write(CARE, 'dose');
  const others = await keep(data, await pack(other, [CARE]), other);
  const refused = await keep(data, await pack(author, [CARE]));
  const stored = (await data.database.parcels.get(refused))!;
  await data.database.parcels.put({ ...stored, refusal: 'sync.noRight' });
  author.store.write(CARE, 'dose of Wati');
  const newer = await keep(data, await pack(author, [CARE]));
  expect(await listKept(data)).toEqual([secret, others, refused, newer].sort());
});

test('[SY13] whatever comes in whatever order, every entry that was brought is in a parcel that is kept', async () => {
  // What the author's device packs at some moment: of which documents, after how many entries.
  const packing = fc.record({ care: fc.nat({ max: 2 }), secret: fc.nat({ max: 2 }), both: fc.boolean() });
  const packings = fc.array(packing, { minLength: 1, maxLength: 5 });
  const orders = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
  const data = await openTab(makeDisk());
  await fc.assert(
    fc.asyncProperty(packings, orders, async (moments, order) => {
      await data.database.parcels.clear();
      const device = { ...author, store: new MemoryPeerStore('dn_bidan') };
      const made: Uint8Array[] = [];
      for (const { care, secret, both } of moments) {
        for (let i = 0; i < care; i++) device.store.write(CARE, `dose ${made.length}`);
        for (let i = 0; i < secret; i++) device.store.write(SECRET, `answer ${made.length}`);
        made.push(await pack(device, both ? [CARE, SECRET] : [care > secret ? CARE : SECRET]));
      }
      const brought = [...made, ...order.map((at) => made[at % made.length]!)].toSorted(
        (a, b) => (order[made.indexOf(a)] ?? 0) - (order[made.indexOf(b)] ?? 0),
      );
      for (const bytes of brought) await keep(data, bytes);
      const kept = (await data.database.parcels.toArray()).map(({ bytes }) => bytes);
      for (const bytes of made) expect(kept.some((one) => containsParcel(one, bytes))).toBe(true);
      // And nothing is kept twice.
      for (const one of kept) expect(kept.filter((whole) => containsParcel(whole, one))).toHaveLength(1);
    }),
    { numRuns: 25 },
  );
}, 30_000);
