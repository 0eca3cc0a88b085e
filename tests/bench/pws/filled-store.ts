import { join } from 'node:path';
import type { LocalDate, LocalMonth } from '#lib/domain/dates.ts';
import { monthOf } from '#lib/domain/dates.ts';
import { fillKabupaten } from '#server/demo/kabupaten/fill-kabupaten.ts';
import type { Extent } from '#server/demo/kabupaten/layout.ts';
import { localDateOf } from '#server/import/today.ts';
import { openProjection } from '#server/projection/open-projection.ts';
import { Projection } from '#server/projection/projection.ts';
import { openRooms } from '#server/rooms.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';
import { say } from '../server/say.ts';

/** Password of every account of the bench. */
export const PASSWORD = 'hanya untuk pengukuran';

/** A store with a year in it, folded and counted, and what that took. */
export interface FilledStore extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly today: LocalDate;
  readonly month: LocalMonth;
  readonly puskesmasIds: readonly string[];
  readonly people: number;
  readonly events: number;
  readonly fillSeconds: number;
  /** From an empty projection to all rows and all months counted. */
  readonly rebuildSeconds: number;
}

/** Fills a store of its own, gone afterwards, and makes its projection, in this process. */
export async function fillStore(extent: Extent): Promise<FilledStore> {
  const folder = await makeTempFolder();
  const filled = await fillFolder(folder.path, extent);
  return { ...filled, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

/** The same in a folder that stays: what is there is passed over, and a run that was stopped goes on where it stood. */
export async function fillFolder(path: string, extent: Extent): Promise<FilledStore> {
  const databaseUrl = `file:${join(path, 'posyandu.db')}`;
  const today = localDateOf(Date.now());
  const rooms = await openRooms({ databaseUrl, now: Date.now });
  const begun = performance.now();
  const filled = await fillKabupaten(rooms, { today, extent, password: PASSWORD }, say);
  const between = performance.now();
  const tables = await openProjection(databaseUrl);
  const projection = new Projection(rooms.log, tables, (error) => say(String(error)));
  await projection.catchUp();
  const done = performance.now();
  await projection.close();
  await tables.close();
  await rooms.close();
  return {
    databaseUrl,
    today,
    month: monthOf(today),
    puskesmasIds: filled.map(({ puskesmasId }) => puskesmasId),
    people: filled.reduce((sum, one) => sum + one.people, 0),
    events: filled.reduce((sum, one) => sum + one.events, 0),
    fillSeconds: (between - begun) / 1000,
    rebuildSeconds: (done - between) / 1000,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
