import { setTimeout as pause } from 'node:timers/promises';
import type { Candidate, Running } from './candidate.ts';
import { ClockTable } from './clock-table.ts';
import { connectAll, pushAll, type Crowd, type Target } from './load.ts';
import { readStored } from './read-stored.ts';
import { waitUntil } from './wait-until.ts';
import type { WireClient } from './wire-client.ts';

/** Events of a run whose server was killed under load. */
export interface KillResult {
  readonly sent: number;
  readonly receipted: number;
  readonly receiptedLost: number;
  /** Seen by another device of the room before the end. */
  readonly seen: number;
  readonly seenLost: number;
  /** Of what one device of each room had (seen or written), lost still when it has come back. */
  readonly lostAfterReturn: number;
}

const INTERVAL_MS = 1_000;
/** What lies in the sockets when the server ends is still read. */
const DRAIN_MS = 200;
const RETURN_MS = 10_000;

/**
 * Loads a server with an event a second from each client, kills it at a random moment, and looks what is there after a new start; again and
 * again on one store, whose documents grow from run to run as a day's do.
 * @param seconds shortest time under load
 */
export async function* runKills(
  candidate: Candidate,
  crowd: Crowd,
  { runs, seconds }: { readonly runs: number; readonly seconds: number },
): AsyncGenerator<KillResult, void, undefined> {
  await using place = await candidate.prepare(crowd);
  let running = await place.start();
  try {
    for (let run = 0; run < runs; run++) {
      const views = new Views(crowd);
      const sent = await killUnderLoad(running, crowd, views, seconds);
      running = await place.start();
      yield { sent, ...(await lookAfter(running.target, crowd, views)) };
    }
  } finally {
    await running.kill();
  }
}

/** @returns events sent */
async function killUnderLoad(running: Running, crowd: Crowd, views: Views, seconds: number): Promise<number> {
  const clients = await connectAll(running.target, crowd, views.firstClient, (client, room) => ({
    onUpdate: (author, clock) => views.see(room, client, author, clock + 1),
    onReceipt: (author, clock) => views.receipted.reach(author, author === client ? clock : 0),
  }));
  const pushing = pushAll(clients, { intervalMs: INTERVAL_MS, seconds: seconds + 1 });
  await pause((seconds + Math.random()) * 1_000);
  await running.kill();
  await pushing;
  await pause(DRAIN_MS);
  for (const client of clients) client.close();
  for (const client of clients) views.keep(client);
  return clients.reduce((sum, client) => sum + client.clock, 0);
}

async function lookAfter(target: Target, crowd: Crowd, views: Views): Promise<Omit<KillResult, 'sent'>> {
  const stored = await readStored(target, crowd, views.firstClient);
  await comeBack(target, crowd, views, stored);
  const healed = await readStored(target, crowd, views.firstClient);
  return {
    receipted: views.receipted.total,
    receiptedLost: views.receipted.beyond(stored),
    seen: views.seen.total,
    seenLost: views.seen.beyond(stored),
    lostAfterReturn: views.kept.beyond(healed),
  };
}

/** Who has what of the events of a run. */
class Views {
  readonly firstClient = Math.floor(Math.random() * 2 ** 30);
  readonly receipted: ClockTable;
  /** What at least one other device had. */
  readonly seen: ClockTable;
  /** What the first device of each room had. */
  readonly kept: ClockTable;
  readonly #crowd: Crowd;

  constructor(crowd: Crowd) {
    const clients = crowd.rooms * crowd.clientsPerRoom;
    this.#crowd = crowd;
    this.receipted = new ClockTable(this.firstClient, clients);
    this.seen = new ClockTable(this.firstClient, clients);
    this.kept = new ClockTable(this.firstClient, clients);
  }

  see(room: number, viewer: number, author: number, clock: number): void {
    if (viewer === author) return;
    this.seen.reach(author, clock);
    if (viewer === this.firstOf(room)) this.kept.reach(author, clock);
  }

  /** The first device of a room has its own events whatever becomes of the server. */
  keep({ client, clock }: WireClient): void {
    if ((client - this.firstClient) % this.#crowd.clientsPerRoom === 0) this.kept.reach(client, clock);
  }

  firstOf(room: number): number {
    return this.firstClient + room * this.#crowd.clientsPerRoom;
  }
}

/** The first device of each room connects again and gives what the server lacks of all that it has; ends when it has receipts for it. */
async function comeBack(target: Target, crowd: Crowd, views: Views, stored: ClockTable): Promise<void> {
  const receipted = new ClockTable(views.firstClient, crowd.rooms * crowd.clientsPerRoom);
  const back = await connectAll(target, { ...crowd, clientsPerRoom: 1 }, views.firstClient + 2 ** 30, () => ({
    onReceipt: (client, clock) => receipted.reach(client, clock),
  }));
  for (const [room, device] of back.entries()) {
    for (let number = 0; number < crowd.clientsPerRoom; number++) {
      const author = views.firstOf(room) + number;
      for (let clock = stored.of(author); clock < views.kept.of(author); clock++) {
        device.give(author, clock, target.deviceOf(room, number));
      }
    }
  }
  await waitUntil(() => views.kept.beyond(receipted) === 0, RETURN_MS);
  for (const device of back) device.close();
}
