import { percentile } from '../figure.ts';
import { cpuSeconds, rssMB } from './process-figures.ts';
import { WireClient, type Dialect } from './wire-client.ts';

/** Where the clients of a run connect. */
export interface Target {
  readonly name: string;
  readonly dialect: Dialect;
  /** Address of the socket of one client; may carry a ticket. */
  readonly urlOf: (room: number, client: number) => Promise<string> | string;
  readonly roomName: (room: number) => string;
  /** Device id in whose array a client writes. */
  readonly deviceOf: (room: number, client: number) => string;
  readonly pid: number;
}

export interface LoadOptions {
  readonly rooms: number;
  readonly clientsPerRoom: number;
  /** Each client sends one event in this time. */
  readonly intervalMs: number;
  readonly seconds: number;
}

/** What a run came to; times in ms. */
export interface LoadResult {
  readonly rooms: number;
  readonly editP50: number;
  readonly editP95: number;
  readonly receiptP95: number | undefined;
  readonly sent: number;
  /** Deliveries seen beside deliveries due (events times other clients of the room). */
  readonly deliveredShare: number;
  /** Cores' worth of CPU that the server process used while under load. */
  readonly serverCores: number;
  readonly serverRssMB: number;
  readonly driverLagMs: number;
}

/** Drives one server with bare protocol clients and measures what they see. */
export async function runLoad(target: Target, options: LoadOptions): Promise<LoadResult> {
  const sentAt = new Map<number, Map<number, number>>();
  const edits: number[] = [];
  const receipts: number[] = [];
  const receiptClock = new Map<number, number>();
  let delivered = 0;
  const events = {
    onUpdate: (client: number, clock: number) => {
      const begun = sentAt.get(client)?.get(clock);
      if (begun === undefined) return;
      delivered++;
      edits.push(performance.now() - begun);
    },
    onReceipt: (client: number, clock: number) => {
      for (let one = receiptClock.get(client) ?? 0; one < clock; one++) {
        const begun = sentAt.get(client)?.get(one);
        if (begun !== undefined) receipts.push(performance.now() - begun);
      }
      receiptClock.set(client, clock);
    },
  };
  const clients = await connect(target, options, sentAt, events);
  const before = cpuSeconds(target.pid);
  const begun = performance.now();
  let sent = 0;
  let lag = 0;
  const ticks = Math.round(options.intervalMs / 10);
  // Every 10 ms a slice of the clients sends, so that the load is even.
  for (let tick = 0; performance.now() - begun < options.seconds * 1000; tick++) {
    const due = begun + tick * 10;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    lag = Math.max(lag, performance.now() - due);
    for (let i = tick % ticks; i < clients.length; i += ticks) {
      const client = clients[i]!;
      sentAt.get(client.client)!.set(client.clock, performance.now());
      client.push(Date.now());
      sent++;
    }
  }
  const wall = (performance.now() - begun) / 1000;
  const cores = (cpuSeconds(target.pid) - before) / wall;
  const due = sent * (options.clientsPerRoom - 1);
  const isAllThere = () => delivered >= due;
  for (let i = 0; i < 200 && !isAllThere(); i++) await pause(10);
  const rss = rssMB(target.pid);
  for (const client of clients) client.close();
  return {
    rooms: options.rooms,
    editP50: percentile(edits, 0.5),
    editP95: percentile(edits, 0.95),
    receiptP95: receipts.length > 0 ? percentile(receipts, 0.95) : undefined,
    sent,
    deliveredShare: delivered / due,
    serverCores: cores,
    serverRssMB: rss,
    driverLagMs: lag,
  };
}

async function connect(
  target: Target,
  options: LoadOptions,
  sentAt: Map<number, Map<number, number>>,
  events: ConstructorParameters<typeof WireClient>[2]['events'],
): Promise<WireClient[]> {
  const clients: WireClient[] = [];
  const start = Math.floor(Math.random() * 2 ** 30);
  const waiting: Promise<void>[] = [];
  for (let room = 0; room < options.rooms; room++) {
    for (let number = 0; number < options.clientsPerRoom; number++) {
      const id = start + clients.length;
      sentAt.set(id, new Map());
      const url = await target.urlOf(room, number);
      const { dialect } = target;
      const client = new WireClient(url, target.roomName(room), {
        client: id,
        deviceId: target.deviceOf(room, number),
        dialect,
        events,
      });
      clients.push(client);
      waiting.push(client.ready());
      if (waiting.length >= 100) await Promise.all(waiting.splice(0));
    }
  }
  await Promise.all(waiting);
  await pause(1000);
  return shuffled(clients);
}

function shuffled<T>(items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}

function pause(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, ms);
  return promise;
}
