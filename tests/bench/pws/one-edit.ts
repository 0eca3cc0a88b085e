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
}

/** Enrols a tablet at the first Posyandu of the store, straight in the tables. */
export async function addTablet({ databaseUrl, puskesmasIds }: FilledStore): Promise<WatchedTablet> {
  const rooms = await openRooms({ databaseUrl, now: Date.now });
  const [puskesmasId = ''] = puskesmasIds;
  const [posyandu] = await rooms.units.listPosyandu(puskesmasId);
  if (!posyandu) throw new Error('a store without Posyandu');
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
    .values({ ...own, posyandu_id: posyandu.posyanduId })
    .execute();
  await rooms.close();
  return { puskesmasId, posyanduId: posyandu.posyanduId, deviceId };
}

/** Children of a Posyandu who have not been weighed this month. @returns their ids, so many */
export async function findUnweighed(store: FilledStore, posyanduId: string, count: number): Promise<string[]> {
  const tables = await openProjection(store.databaseUrl);
  try {
    const reader = new ProjectionReader(tables);
    const [puskesmasId = ''] = store.puskesmasIds;
    const of = { month: store.month, codes: ['S'], posyanduIds: [posyanduId] };
    const children = await reader.listSubjects(puskesmasId, of);
    return children
      .filter(({ codes }) => !codes.includes('D'))
      .map(({ subjectId }) => subjectId)
      .slice(0, count);
  } finally {
    await tables.close();
  }
}
