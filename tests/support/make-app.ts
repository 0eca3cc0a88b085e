import { App } from '#lib/app/app.svelte.ts';
import type { Outside } from '#lib/app/outside.ts';
import { makeDisk, type FakeDisk } from './make-device.ts';
import { makeId, makeRandom } from './random.ts';

/** Two cadres of the invented Posyandu Melati 1, with no PIN yet. */
export const PROFILE = {
  device: { deviceId: 'T1', name: 'HP Melati' },
  puskesmas: { puskesmasId: 'PK1', name: 'Wonokerto' },
  village: { villageId: 'V1', name: 'Wonokerto Lor' },
  posyandu: [{ posyanduId: 'P1', name: 'Melati 1', hamlet: 'Krajan' }],
  accounts: [
    { accountId: 'K1', displayName: 'Sulastri', role: 'cadre_lead', pinVerifier: null },
    { accountId: 'K2', displayName: 'Ninik Rahayu', role: 'cadre', pinVerifier: null },
  ],
  serverTime: Date.UTC(2026, 7, 7, 1),
  ruleSet: '2026-11',
};

/** A world that a test moves by hand: its clock, its network, and the moments at which the app looks around. */
export interface FakeWorld extends Outside {
  /** ms since epoch; what `now` says. */
  time: number;
  /** Lets everything that is done now and then happen once. */
  lookAround(): void;
}

let worlds = 0;

/** Makes a world around one device; its sockets never open. */
export function makeWorld(send: typeof fetch): FakeWorld {
  worlds += 1;
  const device = worlds;
  const random = makeRandom(device);
  const callbacks = new Set<() => void>();
  const listen = (callback: () => void): (() => void) => {
    callbacks.add(callback);
    return () => void callbacks.delete(callback);
  };
  const world: FakeWorld = {
    time: new Date(2026, 7, 7, 8).getTime(),
    lookAround: () => [...callbacks].forEach((callback) => callback()),
    now: () => world.time,
    newId: () => makeId(random),
    random,
    fetch: send,
    httpUrl: '',
    // One address a device: tabs of one browser meet over a channel that bears it, devices do not.
    socketUrl: `ws://memory-${device}.invalid/sync`,
    subtle: crypto.subtle,
    randomBytes: (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)),
    storage: undefined,
    isOnline: () => true,
    onReturn: listen,
    every: (_ms, callback) => listen(callback),
    requestBackgroundSync: () => undefined,
  };
  return world;
}

/** Opens the app on a disk; fails the test where it does not open. */
export async function openTestApp(world: FakeWorld, disk: FakeDisk = makeDisk()): Promise<App> {
  const opened = await App.open(world, disk);
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

/** Waits until a condition holds that other work will bring about. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 1));
}
