import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { decodeAnswers, encodeAsks, type BatchAnswer, type BatchAsk } from '#lib/sync/batch.ts';
import { packParcel } from '#lib/sync/peer/parcel.ts';
import { readCertificate } from '#lib/sync/peer/certificate.ts';
import { writeBytes, writeList } from '#lib/sync/peer/signed-bytes.ts';
import { makeSigningKeys, signWith } from '#lib/sync/peer/signing.ts';
import { Caller } from '../support/caller.ts';
import { TestDevice } from '../support/test-device.ts';
import { enrolOwnDevice, enrolTablet, makeUnits, signInStaff, startTestServer } from '../support/test-server.ts';

const CARE_MONTH = '2026-08';
/** An empty document's state vector. */
const NOTHING = new Uint8Array([0]);

interface PeerPart {
  readonly certificate: string | null;
  readonly serverKeys: readonly string[];
  readonly boxKeys: readonly { readonly posyanduId: string; readonly keyId: string; readonly key: string }[];
  readonly revoked: readonly string[];
}

/** A device that has told its key. */
async function withKeys({ caller }: { readonly caller: Caller }) {
  const { privateKey, publicKey } = await makeSigningKeys(crypto.subtle);
  const tell = (key: Uint8Array) =>
    caller.call('POST', '/api/device/key', { publicKey: Buffer.from(key).toString('base64') });
  const read = async () =>
    (await caller.get('/api/device/profile')).body as { peer: PeerPart; device: { ownerId: string | null } };
  const profile = async () => (await read()).peer;
  const owner = async () => (await read()).device.ownerId;
  return { caller, sign: signWith(crypto.subtle, privateKey), publicKey, tell, profile, owner };
}

describe('keys of devices', () => {
  test('a device tells its key once; its certificate names it and its Posyandu', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server, ['Melati 1']);
    const tablet = await enrolTablet(server, posyandu[0]!);
    const { tell, publicKey, profile } = await withKeys(tablet);
    expect((await profile()).certificate).toBeNull();
    expect((await tell(publicKey)).status).toBe(204);
    expect((await tell(publicKey)).status).toBe(204);
    const other = await makeSigningKeys(crypto.subtle);
    expect((await tell(other.publicKey)).body).toMatchObject({ code: 'device.keyOther' });
    const peer = await profile();
    const serverKeys = peer.serverKeys.map((key) => new Uint8Array(Buffer.from(key, 'base64')));
    const certificate = new Uint8Array(Buffer.from(peer.certificate ?? '', 'base64'));
    expect(await readCertificate(crypto.subtle, certificate, serverKeys)).toMatchObject({
      deviceId: tablet.deviceId,
      posyanduIds: [posyandu[0]!.posyanduId],
      publicKey,
    });
  });

  test('a device that is struck off is named to the others, and never has the key of what they pack from then on', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server, ['Melati 1']);
    const [kept, lost] = [await enrolTablet(server, posyandu[0]!), await enrolTablet(server, posyandu[0]!)];
    const { profile } = await withKeys(kept);
    const before = await (await withKeys(lost)).profile();
    const { devices } = server.rooms.auth;
    await devices.revoke((await devices.get(posyandu[0]!.puskesmasId, lost.deviceId))!);
    const after = await profile();
    expect(after.revoked).toEqual([lost.deviceId]);
    expect(before.boxKeys.map(({ keyId }) => keyId)).not.toContain(after.boxKeys[0]?.keyId);
    // What was packed before stays readable.
    expect(after.boxKeys.map(({ key }) => key)).toContain(before.boxKeys[0]?.key);
  });
});

describe('a courier', () => {
  test('[PE4] brings what a nakes has signed, which it may not write itself', async () => {
    await using server = await startTestServer();
    const { village, posyandu } = await makeUnits(server, ['Melati 1']);
    const documentId = `care:${posyandu[0]!.posyanduId}:${CARE_MONTH}`;
    const own = await enrolOwnDevice(server, await signInStaff(server, 'village_nurse', [village.villageId]));
    const nakes = await withKeys(own);
    await nakes.tell(nakes.publicKey);
    const written = new TestDevice(own.deviceId);
    const update = written.write(2, { type: 'dose', role: 'village_nurse', by: (await nakes.owner()) ?? '' });
    const certificate = new Uint8Array(Buffer.from((await nakes.profile()).certificate ?? '', 'base64'));
    const parcel = await packParcel({ certificate, parts: [{ documentId, update }] }, nakes.sign);

    const tablet = await enrolTablet(server, posyandu[0]!);
    const { caller } = await withKeys(tablet);
    expect(await ask(caller, { documentId, stateVector: NOTHING, update })).toMatchObject([
      { refusal: 'sync.noRight' },
    ]);

    expect(await bring(caller, [parcel, parcel])).toEqual(['', '']);
    const read = await ask(caller, { documentId, stateVector: NOTHING, update: new Uint8Array() });
    const copy = new TestDevice('reader');
    copy.take(read[0]!.update);
    expect(copy.eventIds()).toEqual(written.eventIds());
    expect(Y.decodeStateVector(read[0]!.receipt)).toEqual(Y.decodeStateVector(written.stateVector));
  });

  test('[PE4] brings nothing that was changed on the way, signed by somebody else, or that its author may not write', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server, ['Melati 1', 'Mawar']);
    const [one, two] = [await enrolTablet(server, posyandu[0]!), await enrolTablet(server, posyandu[1]!)];
    const author = await withKeys(one);
    const courier = await withKeys(two);
    await author.tell(author.publicKey);
    const certificate = new Uint8Array(Buffer.from((await author.profile()).certificate ?? '', 'base64'));
    const written = new TestDevice(one.deviceId);
    const session = { documentId: `session:${posyandu[0]!.posyanduId}:2026-08-07`, update: written.write() };
    const sound = await packParcel({ certificate, parts: [session] }, author.sign);
    const changed = new Uint8Array(sound);
    changed[sound.length - 70]! ^= 1;
    const forged = await packParcel({ certificate, parts: [session] }, courier.sign);
    const tooMuch = await packParcel(
      {
        certificate,
        parts: [{ documentId: `care:${posyandu[0]!.posyanduId}:${CARE_MONTH}`, update: written.write() }],
      },
      author.sign,
    );
    const elsewhere = await packParcel(
      { certificate, parts: [{ ...session, documentId: `session:${posyandu[1]!.posyanduId}:2026-08-07` }] },
      author.sign,
    );
    expect(await bring(courier.caller, [changed, forged, tooMuch, elsewhere, sound])).toEqual([
      'peer.damaged',
      'peer.damaged',
      'sync.noRight',
      'sync.noRight',
      '',
    ]);
  });
});

async function ask(caller: Caller, one: BatchAsk): Promise<BatchAnswer[]> {
  const { body } = await caller.post('/api/sync', encodeAsks([one]));
  return decodeAnswers(body as Uint8Array) ?? [];
}

async function bring(caller: Caller, parcels: readonly Uint8Array[]): Promise<readonly string[]> {
  const bytes = writeBytes((encoder) => writeList(encoder, parcels, encoding.writeVarUint8Array));
  return ((await caller.post('/api/courier', bytes)).body as { parcels: readonly string[] }).parcels;
}
