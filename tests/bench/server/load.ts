import { setTimeout as pause } from 'node:timers/promises';
import { LoadRecord } from './load-record.ts';
import { cpuSeconds, rssMB } from './process-figures.ts';
import { waitUntil } from './wait-until.ts';
import { WireClient, type ClientEvents, type Dialect } from './wire-client.ts';

/** Where the clients of a run connect. */
export interface Target {
  readonly name: string;
  readonly dialect: Dialect;
  /** Address of the socket of one client; may carry a ticket. */
  readonly urlOf: (room: number, client: number) => string;
  readonly roomName: (room: number) => string;
  /** Device id in whose array a client writes. */
  readonly deviceOf: (room: number, client: number) => string;
  /** Processes of the server. */
  readonly pids: readonly number[];
  /** Entries of the log that its projection has not followed yet; left out where there is no projection. */
  readonly entriesBehind?: () => Promise<number>;
}

/** The clients of a run. */
export interface Crowd {
  readonly rooms: number;
  readonly clientsPerRoom: number;
}

export interface LoadOptions extends Crowd {
  /** Each client sends one event in this time. */
  readonly intervalMs: number;
  /** Time that counts, and before it time that does not, in which a server compiles what it runs. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
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
  /** Cores' worth of CPU that the server's processes used while under load. */
  readonly serverCores: number;
  readonly serverRssMB: number;
  /** The driver's own CPU, and how much too late it ever was to send: where either is large, the run says little of the server. */
  readonly driverCores: number;
  readonly driverLagMs: number;
  /** How far the projection lay behind when the load ended, in seconds of that load. */
  readonly secondsBehind: number | undefined;
}

const TICK_MS = 5;
const LINGER_MS = 3_000;
const AT_ONCE = 100;

/** Drives one server with bare protocol clients and measures what they see. */
export async function runLoad(target: Target, options: LoadOptions): Promise<LoadResult> {
  const firstClient = Math.floor(Math.random() * 2 ** 30);
  const record = new LoadRecord(firstClient, options.rooms * options.clientsPerRoom);
  const clients = await connectAll(target, options, firstClient, (own) => ({
    // y-websocket sends an update back to its author too.
    onUpdate: (client, clock) => client !== own && record.deliver(client, clock, performance.now()),
    onReceipt: (client, clock) => client === own && record.confirm(client, clock, performance.now()),
  }));
  shuffle(clients);
  const onPush = (client: WireClient): void => record.send(client.client, client.clock, performance.now());
  await pushAll(clients, { ...options, seconds: options.warmUpSeconds, onPush });
  const before = readCpu(target.pids);
  record.begin(performance.now());
  const driverLagMs = await pushAll(clients, { ...options, onPush });
  const used = coresSince(target.pids, before);
  const due = record.sent * (options.clientsPerRoom - 1);
  await waitUntil(() => record.delivered >= due, LINGER_MS);
  const serverRssMB = rssMB(target.pids);
  const behind = await target.entriesBehind?.();
  for (const client of clients) client.close();
  return {
    rooms: options.rooms,
    editP50: record.edits.percentile(0.5),
    editP95: record.edits.percentile(0.95),
    receiptP95: record.receipts.count > 0 ? record.receipts.percentile(0.95) : undefined,
    sent: record.sent,
    deliveredShare: record.delivered / due,
    ...used,
    serverRssMB,
    driverLagMs,
    secondsBehind: behind === undefined ? undefined : behind / (record.sent / options.seconds),
  };
}

/** Opens all sockets of a run; the clients are numbered room by room, from `firstClient` on. */
export async function connectAll(
  target: Target,
  { rooms, clientsPerRoom }: Crowd,
  firstClient: number,
  eventsOf: (client: number, room: number) => ClientEvents,
): Promise<WireClient[]> {
  const clients: WireClient[] = [];
  for (let i = 0; i < rooms * clientsPerRoom; i++) {
    const [room, number, client] = [Math.floor(i / clientsPerRoom), i % clientsPerRoom, firstClient + i];
    clients.push(
      new WireClient(target.urlOf(room, number), {
        client,
        deviceId: target.deviceOf(room, number),
        room: target.roomName(room),
        dialect: target.dialect,
        events: eventsOf(client, room),
      }),
    );
    if (clients.length % AT_ONCE === 0) await Promise.all(clients.slice(-AT_ONCE).map((one) => one.ready()));
  }
  await Promise.all(clients.map((one) => one.ready()));
  return clients;
}

/** How clients push. */
interface PushOptions extends Pick<LoadOptions, 'intervalMs' | 'seconds'> {
  /** Called just before each push. */
  readonly onPush?: (client: WireClient) => void;
}

/**
 * Lets the clients push in turn, a slice of them every few milliseconds, so that the load is even.
 * @returns how late it was at most, ms
 */
export async function pushAll(
  clients: readonly WireClient[],
  { intervalMs, seconds, onPush }: PushOptions,
): Promise<number> {
  const slices = Math.round(intervalMs / TICK_MS);
  const ticks = Math.round((seconds * 1000) / TICK_MS);
  const begun = performance.now();
  let lag = 0;
  for (let tick = 0; tick < ticks; tick++) {
    const due = begun + tick * TICK_MS;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    lag = Math.max(lag, performance.now() - due);
    for (let i = tick % slices; i < clients.length; i += slices) {
      const client = clients[i];
      if (!client) continue;
      onPush?.(client);
      client.push();
    }
  }
  return lag;
}

interface CpuReading {
  readonly at: number;
  readonly server: number;
  readonly driver: NodeJS.CpuUsage;
}

function readCpu(pids: readonly number[]): CpuReading {
  return { at: performance.now(), server: cpuSeconds(pids), driver: process.cpuUsage() };
}

function coresSince(pids: readonly number[], before: CpuReading): Pick<LoadResult, 'serverCores' | 'driverCores'> {
  const now = readCpu(pids);
  const seconds = (now.at - before.at) / 1000;
  const driver = now.driver.user + now.driver.system - before.driver.user - before.driver.system;
  return { serverCores: (now.server - before.server) / seconds, driverCores: driver / 1e6 / seconds };
}

function shuffle<T>(items: T[]): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}
