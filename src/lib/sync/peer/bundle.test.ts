import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { PeerWorld, subtle, type PeerDevice } from '#tests/support/make-peer.ts';
import { openBundle, packBundle } from './bundle.ts';
import { issueCertificate, readCertificate } from './certificate.ts';
import { openParcel, packParcel } from './parcel.ts';
import type { BoxKey } from './sealed-box.ts';
import { makeSigningKeys, signWith } from './signing.ts';

const KEY: BoxKey = { keyId: 'k1', bytes: new Uint8Array(32).fill(4) };
const NONCE = new Uint8Array(12).fill(1);

let world: PeerWorld;
let device: PeerDevice;
beforeAll(async () => {
  world = await PeerWorld.make();
  device = await world.addDevice('dv_one', ['PM1']);
});

function pack(documents = [{ documentId: 'register:PM1', update: new Uint8Array([1, 2, 3]) }]): Promise<Uint8Array> {
  const bundle = { certificate: device.certificate, madeAt: 1_790_000_000_000, documents, parcels: [] };
  return packBundle(subtle, bundle, { sign: device.sign, key: KEY, nonce: NONCE });
}

test('a bundle comes out as it went in, and says who sent it', async () => {
  const opened = await openBundle(subtle, await pack(), { keys: [KEY], serverKeys: world.serverKeys });
  expect(opened).toMatchObject({
    ok: true,
    value: {
      sender: { deviceId: 'dv_one' },
      documents: [{ documentId: 'register:PM1', update: new Uint8Array([1, 2, 3]) }],
    },
  });
});

test('[PE5] a bundle that was forwarded to somebody without the key stays closed, and so does one of a device the server does not know', async () => {
  const bytes = await pack();
  const keys = [{ keyId: 'k2', bytes: new Uint8Array(32).fill(5) }];
  expect(await openBundle(subtle, bytes, { keys, serverKeys: world.serverKeys })).toMatchObject({
    problem: { code: 'peer.notForUs' },
  });
  expect(
    await openBundle(subtle, bytes, { keys: [KEY], serverKeys: (await PeerWorld.make()).serverKeys }),
  ).toMatchObject({
    problem: { code: 'peer.damaged' },
  });
  // The name of the Posyandu is not to be read in the file either.
  expect(new TextDecoder('latin1').decode(bytes)).not.toContain('PM1');
});

test('[PE5] no byte of a bundle can be changed, none be missing', async () => {
  const bytes = await pack();
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = new Uint8Array(bytes);
      changed[at]! ^= by;
      expect((await openBundle(subtle, changed, { keys: [KEY], serverKeys: world.serverKeys })).ok).toBe(false);
      const cut = bytes.subarray(0, at);
      expect((await openBundle(subtle, cut, { keys: [KEY], serverKeys: world.serverKeys })).ok).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('a certificate is worth nothing when a device has signed it itself', async () => {
  const { privateKey, publicKey } = await makeSigningKeys(subtle);
  const forged = await issueCertificate(
    { deviceId: 'dn_me', puskesmasId: 'pk-1', posyanduIds: ['PM1'], publicKey, issuedAt: 1 },
    signWith(subtle, privateKey),
  );
  expect(await readCertificate(subtle, forged, world.serverKeys)).toBeUndefined();
  expect(await readCertificate(subtle, device.certificate, world.serverKeys)).toMatchObject({ deviceId: 'dv_one' });
});

test('a parcel is opened as its author signed it, and by no other name', async () => {
  const parts = [{ documentId: 'care:PM1:2026-08', update: new Uint8Array([7]) }];
  const parcel = await packParcel({ certificate: device.certificate, parts }, device.sign);
  expect(await openParcel(subtle, parcel, world.serverKeys)).toMatchObject({ author: { deviceId: 'dv_one' }, parts });
  const other = await world.addDevice('dv_two', ['PM1']);
  const forged = await packParcel({ certificate: device.certificate, parts }, other.sign);
  expect(await openParcel(subtle, forged, world.serverKeys)).toBeUndefined();
});
