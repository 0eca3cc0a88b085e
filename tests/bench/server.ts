import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { runLoad, type LoadResult, type Target } from './server/load.ts';
import { fillStore, ourTarget, startOurs } from './server/ours.ts';
import { startPeer } from './server/peer-process.ts';

const CLIENTS = 5;
const SECONDS = 10;
const LIMIT_MS = 250;
const STEP = 200;
const MOST_ROOMS = Number(process.env.BENCH_MOST_ROOMS ?? 3000);

/** A server under test: started afresh for each load. */
interface Candidate {
  readonly name: string;
  readonly start: (rooms: number) => Promise<{ target: Target; stop: () => Promise<void> }>;
}

/** The sync server beside the ones people use, one event a second from each of five clients a room, in one run on one machine. */
export async function measure(): Promise<Figure[]> {
  const [ours, ...peers] = candidates();
  const at400 = new Map<string, LoadResult>();
  const most = new Map<string, number>();
  for (const candidate of [ours!, ...peers]) {
    at400.set(candidate.name, await loadOnce(candidate, 400));
    most.set(candidate.name, await findMost(candidate));
  }
  const own = at400.get(ours!.name)!;
  const peerMost = (part: string) =>
    Math.max(...peers.filter((one) => one.name.includes(part)).map((one) => most.get(one.name)!));
  const yws = peerMost('y-websocket');
  const hocuspocus = peerMost('Hocuspocus');
  const ownMost = most.get(ours!.name)!;
  return [
    {
      what: `rooms x ${CLIENTS} clients with edit-to-peer p95 < ${LIMIT_MS} ms`,
      budget: '>= 1.4 x y-websocket, >= 3 x Hocuspocus',
      figure: `${ownMost} (${(ownMost / yws).toFixed(2)} x, ${(ownMost / hocuspocus).toFixed(2)} x)`,
      peer: [...most]
        .slice(1)
        .map(([name, rooms]) => `${name} ${rooms}`)
        .join('; '),
      met: ownMost >= 1.4 * yws && ownMost >= 3 * hocuspocus,
    },
    {
      what: 'edit to peer at 400 rooms, p95',
      budget: '< 15 ms',
      figure: `${own.editP95.toFixed(1)} ms`,
      peer: [...at400]
        .slice(1)
        .map(([name, result]) => `${name} ${result.editP95.toFixed(1)}`)
        .join('; '),
      met: own.editP95 < 15,
    },
    {
      what: 'receipt at 400 rooms, 2,000 events/s, p95',
      budget: '< 100 ms',
      figure: `${(own.receiptP95 ?? Number.NaN).toFixed(1)} ms`,
      met: (own.receiptP95 ?? Infinity) < 100,
    },
    {
      what: 'server CPU at 400 rooms, 2,000 events/s, projection running',
      budget: '< 0.35 core',
      figure: `${own.serverCores.toFixed(2)} core`,
      peer: [...at400]
        .slice(1)
        .map(([name, result]) => `${name} ${result.serverCores.toFixed(2)}`)
        .join('; '),
      met: own.serverCores < 0.35,
    },
    {
      what: 'server memory at 400 rooms (2,000 sockets)',
      budget: '-',
      figure: `${own.serverRssMB.toFixed(0)} MB`,
      peer: [...at400]
        .slice(1)
        .map(([name, result]) => `${name} ${result.serverRssMB.toFixed(0)}`)
        .join('; '),
    },
  ];
}

/** Raises the load until the slowest twentieth of the edits waits longer than the limit. */
async function findMost(candidate: Candidate): Promise<number> {
  let held = 0;
  for (let rooms = 400; rooms <= MOST_ROOMS; rooms += STEP) {
    const result = await loadOnce(candidate, rooms);
    console.error(
      `${candidate.name} ${rooms} rooms: p95 ${result.editP95.toFixed(1)} ms, delivered ${(result.deliveredShare * 100).toFixed(1)} %, driver late ${result.driverLagMs.toFixed(0)} ms`,
    );
    if (!(result.editP95 < LIMIT_MS && result.deliveredShare > 0.99)) return held;
    held = rooms;
  }
  return held;
}

async function loadOnce(candidate: Candidate, rooms: number): Promise<LoadResult> {
  const { target, stop } = await candidate.start(rooms);
  try {
    return await runLoad(target, { rooms, clientsPerRoom: CLIENTS, intervalMs: 1000, seconds: SECONDS });
  } finally {
    await stop();
  }
}

function candidates(): Candidate[] {
  return [
    {
      name: 'this server (SQLite)',
      start: async (rooms) => {
        const folder = mkdtempSync(join(tmpdir(), 'bench-'));
        const store = await fillStore(`file:${join(folder, 'posyandu.db')}`, rooms, CLIENTS);
        const server = await startOurs(store);
        const stop = async () => {
          await server.stop('SIGKILL');
          rmSync(folder, { recursive: true, force: true });
        };
        return { target: ourTarget('this server', store, server), stop };
      },
    },
    peer('y-websocket (memory)', 'y-websocket.mjs', 'y-websocket', () => ({})),
    peer('y-websocket (LevelDB)', 'y-websocket.mjs', 'y-websocket', (folder) => ({ YPERSISTENCE: folder })),
    peer('Hocuspocus (SQLite)', 'hocuspocus.mjs', 'hocuspocus', (folder) => ({ PEER_DATABASE: join(folder, 'h.db') })),
  ];
}

function peer(
  name: string,
  script: string,
  dialect: Target['dialect'],
  env: (folder: string) => Record<string, string>,
): Candidate {
  return {
    name,
    start: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'bench-'));
      const path = fileURLToPath(new URL(`server/peers/${script}`, import.meta.url));
      const { port, pid, stop } = await startPeer(path, env(folder));
      const target: Target = {
        name,
        dialect,
        pid,
        roomName: (room) => `room${room}`,
        deviceOf: (room, client) => `dv_${room}_${client}`,
        urlOf: (room) => `ws://127.0.0.1:${port}/room${room}`,
      };
      return {
        target,
        stop: async () => {
          await stop();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  };
}
