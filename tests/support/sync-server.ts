import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CLOSE } from '#lib/sync/close-codes.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import type { LogPort } from '#server/log/port.ts';
import { DocumentRooms, type RoomsOptions } from '#server/ws/document-rooms.ts';
import type { Grant, RightsPort } from '#server/ws/rights-port.ts';
import { SyncHub } from '#server/ws/sync-hub.ts';
import { makeTempFolder } from './temp-folder.ts';

/** The hub on a real socket and a real store, with rights that a test hands out. */
export interface SyncServer extends AsyncDisposable {
  /** Address below which rooms lie: `ws://127.0.0.1:PORT/sync`. */
  readonly url: string;
  readonly log: LogPort;
  readonly rooms: DocumentRooms;
  readonly hub: SyncHub;
  /** Stops in order, as a signal would. */
  stop(): Promise<void>;
}

/** What a test may set; without it every ticket opens every document for the devices `tablet-1` to `tablet-9`. */
export interface SyncServerOptions {
  /** `file:PATH` or `postgres://...`; an empty temporary file when left out. */
  readonly databaseUrl?: string;
  readonly port?: number;
  readonly rights?: RightsPort;
  readonly rooms?: Partial<RoomsOptions>;
  readonly isAllowedOrigin?: (origin: string | undefined) => boolean;
  /** Puts something between the rooms and the log. */
  readonly wrapLog?: (log: LogPort) => LogPort;
}

/** A grant for everything, with overrides. */
export function makeGrant(overrides: Partial<Grant> = {}): Grant {
  return {
    kind: 'ok',
    puskesmasId: 'pm_a',
    deviceId: 'tablet-1',
    accountId: null,
    mayRead: true,
    mayWrite: true,
    enrolledDevices: (deviceId) => /^tablet-\d$/.test(deviceId),
    ...overrides,
  };
}

/** Rights by ticket: a grant, or else no entry. */
export function makeRights(tickets: { readonly [ticket: string]: Grant }): RightsPort {
  return {
    authorise: async (ticket) => tickets[ticket] ?? { kind: 'refused', closeCode: CLOSE.noTicket },
  };
}

/** Starts a server on a free port of this machine. */
export async function startSyncServer(options: SyncServerOptions = {}): Promise<SyncServer> {
  const folder = await makeTempFolder();
  const database = openDatabase(options.databaseUrl ?? `file:${join(folder.path, 'log.db')}`);
  await migrate(database, MIGRATIONS);
  const store = new LogStore(database, crypto.randomUUID());
  const log = options.wrapLog?.(store) ?? store;
  const rooms = await DocumentRooms.start({ log, now: Date.now, ...options.rooms });
  const hub = new SyncHub({
    rooms,
    rights: options.rights ?? { authorise: async () => makeGrant() },
    now: Date.now,
    isAllowedOrigin: options.isAllowedOrigin ?? (() => true),
  });
  const server = createServer();
  hub.attach(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await hub.close();
    await rooms.close().catch(() => undefined);
    await store.close();
    await new Promise((resolve) => server.close(resolve));
    await database.close();
    await folder[Symbol.asyncDispose]();
  };
  const stopOnce = () => (stopping ??= stop());
  return { url: `ws://127.0.0.1:${port}/sync`, log, rooms, hub, stop: stopOnce, [Symbol.asyncDispose]: stopOnce };
}
