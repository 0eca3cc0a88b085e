import * as Y from 'yjs';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import type { Figure } from '../../figure.ts';
import type { Candidate } from '../candidate.ts';
import { ClockTable } from '../clock-table.ts';
import { connectAll, type Target } from '../load.ts';
import { eventAt } from '../made-update.ts';
import { OURS } from '../own-candidates.ts';
import { HOCUSPOCUS, YWS_LEVELDB, YWS_MEMORY } from '../peer-candidates.ts';
import { readStored } from '../read-stored.ts';
import { say } from '../say.ts';
import { waitUntil } from '../wait-until.ts';

const CROWD = { rooms: 40, clientsPerRoom: 5 };
const CLIENTS = CROWD.rooms * CROWD.clientsPerRoom;
const EVENTS = 300;
const FIRST_CLIENT = 1_000_000;
const LONGEST_MS = 60_000;

/** What a morning offline came to once all devices were back. */
interface CatchUp {
  /** Bytes that the server sent, for each byte of what the devices lacked. */
  readonly share: number;
  readonly ms: number;
  /** Events that a server killed at that moment has not stored. */
  readonly lost: number;
}

/** 200 devices that have each made 300 events offline come back at once. */
export async function measureCatchUp(): Promise<Figure[]> {
  const own = await run(OURS);
  const peers: string[] = [];
  for (const candidate of [YWS_MEMORY, YWS_LEVELDB, HOCUSPOCUS]) {
    const { share, ms, lost } = await run(candidate);
    peers.push(`${candidate.name} ${share.toFixed(2)} x in ${ms.toFixed(0)} ms, lost ${lost}`);
  }
  return [
    {
      what: `catch-up of ${CLIENTS} clients x ${EVENTS} events: bytes sent for bytes needed; not stored when the last has converged`,
      budget: '< 1.1 x; 0',
      figure: `${own.share.toFixed(2)} x in ${own.ms.toFixed(0)} ms; ${own.lost}`,
      peer: peers.join('; '),
      met: own.share < 1.1 && own.lost === 0,
    },
  ];
}

async function run(candidate: Candidate): Promise<CatchUp> {
  await using place = await candidate.prepare(CROWD);
  const running = await place.start();
  const { share, ms } = await converge(running.target, candidate === OURS);
  await running.kill();
  const again = await place.start();
  const stored = await readStored(again.target, CROWD, FIRST_CLIENT);
  await again.kill();
  const result = { share, ms, lost: CLIENTS * EVENTS - stored.total };
  say(`catch-up, ${candidate.name}: ${JSON.stringify(result)}`);
  return result;
}

/** Connects all devices; each gives what it has when it is asked. Ends when each has all of its room, and a receipt where there are any. */
async function converge(target: Target, hasReceipts: boolean): Promise<Omit<CatchUp, 'lost'>> {
  const updates = Array.from({ length: CLIENTS }, (_, i) => makeMorning(target, i));
  const receipted = new ClockTable(FIRST_CLIENT, CLIENTS);
  const due = CLIENTS * (CROWD.clientsPerRoom - 1) * EVENTS;
  let seen = 0;
  const begun = performance.now();
  const clients = await connectAll(target, CROWD, FIRST_CLIENT, (own) => ({
    onAsked: (self) => self.sendUpdate(updates[own - FIRST_CLIENT]!),
    onUpdate: (author) => void (seen += author === own ? 0 : 1),
    onReceipt: (author, clock) => receipted.reach(author, author === own ? clock : 0),
  }));
  const isDone = () => seen >= due && (!hasReceipts || receipted.total >= CLIENTS * EVENTS);
  if (!(await waitUntil(isDone, LONGEST_MS))) throw new Error(`${target.name}: no convergence, ${seen} of ${due}`);
  const ms = performance.now() - begun;
  const sent = clients.reduce((sum, client) => sum + client.messageBytes, 0);
  for (const client of clients) client.close();
  return { share: sent / bytesNeeded(updates), ms };
}

function makeMorning(target: Target, index: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = FIRST_CLIENT + index;
  const device = target.deviceOf(Math.floor(index / CROWD.clientsPerRoom), index % CROWD.clientsPerRoom);
  const events = Array.from({ length: EVENTS }, (_, clock) => eventAt(doc.clientID, clock));
  doc.getArray(arrayNameOf(device)).push(events);
  return Y.encodeStateAsUpdate(doc);
}

function bytesNeeded(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => sum + update.length, 0) * (CROWD.clientsPerRoom - 1);
}
