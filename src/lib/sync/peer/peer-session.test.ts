import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { PeerWorld, type PeerDevice } from '#tests/support/make-peer.ts';
import { connectPeers, type PeerLine } from '#tests/support/peer-line.ts';
import { packParcel } from './parcel.ts';
import type { PeerSessionParts } from './peer-session.ts';

const SESSION = 'session:PM1:2026-08-07';
const CARE = 'care:PM1:2026-08';
const CONFIDENTIAL = 'confidential:PM1:2026-08';

let world: PeerWorld;
beforeAll(async () => {
  world = await PeerWorld.make();
});

function connect(host: PeerDevice, guest: PeerDevice, parts: Partial<PeerSessionParts> = {}): PeerLine {
  return connectPeers(host, guest, { serverKeys: world.serverKeys, host: parts });
}

describe('two tablets of a Posyandu', () => {
  test('[PE6] have the same documents after they have met, and pass on what is written from then on', async () => {
    const [one, two] = [await world.addDevice('dv_one', ['PM1']), await world.addDevice('dv_two', ['PM1'])];
    one.store.write(SESSION, 'weight of Dimas');
    two.store.write(SESSION, 'length of Dimas');
    two.store.write('register:PM1', 'Dimas');
    const line = connect(one, two);
    await line.settle();
    expect(line.sessions.map(({ state }) => state.kind)).toEqual(['sharing', 'sharing']);
    expect(one.store.read(SESSION)).toEqual(two.store.read(SESSION));
    expect(one.store.read('register:PM1')).toEqual(['Dimas']);
    two.store.write(SESSION, 'head of Dimas');
    await line.settle();
    expect(one.store.read(SESSION)).toContain('head of Dimas');
  });

  test('pass on through a host what its other guests wrote', async () => {
    const host = await world.addDevice('dv_host', ['PM1']);
    const guests = [await world.addDevice('dv_g1', ['PM1']), await world.addDevice('dv_g2', ['PM1'])] as const;
    const lines = [connect(host, guests[0]), connect(host, guests[1])];
    for (const line of lines) await line.settle();
    guests[0].store.write(SESSION, 'from the first guest');
    for (const line of lines) await line.settle();
    expect(guests[1].store.read(SESSION)).toEqual(['from the first guest']);
  });

  test('say nothing twice: once both have everything, silence', async () => {
    const [one, two] = [await world.addDevice('dv_one', ['PM1']), await world.addDevice('dv_two', ['PM1'])];
    one.store.write(SESSION, 'a', 'b', 'c');
    await connect(one, two).settle();
    const again = connect(one, two);
    await again.settle();
    // Two greetings, two proofs, two lists.
    expect(again.messages).toHaveLength(6);
  });

  test('[PE8] tell each other what lies on their disks, as soon as it does and not before', async () => {
    const [one, two] = [await world.addDevice('dv_one', ['PM1']), await world.addDevice('dv_two', ['PM1'])];
    one.store.write(SESSION, 'weight of Dimas');
    const line = connect(one, two);
    await line.settle();
    expect(one.store.heldBy('dv_two', SESSION)).toEqual(Y.encodeStateVector(one.store.doc(SESSION)));
    expect(two.store.heldBy('dv_one', SESSION)).toEqual(Y.encodeStateVector(one.store.doc(SESSION)));
    two.store.isFull = true;
    one.store.write(SESSION, 'length of Dimas');
    await line.settle();
    expect(two.store.read(SESSION)).toEqual(['weight of Dimas']);
    expect(one.store.heldBy('dv_two', SESSION)).toEqual(Y.encodeStateVector(two.store.doc(SESSION)));
  });

  test('[PE11] tell each other what their clocks show, three years apart, and have the same documents all the same', async () => {
    const [one, two] = [await world.addDevice('dv_one', ['PM1']), await world.addDevice('dv_two', ['PM1'])];
    const threeYearsMs = 3 * 365 * 24 * 3600 * 1000;
    one.store.write(SESSION, 'weight of Dimas');
    const line = connect(one, { ...two, clock: one.clock - threeYearsMs });
    await line.settle();
    expect(line.sessions.map(({ state }) => state)).toMatchObject([
      { kind: 'sharing', clockOffMs: threeYearsMs },
      { kind: 'sharing', clockOffMs: -threeYearsMs },
    ]);
    expect(two.store.read(SESSION)).toEqual(['weight of Dimas']);
  });

  test('pass over what only a newer app says', async () => {
    const [one, two] = [await world.addDevice('dv_one', ['PM1']), await world.addDevice('dv_two', ['PM1'])];
    const line = connect(one, two);
    await line.settle();
    line.sessions[0].take(new Uint8Array([99, 1, 2, 3]));
    one.store.write(SESSION, 'weight of Dimas');
    await line.settle();
    expect(line.sessions[0].state.kind).toBe('sharing');
    expect(two.store.read(SESSION)).toEqual(['weight of Dimas']);
  });
});

describe('what a stranger gets', () => {
  test('[PE1] nothing, where another server has certified it', async () => {
    const elsewhere = await PeerWorld.make();
    const [one, two] = [await world.addDevice('dv_one', ['PM1']), await elsewhere.addDevice('dv_two', ['PM1'])];
    one.store.write(SESSION, 'weight of Dimas');
    const line = connect(one, two);
    await line.settle();
    expect(line.sessions[0].state).toEqual({ kind: 'ended', code: 'peer.stranger' });
    expect(two.store.read(SESSION)).toEqual([]);
  });

  test('nothing, where it shows the certificate of another device', async () => {
    const [one, two, thief] = await Promise.all([
      world.addDevice('dv_one', ['PM1']),
      world.addDevice('dv_two', ['PM1']),
      world.addDevice('dv_thief', ['PM9']),
    ]);
    one.store.write(SESSION, 'weight of Dimas');
    const line = connect(one, { ...thief, certificate: two.certificate });
    await line.settle();
    expect(line.sessions[0].state).toEqual({ kind: 'ended', code: 'peer.stranger' });
    expect(thief.store.read(SESSION)).toEqual([]);
  });

  test('[PE2] nothing, where it stands between two connections', async () => {
    const [one, two] = [await world.addDevice('dv_one', ['PM1']), await world.addDevice('dv_two', ['PM1'])];
    one.store.write(SESSION, 'weight of Dimas');
    const line = connect(one, two, { binding: new Uint8Array(32).fill(1) });
    await line.settle();
    expect(line.sessions[0].state).toEqual({ kind: 'ended', code: 'peer.stranger' });
    expect(two.store.read(SESSION)).toEqual([]);
  });

  test('[PE3] nothing, where it is of another Posyandu or has been struck off', async () => {
    const [one, other] = [await world.addDevice('dv_one', ['PM1']), await world.addDevice('dv_other', ['PM2'])];
    const line = connect(one, other);
    await line.settle();
    expect(line.sessions[0].state).toEqual({ kind: 'ended', code: 'peer.nothingShared' });
    const lost = await world.addDevice('dv_lost', ['PM1']);
    const struck = connect(one, lost, { revoked: new Set(['dv_lost']) });
    await struck.settle();
    expect(struck.sessions[0].state).toEqual({ kind: 'ended', code: 'peer.revoked' });
  });

  test('nothing before its proof, and an end for what is no message', async () => {
    const [one, two] = [await world.addDevice('dv_one', ['PM1']), await world.addDevice('dv_two', ['PM1'])];
    one.store.write(SESSION, 'weight of Dimas');
    const line = connect(one, two);
    line.sessions[0].take(new Uint8Array([3, 1, 2, 3]));
    await line.settle();
    expect(line.sessions[0].state).toEqual({ kind: 'ended', code: 'peer.badMessage' });
  });
});

describe('what only some may write', () => {
  test('[PE4] travels signed by its author, and confidential answers to nakes alone', async () => {
    const nakes = await world.addDevice('dn_bidan', ['PM1', 'PM2']);
    const [tablet, colleague] = [await world.addDevice('dv_one', ['PM1']), await world.addDevice('dn_other', ['PM1'])];
    nakes.store.write(CARE, 'dose');
    nakes.store.write(CONFIDENTIAL, 'answer');
    const pack = async (documentId: string) =>
      packParcel(
        {
          certificate: nakes.certificate,
          parts: [{ documentId, update: await nakes.store.diff(documentId, new Uint8Array([0])) }],
        },
        nakes.sign,
      );
    nakes.store.parcels.push(await pack(CARE), await pack(CONFIDENTIAL));
    await connect(nakes, tablet).settle();
    await connect(nakes, colleague).settle();
    // Neither document travels bare.
    expect(tablet.store.read(CARE)).toEqual([]);
    expect(tablet.store.parcels).toEqual([nakes.store.parcels[0]]);
    expect(colleague.store.parcels).toEqual(nakes.store.parcels);
  });
});
