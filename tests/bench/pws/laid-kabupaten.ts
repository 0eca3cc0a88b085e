import { join } from 'node:path';
import type { LocalMonth } from '#lib/domain/dates.ts';
import { sumTallies, type Tally } from '#lib/domain/indicators/tally.ts';
import { KABUPATEN, layOut } from '#server/demo/kabupaten/layout.ts';
import { inChunks } from '#server/projection/chunks.ts';
import { openProjection, type ProjectionDatabase } from '#server/projection/open-projection.ts';
import { PROJECTION_VERSION } from '#server/projection/projection.ts';
import { ProjectionReader } from '#server/projection/reader.ts';
import { openRooms } from '#server/rooms.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';
import { PASSWORD, type FilledStore } from './filled-store.ts';

/** A store that dashboards can be asked of. */
export type AskedStore = Pick<FilledStore, 'databaseUrl' | 'month'> & AsyncDisposable;

const SEED = 'kabupaten contoh';

/**
 * A kabupaten of full size with figures in every Posyandu: the units of 24 Puskesmas, and under each of them the counted months of the Posyandu
 * of one Puskesmas, in turn. Pages of a kabupaten read nothing else (no names, no events), so that they cost what they cost after counting
 * 900,000 people, which takes half an hour (`--rows kabupaten`).
 */
export async function layKabupaten(source: FilledStore): Promise<AskedStore> {
  const folder = await makeTempFolder();
  const databaseUrl = `file:${join(folder.path, 'posyandu.db')}`;
  const rooms = await openRooms({ databaseUrl, now: Date.now });
  const months = await readMonths(source);
  const tables = await openProjection(databaseUrl);
  let turn = 0;
  for (const planned of layOut(KABUPATEN, SEED)) {
    const { puskesmasId } = await rooms.units.ensurePuskesmas(planned.name);
    const posyanduIds: string[] = [];
    for (const { name, code, posyandu } of planned.villages) {
      const { villageId } = await rooms.units.ensureVillage(puskesmasId, name, code);
      for (const one of posyandu) {
        posyanduIds.push((await rooms.units.ensurePosyandu(villageId, one.name, one.hamlet)).posyanduId);
      }
    }
    await layFigures(tables, { puskesmasId, posyanduIds, months, from: turn });
    turn += posyanduIds.length;
  }
  const cursor = { name: 'log', seq: await rooms.log.lastSeq(), made_by: PROJECTION_VERSION };
  await tables.kysely.insertInto('projection_cursor').values(cursor).execute();
  const dinkes = { role: 'district', displayName: 'Dinkes', userName: 'dinkes', scope: { kind: 'all' } } as const;
  await rooms.auth.accounts.add({ ...dinkes, password: PASSWORD });
  await tables.close();
  await rooms.close();
  return { databaseUrl, month: source.month, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

/** Tallies of the Posyandu of the counted Puskesmas, by month. */
async function readMonths({ databaseUrl, puskesmasIds }: FilledStore): Promise<Map<LocalMonth, Tally[]>> {
  const [puskesmasId = ''] = puskesmasIds;
  const tables = await openProjection(databaseUrl);
  try {
    const rows = await tables.kysely
      .selectFrom('counted_month')
      .select('month')
      .where('puskesmas_id', '=', puskesmasId)
      .execute();
    const read = await new ProjectionReader(tables).readTallies(
      puskesmasId,
      rows.map(({ month }) => month as LocalMonth),
    );
    return new Map(
      [...read].map(([month, units]) => [month, [...units].flatMap(([id, own]) => (id === puskesmasId ? [] : [own]))]),
    );
  } finally {
    await tables.close();
  }
}

async function layFigures(
  { kysely }: ProjectionDatabase,
  {
    puskesmasId,
    posyanduIds,
    months,
    from,
  }: {
    readonly puskesmasId: string;
    readonly posyanduIds: readonly string[];
    readonly months: ReadonlyMap<LocalMonth, readonly Tally[]>;
    /** Which of the counted Posyandu is the first one's. */
    readonly from: number;
  },
): Promise<void> {
  await kysely.transaction().execute(async (db) => {
    for (const [month, counted] of months) {
      const own = posyanduIds.map((id, at): [string, Tally] => [id, counted[(from + at) % counted.length] ?? {}]);
      const units: [string, Tally][] = [...own, [puskesmasId, sumTallies(own.map(([, tally]) => tally))]];
      await inChunks(units, async (part) => {
        const rows = part.map(([unit_id, tally]) => {
          return { puskesmas_id: puskesmasId, month, unit_id, counts: JSON.stringify(tally) };
        });
        await db.insertInto('tally').values(rows).execute();
      });
      await db.insertInto('counted_month').values({ puskesmas_id: puskesmasId, month, done: 1 }).execute();
      await inChunks(posyanduIds, async (part) => {
        const rows = part.map((posyandu_id) => ({ puskesmas_id: puskesmasId, month, posyandu_id, received_at: 1 }));
        await db.insertInto('data_through').values(rows).execute();
      });
    }
  });
}
