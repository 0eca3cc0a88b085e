import { join } from 'node:path';
import { monthOf } from '#lib/domain/dates.ts';
import { openShell } from '#server/admin/shell.ts';
import { DEMO_PASSWORD, DEMO_PIN, fillDemo } from '#server/demo/fill-demo.ts';
import type { Extent } from '#server/demo/kabupaten/layout.ts';
import { localDateOf } from '#server/import/today.ts';
import { openRooms, type Rooms } from '#server/rooms.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';
import type { ScreenPlace } from '../../e2e/support/screens/open-screen.ts';
import { PASSWORD, fillFolder } from '../pws/filled-store.ts';
import { SECRET } from '../pws/with-process.ts';
import { say } from '../server/say.ts';

/** What the pictures show: a year of a small Puskesmas, or the example desa as it is imported. */
export type Filling = 'year' | 'example';

/** A server on a filled store, and what signs in there. */
export interface PictureStore extends AsyncDisposable {
  readonly place: ScreenPlace;
  /** Of every member of staff. */
  readonly password: string;
  /** Of the cadre. */
  readonly pin: string;
  readonly cadreName: string;
  /** A one-time code for a tablet of the Posyandu. */
  readonly code: string;
  /** Where browsers may keep their profiles. */
  readonly folder: string;
}

/** One Puskesmas of three desa: all pages have something to show, and it is there in a minute. */
const SMALL: Extent = { puskesmas: 1, villages: 3, posyandu: 9, people: 3600 };
/** Like nobody in the demo. */
const CADRE = 'Wahyuni';

/** Fills a store of its own, gone afterwards, and starts a server on it. */
export async function openPictureStore(filling: Filling): Promise<PictureStore> {
  const temp = await makeTempFolder();
  const databaseUrl = `file:${join(temp.path, 'posyandu.db')}`;
  const password = filling === 'year' ? PASSWORD : DEMO_PASSWORD;
  if (filling === 'year') await fillFolder(temp.path, SMALL);
  else {
    await using shell = await openShell(databaseUrl, Date.now, say);
    await fillDemo(shell, say);
  }
  const rooms = await openRooms({ databaseUrl, now: Date.now });
  const prepared = await prepare(rooms, password).finally(() => rooms.close());
  const server = await startServerProcess({ DATABASE_URL: databaseUrl, SECRET });
  return {
    place: { ...prepared.place, address: server.address },
    password,
    pin: DEMO_PIN,
    cadreName: CADRE,
    code: prepared.code,
    folder: temp.path,
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await temp[Symbol.asyncDispose]();
    },
  };
}

/** The first Posyandu, with the accounts that a filling lacks and a code for a tablet; an account that is there stays as it is. */
async function prepare(
  { units, auth }: Rooms,
  password: string,
): Promise<{ place: Omit<ScreenPlace, 'address'>; code: string }> {
  const [puskesmas] = await units.listPuskesmas();
  const [posyandu] = puskesmas ? await units.listPosyandu(puskesmas.puskesmasId) : [];
  if (!puskesmas || !posyandu) throw new Error('the filling made no Posyandu');
  const { puskesmasId } = puskesmas;
  const { posyanduId, villageId } = posyandu;
  const inPuskesmas = { kind: 'puskesmas', unitIds: [puskesmasId] } as const;
  const inVillage = { kind: 'village', unitIds: [villageId] } as const;
  const { accounts, enrolment } = auth;
  await accounts.add({
    role: 'health_officer',
    displayName: 'Rizal, TPG',
    userName: 'gizi',
    password,
    scope: inPuskesmas,
  });
  await accounts.add({ role: 'district', displayName: 'Dinkes', userName: 'dinkes', password, scope: { kind: 'all' } });
  await accounts.add({ role: 'village_gov', displayName: 'Kepala Desa', userName: 'desa', password, scope: inVillage });
  const inPosyandu = { kind: 'posyandu', unitIds: [posyanduId] } as const;
  await accounts.add({ role: 'cadre_lead', displayName: CADRE, scope: inPosyandu, pin: DEMO_PIN });
  const { code } = await enrolment.issueCode(posyandu, 'pictures');
  return { place: { village: villageId, posyandu: posyanduId, month: monthOf(localDateOf(Date.now())) }, code };
}
