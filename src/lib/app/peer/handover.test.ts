import { beforeAll, describe, expect, test } from 'vitest';
import { PeerWorld } from '#tests/support/make-peer.ts';
import { openPeerTablet, type PeerTablet } from '#tests/support/peer-tablet.ts';
import { packHandover, receiveHandover } from './handover.ts';

const TODAY = '2026-08-07';
const SESSION = `session:PM1:${TODAY}`;
const CARE = 'care:PM1:2026-08';
const CONFIDENTIAL = 'confidential:PM1:2026-08';
let world: PeerWorld;
beforeAll(async () => {
  world = await PeerWorld.make();
});

const openTablet = (deviceId: string) => openPeerTablet(world, deviceId);

async function hand(from: PeerTablet, to: PeerTablet, reach: 'news' | 'everything' = 'news') {
  const packed = await packHandover(from.parts, from.credentials, { posyanduId: 'PM1', today: TODAY, reach });
  if (!packed.ok) throw new Error(packed.problem.code);
  return receiveHandover(to.parts, to.credentials, packed.value);
}

describe('[PE5] a file from one tablet to the other', () => {
  test('brings what the other lacks; again, and back, nothing', async () => {
    const [one, two] = [await openTablet('dv_one'), await openTablet('dv_two')];
    await one.write(SESSION, 'dimas');
    await two.write(SESSION, 'sari');
    expect(await hand(one, two)).toMatchObject({ ok: true, value: { fromDevice: 'dv_one', changed: [SESSION] } });
    expect(await two.subjects(SESSION)).toEqual(['dimas', 'sari']);
    expect(await hand(one, two)).toMatchObject({ ok: true, value: { changed: [] } });
    await hand(two, one);
    expect(await one.subjects(SESSION)).toEqual(['dimas', 'sari']);
    expect(await hand(two, one)).toMatchObject({ ok: true, value: { changed: [] } });
  });

  test('gives all of a Posyandu back to a tablet that has nothing', async () => {
    const [one, empty] = [await openTablet('dv_one'), await openTablet('dv_new')];
    await one.write('register:PM1', 'dimas');
    await one.write('visits:PM1:2026-07', 'visit');
    const { stateVector } = (await one.data.store.offer(['register:PM1']))[0]!;
    await one.data.store.noteReceipt('register:PM1', stateVector);
    await hand(one, empty);
    expect(await empty.subjects('register:PM1')).toEqual([]);
    await hand(one, empty, 'everything');
    expect(await empty.subjects('register:PM1')).toEqual(['dimas']);
    expect(await empty.subjects('visits:PM1:2026-07')).toEqual(['visit']);
  });

  test('says that something before it is missing, and stores no hole', async () => {
    const [one, two] = [await openTablet('dv_one'), await openTablet('dv_two')];
    await one.write('register:PM1', 'dimas');
    const { stateVector } = (await one.data.store.offer(['register:PM1']))[0]!;
    await one.data.store.noteReceipt('register:PM1', stateVector);
    await one.write('register:PM1', 'sari');
    expect(await hand(one, two)).toMatchObject({ ok: true, value: { changed: [], incomplete: ['register:PM1'] } });
    expect(await two.subjects('register:PM1')).toEqual([]);
  });

  test('is not taken from a tablet that staff have struck off', async () => {
    const [one, two] = [await openTablet('dv_one'), await openTablet('dv_two')];
    await one.write(SESSION, 'dimas');
    const wary = { ...two, credentials: { ...two.credentials, revoked: new Set(['dv_one']) } };
    expect(await hand(one, wary)).toEqual({ ok: false, problem: { code: 'peer.revoked' } });
    expect(await two.subjects(SESSION)).toEqual([]);
  });
});

describe('[PE4] what only nakes write', () => {
  test('is read on a tablet, kept for the server, passed on, and never offered as its own', async () => {
    const [nakes, tablet, third] = [
      await openTablet('dn_bidan'),
      await openTablet('dv_one'),
      await openTablet('dv_two'),
    ];
    await nakes.write(CARE, 'dose');
    await hand(nakes, tablet);
    expect(await tablet.subjects(CARE)).toEqual(['dose']);
    expect(await tablet.data.database.parcels.count()).toBe(1);
    // Packed and signed again, it is the same parcel.
    await hand(nakes, tablet);
    expect(await tablet.data.database.parcels.count()).toBe(1);
    await hand(tablet, third);
    expect(await third.subjects(CARE)).toEqual(['dose']);
    expect(await third.data.database.parcels.toArray()).toMatchObject([{ author: 'dn_bidan', documentIds: [CARE] }]);
  });

  test('confidential answers pass through a tablet closed', async () => {
    const [asker, tablet, nakes] = [
      await openTablet('dv_ask'),
      await openTablet('dv_one'),
      await openTablet('dn_bidan'),
    ];
    await asker.write(CONFIDENTIAL, 'dimas');
    await hand(asker, tablet);
    expect(await tablet.subjects(CONFIDENTIAL)).toEqual([]);
    await hand(tablet, nakes);
    expect(await nakes.subjects(CONFIDENTIAL)).toEqual(['dimas']);
  });
});
