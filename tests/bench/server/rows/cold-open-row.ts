import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LeveldbPersistence } from 'y-leveldb';
import { makeTempFolder } from '../../../support/temp-folder.ts';
import type { Figure } from '../../figure.ts';
import { fillHistory, makeHistory } from '../fill-history.ts';
import { connectAll, type Target } from '../load.ts';
import { fillStore, ourTarget, startOurs } from '../ours.ts';
import { YWS_LEVELDB } from '../peer-candidates.ts';
import { cpuSeconds, rssMB } from '../process-figures.ts';
import { say } from '../say.ts';
import { waitUntil } from '../wait-until.ts';
import type { WireClient } from '../wire-client.ts';

const ROOMS = 1_000;
/** Enough to tell what a room of the peer costs; a thousand would take minutes. */
const PEER_ROOMS = 40;
const EVENTS = 5_000;
const AT_ONCE = 25;
const LONGEST_MS = 60_000;

/** What it costs to open documents after a start, each for one device that has nothing of it and stays. */
interface Opening {
  readonly cpuMsARoom: number;
  readonly wallMs: number;
  readonly rssMB: number;
  readonly grownMBARoom: number;
}

/** A day begins: the server has just started, and every room is opened by somebody who takes all of it. */
export async function measureColdOpen(): Promise<Figure[]> {
  const own = await openOurs();
  const peer = await openPeer();
  return [
    {
      what: `cold open of ${ROOMS.toLocaleString('en')} rooms x ${EVENTS.toLocaleString('en')} events, CPU a room`,
      budget: '< 5 ms',
      figure: `${own.cpuMsARoom.toFixed(1)} ms (all open after ${(own.wallMs / 1000).toFixed(1)} s)`,
      peer: `${YWS_LEVELDB.name} ${peer.cpuMsARoom.toFixed(0)} ms (${PEER_ROOMS} rooms)`,
      met: own.cpuMsARoom < 5,
    },
    {
      what: 'the same: memory in all, and added by a room with its socket',
      budget: '< 500 MB in all',
      figure: `${own.rssMB.toFixed(0)} MB, ${own.grownMBARoom.toFixed(2)} MB a room`,
      peer: `${YWS_LEVELDB.name} ${peer.grownMBARoom.toFixed(1)} MB a room`,
      met: own.rssMB < 500,
    },
  ];
}

async function openOurs(): Promise<Opening> {
  await using folder = await makeTempFolder();
  const store = await fillStore(`file:${join(folder.path, 'posyandu.db')}`, { rooms: ROOMS, clientsPerRoom: 1 });
  const devices = Array.from({ length: 5 }, (_, i) => `dv_${i}`);
  const bytes = await fillHistory(store, ROOMS, EVENTS, devices);
  const server = await startOurs(store);
  const opening = await openAll(ourTarget('this server', store, [server]), ROOMS, bytes);
  await server.stop('SIGKILL');
  return opening;
}

/** The peer's documents as it leaves them: each update on its own, joined at the first opening. */
async function openPeer(): Promise<Opening> {
  await using place = await YWS_LEVELDB.prepare({ rooms: PEER_ROOMS, clientsPerRoom: 1 });
  const devices = Array.from({ length: 5 }, (_, i) => `dv_${i}`);
  const updates = makeHistory(EVENTS, devices).map(({ update }) => update);
  const store = new LeveldbPersistence(place.folder);
  for (let room = 0; room < PEER_ROOMS; room++) {
    await Promise.all(updates.map((update) => store.storeUpdate(`room${room}`, update)));
  }
  const bytes = (await store.getDiff('room0', new Uint8Array([0]))).length;
  await store.destroy();
  const running = await place.start();
  const opening = await openAll(running.target, PEER_ROOMS, bytes);
  await running.kill();
  return opening;
}

/** Opens the rooms, some at a time, and waits until each device has so many bytes. */
async function openAll(target: Target, rooms: number, bytes: number): Promise<Opening> {
  await pause(1_000);
  const [cpu, rss, begun] = [cpuSeconds(target.pids), rssMB(target.pids), performance.now()];
  const readers: WireClient[] = [];
  for (let from = 0; from < rooms; from += AT_ONCE) {
    const part = {
      ...target,
      urlOf: (room: number) => target.urlOf(from + room, 0),
      roomName: (room: number) => target.roomName(from + room),
    };
    const opened = await connectAll(
      part,
      { rooms: Math.min(AT_ONCE, rooms - from), clientsPerRoom: 1 },
      from + 1,
      () => ({}),
    );
    // Joined updates are a little shorter than the sum of what they were made of.
    const areOpen = () => opened.every((reader) => reader.messageBytes >= bytes * 0.9);
    if (!(await waitUntil(areOpen, LONGEST_MS))) throw new Error(`${target.name}: a room did not open`);
    readers.push(...opened);
  }
  const wallMs = performance.now() - begun;
  const grown = rssMB(target.pids);
  const opening = {
    cpuMsARoom: ((cpuSeconds(target.pids) - cpu) * 1000) / rooms,
    wallMs,
    rssMB: grown,
    grownMBARoom: (grown - rss) / rooms,
  };
  say(`cold open, ${target.name}: ${JSON.stringify(opening)}`);
  for (const reader of readers) reader.close();
  return opening;
}
