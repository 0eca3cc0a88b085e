import { beforeAll, describe, expect, test } from 'vitest';
import { makeDisk, openTab } from '#tests/support/make-device.ts';
import { PeerWorld } from '#tests/support/make-peer.ts';
import { connectPeers } from '#tests/support/peer-line.ts';
import { openPeerTablet, type PeerTablet } from '#tests/support/peer-tablet.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { packHandover, receiveHandover } from './peer/handover.ts';
import { Ticks } from './ticks.svelte.ts';

const TODAY = '2026-08-07';
const SESSION = `session:PM1:${TODAY}`;
const CARE = 'care:PM1:2026-08';

let world: PeerWorld;
beforeAll(async () => {
  world = await PeerWorld.make();
});

async function openTicks(data: DeviceData, deviceId: string): Promise<Ticks> {
  const ticks = new Ticks(data, () => deviceId);
  await ticks.load();
  await ticks.settled();
  return ticks;
}

async function meet(one: PeerTablet, two: PeerTablet): Promise<void> {
  const line = connectPeers(one.end, two.end, { serverKeys: world.serverKeys });
  await line.settle();
  for (const session of line.sessions) session.end('peer.gone');
}

/** The server has, on its disk, all that lies here of a document now. */
async function acknowledge({ data }: PeerTablet, documentId: string): Promise<void> {
  await data.store.noteReceipt(documentId, await data.store.readStateVector(documentId));
}

describe('an own entry', () => {
  test('[PE8] is on this device, then on another, then at the server; what is written later begins anew', async () => {
    const [one, two] = [await openPeerTablet(world, 'dv_one'), await openPeerTablet(world, 'dv_two')];
    const ticks = await openTicks(one.data, 'dv_one');
    const first = await one.write(SESSION, 'dimas');
    expect(ticks.tickOf(first, SESSION)).toBe('saved');
    await meet(one, two);
    await ticks.settled();
    expect(ticks.tickOf(first, SESSION)).toBe('shared');
    expect(ticks.unsentCount).toBe(1);
    const second = await one.write(SESSION, 'sari');
    await ticks.settled();
    expect(ticks.tickOf(second, SESSION)).toBe('saved');
    await acknowledge(one, SESSION);
    expect([first, second].map((id) => ticks.tickOf(id, SESSION))).toEqual(['received', 'received']);
    expect(ticks.unsentCount).toBe(0);
  });

  test('[SY9] says that all of it is on the disk as soon as it is, and nothing of what failed or what another tab has written', async () => {
    const one = await openPeerTablet(world, 'dv_one');
    const ticks = await openTicks(one.data, 'dv_one');
    const told: string[] = [];
    const listen = (what: string): void => void ticks.untilSaved().then(() => told.push(what));
    listen('of nothing');
    ticks.begin(['e-1', 'e-2']);
    listen('of both');
    ticks.begin(['e-3']);
    listen('of one that fails too');
    await one.write(SESSION, 'dimas');
    one.data.changes.emit({ kind: 'saved', eventIds: ['e-1'] });
    await ticks.settled();
    expect(told).toEqual([]);
    ticks.giveUp(['e-3']);
    one.data.changes.emit({ kind: 'saved', eventIds: ['e-2'] });
    await ticks.settled();
    expect(told).toEqual(['of both']);
  });

  test('is still known to be on another device after a restart', async () => {
    const disk = makeDisk();
    const [one, two] = [await openPeerTablet(world, 'dv_one', disk), await openPeerTablet(world, 'dv_two')];
    const id = await one.write(SESSION, 'dimas');
    await meet(one, two);
    await one.data.close();
    const ticks = await openTicks(await openTab(disk), 'dv_one');
    expect(ticks.tickOf(id, SESSION)).toBe('shared');
  });

  test('in a document of nakes counts as elsewhere when its parcel lies on another disk', async () => {
    const [nakes, tablet] = [await openPeerTablet(world, 'dn_bidan'), await openPeerTablet(world, 'dv_one')];
    const ticks = await openTicks(nakes.data, 'dn_bidan');
    const id = await nakes.write(CARE, 'dose');
    await meet(nakes, tablet);
    await ticks.settled();
    expect(ticks.tickOf(id, CARE)).toBe('shared');
  });

  test('is known to be elsewhere by a file that brings it back', async () => {
    const [one, two] = [await openPeerTablet(world, 'dv_one'), await openPeerTablet(world, 'dv_two')];
    const ticks = await openTicks(one.data, 'dv_one');
    const id = await one.write(SESSION, 'dimas');
    const hand = async (from: PeerTablet, to: PeerTablet): Promise<void> => {
      const packed = await packHandover(from.parts, from.credentials, {
        posyanduId: 'PM1',
        today: TODAY,
        reach: 'news',
      });
      if (!packed.ok) throw new Error(packed.problem.code);
      expect(await receiveHandover(to.parts, to.credentials, packed.value)).toMatchObject({ ok: true });
    };
    await hand(one, two);
    expect(ticks.tickOf(id, SESSION)).toBe('saved');
    await hand(two, one);
    await ticks.settled();
    expect(ticks.tickOf(id, SESSION)).toBe('shared');
  });
});

describe("another device's entry", () => {
  test('[SY9] that came from device to device has its second tick by the receipt alone', async () => {
    const [one, two] = [await openPeerTablet(world, 'dv_one'), await openPeerTablet(world, 'dv_two')];
    const ticks = await openTicks(two.data, 'dv_two');
    const id = await one.write(SESSION, 'dimas');
    await meet(one, two);
    await ticks.settled();
    expect(ticks.tickOf(id, SESSION)).toBe('shared');
    expect(ticks.unsentCount).toBe(0);
    await acknowledge(two, SESSION);
    await ticks.settled();
    expect(ticks.tickOf(id, SESSION)).toBe('received');
  });

  test('is told apart after a restart, entry by entry', async () => {
    const disk = makeDisk();
    const [one, two] = [await openPeerTablet(world, 'dv_one'), await openPeerTablet(world, 'dv_two', disk)];
    const known = await one.write(SESSION, 'dimas');
    await meet(one, two);
    await acknowledge(two, SESSION);
    const fresh = await one.write(SESSION, 'sari');
    await meet(one, two);
    await two.data.close();
    const ticks = await openTicks(await openTab(disk), 'dv_two');
    expect([known, fresh].map((id) => ticks.tickOf(id, SESSION))).toEqual(['received', 'shared']);
  });

  test('loses its second tick where the server has gone back to an older copy', async () => {
    const [one, two] = [await openPeerTablet(world, 'dv_one'), await openPeerTablet(world, 'dv_two')];
    const ticks = await openTicks(two.data, 'dv_two');
    const id = await one.write(SESSION, 'dimas');
    await meet(one, two);
    await acknowledge(two, SESSION);
    await two.data.store.noteReceipt(SESSION, new Uint8Array([0]));
    await ticks.settled();
    expect(ticks.tickOf(id, SESSION)).toBe('shared');
  });
});
