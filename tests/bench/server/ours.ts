import { sessionId } from '#lib/doc/document-id.ts';
import type { AuthTables } from '#server/auth/auth-tables.ts';
import { signTicket } from '#server/auth/tickets.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { projectionUrl } from '#server/projection/open-projection.ts';
import type { ProjectionTables } from '#server/projection/tables.ts';
import { openRooms } from '#server/rooms.ts';
import { startServerProcess, type ServerProcess } from '../../support/server-process.ts';
import type { Crowd, Target } from './load.ts';

const SECRET = 'bench-only-secret-of-thirty-two-characters';
const DATE = '2026-08-07';
const CHUNK = 200;

/** A filled store: one Posyandu a room, with its enrolled devices. */
export interface OurStore {
  readonly databaseUrl: string;
  readonly puskesmasId: string;
  readonly posyanduIds: readonly string[];
  readonly clientsPerRoom: number;
}

/** Makes the units and devices that the clients of a run need, straight in the tables. */
export async function fillStore(databaseUrl: string, { rooms, clientsPerRoom }: Crowd): Promise<OurStore> {
  const opened = await openRooms({ databaseUrl, now: Date.now, secret: SECRET });
  const { puskesmasId } = await opened.units.ensurePuskesmas('Puskesmas Beban');
  const { villageId } = await opened.units.ensureVillage(puskesmasId, 'Desa Beban');
  const posyanduIds: string[] = [];
  for (let i = 0; i < rooms; i++) {
    posyanduIds.push((await opened.units.ensurePosyandu(villageId, `Posyandu ${i}`)).posyanduId);
  }
  const db = opened.database.kysely.$extendTables<AuthTables>();
  const devices = posyanduIds.flatMap((posyandu_id, room) =>
    Array.from({ length: clientsPerRoom }, (_, number) => ({ posyandu_id, device_id: deviceId(room, number) })),
  );
  for (let from = 0; from < devices.length; from += CHUNK) {
    const part = devices.slice(from, from + CHUNK);
    await db
      .insertInto('device')
      .values(
        part.map(({ device_id }) => ({
          puskesmas_id: puskesmasId,
          device_id,
          name: device_id,
          secret_hash: '-',
          enrolled_at: 0,
          seen_at: Date.now(),
          revoked_at: null,
        })),
      )
      .execute();
    await db
      .insertInto('device_posyandu')
      .values(part.map(({ posyandu_id, device_id }) => ({ puskesmas_id: puskesmasId, posyandu_id, device_id })))
      .execute();
  }
  await opened.close();
  return { databaseUrl, puskesmasId, posyanduIds, clientsPerRoom };
}

/** Starts this server on a filled store, as production does. */
export async function startOurs(store: OurStore, env: Record<string, string> = {}): Promise<ServerProcess> {
  return await startServerProcess({ DATABASE_URL: store.databaseUrl, SECRET, ...env });
}

/** Where the clients of a run connect: each with a ticket of its own device; those of a room in turn at each of the processes. */
export function ourTarget(name: string, store: OurStore, servers: readonly ServerProcess[]): Target {
  return {
    name,
    dialect: 'y-websocket',
    pids: servers.map(({ pid }) => pid),
    roomName: (room) => documentOf(store, room),
    deviceOf: deviceId,
    entriesBehind: () => countBehind(store),
    urlOf: (room, client) => {
      const holder = { kind: 'device', puskesmasId: store.puskesmasId, id: deviceId(room, client) } as const;
      const { ticket } = signTicket(SECRET, holder, Date.now());
      const port = servers[client % servers.length]?.port;
      return `ws://127.0.0.1:${port}/sync/${documentOf(store, room)}?receipts=1&ticket=${encodeURIComponent(ticket)}`;
    },
  };
}

/** Entries of the log that the projection has not followed yet. Only reads: the projection may be writing all the time. */
async function countBehind({ databaseUrl }: OurStore): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const log = stack.adopt(openDatabase(databaseUrl), (one) => one.close());
  const projection = stack.adopt(openDatabase(projectionUrl(databaseUrl), 'off'), (one) => one.close());
  const newest = await new LogStore(log, 'bench').lastSeq();
  const tables = projection.kysely.$extendTables<ProjectionTables>();
  const cursor = await tables.selectFrom('projection_cursor').select('seq').executeTakeFirst();
  return newest - (cursor?.seq ?? 0);
}

/** The document of a room. */
export function documentOf(store: OurStore, room: number): string {
  return sessionId(store.posyanduIds[room] ?? '', DATE);
}

function deviceId(room: number, client: number): string {
  return `dv_${room}_${client}`;
}
