import { openRooms } from '#server/rooms.ts';
import { openProjection } from '#server/projection/open-projection.ts';
import { ProjectionReader } from '#server/projection/reader.ts';
import type { AuthTables } from '#server/auth/auth-tables.ts';
import type { FilledStore } from './filled-store.ts';

/** A tablet of a Posyandu whose edits are watched. */
export interface WatchedTablet {
  readonly puskesmasId: string;
  readonly posyanduId: string;
  readonly deviceId: string;
  /** Children of the Posyandu who have not been weighed this month. */
  readonly children: readonly string[];
}

/** Enrols a tablet, straight in the tables, at the Posyandu where most children have not been weighed this month. */
export async function addTablet(store: FilledStore): Promise<WatchedTablet> {
  const rooms = await openRooms({ databaseUrl: store.databaseUrl, now: Date.now });
  const [puskesmasId = ''] = store.puskesmasIds;
  const posyandu = await rooms.units.listPosyandu(puskesmasId);
  const [first] = await listUnweighed(
    store,
    puskesmasId,
    posyandu.map(({ posyanduId }) => posyanduId),
  );
  if (!first) throw new Error('everybody has been weighed');
  const [posyanduId, children] = first;
  const deviceId = 'dv_bench_edit';
  const db = rooms.database.kysely.$extendTables<AuthTables>();
  const own = { puskesmas_id: puskesmasId, device_id: deviceId };
  const enrolled = { name: deviceId, secret_hash: '-', enrolled_at: 0, seen_at: Date.now(), revoked_at: null };
  await db
    .insertInto('device')
    .values({ ...own, ...enrolled })
    .execute();
  await db
    .insertInto('device_posyandu')
    .values({ ...own, posyandu_id: posyanduId })
    .execute();
  await rooms.close();
  return { puskesmasId, posyanduId, deviceId, children };
}

/** Children who have not been weighed this month by Posyandu, the most first. */
async function listUnweighed(
  { databaseUrl, month }: FilledStore,
  puskesmasId: string,
  posyanduIds: readonly string[],
): Promise<[posyanduId: string, children: string[]][]> {
  const tables = await openProjection(databaseUrl);
  try {
    const found = await new ProjectionReader(tables).listSubjects(puskesmasId, { month, codes: ['S'], posyanduIds });
    const open = Map.groupBy(
      found.filter(({ codes }) => !codes.includes('D')),
      ({ posyanduId }) => posyanduId,
    );
    return [...open]
      .map(([posyanduId, own]): [string, string[]] => [posyanduId, own.map(({ subjectId }) => subjectId)])
      .sort((a, b) => b[1].length - a[1].length);
  } finally {
    await tables.close();
  }
}
