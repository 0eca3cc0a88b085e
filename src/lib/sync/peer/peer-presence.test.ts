import { afterEach, beforeAll, expect, test } from 'vitest';
import { PeerWorld, type PeerDevice } from '#tests/support/make-peer.ts';
import { connectPeers, type PeerLine } from '#tests/support/peer-line.ts';
import { PeerPresence } from './peer-presence.ts';

const DAY = 'session:PM1:2026-08-07';
const OTHER_DAY = 'session:PM2:2026-08-07';

let world: PeerWorld;
beforeAll(async () => {
  world = await PeerWorld.make();
});

const opened: PeerPresence[] = [];
afterEach(() => {
  for (const presence of opened.splice(0)) presence.close();
});

interface Worker {
  readonly device: PeerDevice;
  readonly presence: PeerPresence;
}

async function makeWorker(deviceId: string, posyanduIds: readonly string[] = ['PM1']): Promise<Worker> {
  const presence = new PeerPresence();
  opened.push(presence);
  return { device: await world.addDevice(deviceId, posyanduIds), presence };
}

function connect(host: Worker, guest: Worker): PeerLine {
  return connectPeers(host.device, guest.device, {
    serverKeys: world.serverKeys,
    host: { presence: host.presence },
    guest: { presence: guest.presence },
  });
}

function show(worker: Worker, name: string | undefined, documentId = DAY): void {
  worker.presence.of(documentId).setLocalState(name === undefined ? null : { name });
}

/** Names that others show, as this device sees them. */
function seenBy({ presence }: Worker, documentId = DAY): string[] {
  const awareness = presence.of(documentId);
  const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
  return others.map(([, state]) => String(state['name'])).sort();
}

async function settle(...lines: PeerLine[]): Promise<void> {
  for (const line of [...lines, ...lines]) await line.settle();
}

test('[PE9] is seen on the other device, follows what she does, and goes when she takes it away', async () => {
  const [one, two] = [await makeWorker('dv_one'), await makeWorker('dv_two')];
  show(one, 'Bu Sri');
  const line = connect(one, two);
  await settle(line);
  expect(seenBy(two)).toEqual(['Bu Sri']);
  show(one, 'Bu Sri, Dimas');
  await settle(line);
  expect(seenBy(two)).toEqual(['Bu Sri, Dimas']);
  show(one, undefined);
  await settle(line);
  expect(seenBy(two)).toEqual([]);
});

test('passes a host, and goes from every guest when the one it came from drops off', async () => {
  const [host, first, second] = [await makeWorker('dv_host'), await makeWorker('dv_g1'), await makeWorker('dv_g2')];
  const lines = [connect(host, first), connect(host, second)] as const;
  await settle(...lines);
  show(first, 'Bu Sri');
  show(host, 'Bu Yuni');
  await settle(...lines);
  expect(seenBy(second)).toEqual(['Bu Sri', 'Bu Yuni']);
  lines[0].sessions[1].end('peer.gone');
  await settle(...lines);
  expect(seenBy(second)).toEqual(['Bu Yuni']);
  expect(seenBy(first)).toEqual([]);
});

test('of a Posyandu that the other device is not of, nothing is told or taken, also through a host of both', async () => {
  const host = await makeWorker('dn_bidan', ['PM1', 'PM2']);
  const [first, second] = [await makeWorker('dv_one', ['PM1']), await makeWorker('dv_two', ['PM2'])];
  const lines = [connect(host, first), connect(host, second)] as const;
  await settle(...lines);
  show(first, 'Bu Sri');
  show(host, 'Bidan Ratna', OTHER_DAY);
  // The first one claims to be at work where it does not belong.
  show(first, 'Bu Sri', OTHER_DAY);
  await settle(...lines);
  expect(seenBy(host)).toEqual(['Bu Sri']);
  expect(seenBy(host, OTHER_DAY)).toEqual([]);
  expect(seenBy(second, OTHER_DAY)).toEqual(['Bidan Ratna']);
  expect(seenBy(second)).toEqual([]);
  expect(seenBy(first, OTHER_DAY)).toEqual([]);
});

test('bytes that are no sign change nothing and end nothing', async () => {
  const [one, two] = [await makeWorker('dv_one'), await makeWorker('dv_two')];
  const line = connect(one, two);
  await settle(line);
  const wild = { mayHold: () => true, send: () => undefined };
  two.presence.join(wild);
  two.presence.take(wild, DAY, new Uint8Array([9, 9, 9]));
  show(one, 'Bu Sri');
  await settle(line);
  expect(seenBy(two)).toEqual(['Bu Sri']);
  expect(line.sessions[0].state.kind).toBe('sharing');
});
