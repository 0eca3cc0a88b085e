import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../../figure.ts';
import { withServer, type Candidate } from '../candidate.ts';
import { connectAll, type Crowd } from '../load.ts';
import { OURS } from '../own-candidates.ts';
import { rssMB } from '../process-figures.ts';
import { YWS_MEMORY } from '../peer-candidates.ts';
import { say } from '../say.ts';

const SOCKETS = 2_000;
const FEW_ROOMS: Crowd = { rooms: SOCKETS / 5, clientsPerRoom: 5 };
const MANY_ROOMS: Crowd = { rooms: SOCKETS, clientsPerRoom: 1 };
const SETTLE_MS = 2_000;

/** What a silent socket and an open document without content cost: the same sockets once in few rooms, once in many. */
export async function measureMemory(): Promise<Figure[]> {
  const [own, peer] = [await weigh(OURS), await weigh(YWS_MEMORY)];
  return [
    {
      what: `memory of a connected socket (${SOCKETS.toLocaleString('en')} of them)`,
      budget: '-',
      figure: `${own.socketKB.toFixed(0)} kB`,
      peer: `${YWS_MEMORY.name} ${peer.socketKB.toFixed(0)} kB`,
    },
    {
      what: 'memory of an open, idle document',
      budget: '-',
      figure: `about ${own.documentKB.toFixed(0)} kB, none a minute after the last has left`,
      peer: `${YWS_MEMORY.name} ${peer.documentKB.toFixed(0)} kB`,
    },
  ];
}

async function weigh(candidate: Candidate): Promise<{ socketKB: number; documentKB: number }> {
  const [few, many] = [await grownMB(candidate, FEW_ROOMS), await grownMB(candidate, MANY_ROOMS)];
  // The noise of a heap is some kB; below it nothing is told.
  const documentKB = Math.max(0, ((many - few) * 1024) / (MANY_ROOMS.rooms - FEW_ROOMS.rooms));
  return { documentKB, socketKB: (few * 1024 - documentKB * FEW_ROOMS.rooms) / SOCKETS };
}

function grownMB(candidate: Candidate, crowd: Crowd): Promise<number> {
  return withServer(candidate, crowd, async (target) => {
    await pause(SETTLE_MS);
    const before = rssMB(target.pids);
    const clients = await connectAll(target, crowd, 1, () => ({}));
    await pause(SETTLE_MS);
    const grown = rssMB(target.pids) - before;
    for (const client of clients) client.close();
    say(
      `${candidate.name}: ${before.toFixed(0)} MB, ${SOCKETS} sockets in ${crowd.rooms} rooms add ${grown.toFixed(0)} MB`,
    );
    return grown;
  });
}
