import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { NewAccount } from '#server/auth/new-account.ts';
import { openRooms, type Rooms } from '#server/rooms.ts';
import type { Posyandu } from '#server/units/port.ts';
import { startServerProcess, type ServerProcess } from '../../support/server-process.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Six digits that every invented cadre of the tests has. */
export const PIN = '246810';
/** Password of every invented member of staff. */
export const PASSWORD = 'hanya untuk pengujian';

/** A store, a server process on it that can be stopped and started on the same address, and a folder for browsers. */
export interface Stage extends AsyncDisposable {
  readonly folder: string;
  readonly databaseUrl: string;
  /** Where the app is; the same before and after a stop. */
  readonly address: string;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Runs `npm run admin` with these words. @returns what it prints on standard output */
  admin(...words: string[]): Promise<string>;
  /** Does something with the store itself, beside the server. */
  withRooms<T>(work: (rooms: Rooms) => Promise<T>): Promise<T>;
  findPosyandu(name: string): Promise<Posyandu>;
  /** Adds a Posyandu of the desa Wonokerto Lor of the Puskesmas Sumberjati, and those where they are not there. */
  addPosyandu(name: string): Promise<void>;
  /** Adds a cadre of a Posyandu, known by name. @returns her account id */
  addCadre(displayName: string, posyandu: string, role?: 'cadre' | 'cadre_lead'): Promise<string>;
  /** Adds a head of the Puskesmas who signs in by user name. */
  addHead(userName: string): Promise<void>;
  /** Adds a midwife of the desa that a Posyandu lies in, who signs in by user name. */
  addMidwife(displayName: string, userName: string, posyandu: string): Promise<void>;
  /** A one-time code for a tablet of a Posyandu. */
  makeCode(posyandu: string): Promise<string>;
}

/** Makes a stage on an empty store; the server is not started yet. */
export async function setStage(): Promise<Stage> {
  const temp = await makeTempFolder();
  const databaseUrl = `file:${join(temp.path, 'posyandu.db')}`;
  let running: ServerProcess | undefined;
  let port = '0';

  /** Works on the store beside the server, as the admin's shell does. */
  const withRooms = async <T>(work: (rooms: Rooms) => Promise<T>): Promise<T> => {
    const rooms = await openRooms({ databaseUrl, now: Date.now });
    try {
      return await work(rooms);
    } finally {
      await rooms.close();
    }
  };
  const addAccount = async (rooms: Rooms, account: NewAccount): Promise<string> => {
    const made = await rooms.auth.accounts.add(account);
    if (!made.ok) throw new Error(made.problem.code);
    return made.value.accountId;
  };
  const stop = async (signal?: NodeJS.Signals) => await running?.stop(signal);
  return {
    folder: temp.path,
    databaseUrl,
    get address() {
      return `http://127.0.0.1:${port}`;
    },
    start: async () => {
      running = await startServerProcess({ DATABASE_URL: databaseUrl, PORT: port });
      port = String(running.port);
    },
    stop,
    admin: async (...words) => {
      const env = { ...process.env, DATABASE_URL: databaseUrl };
      const options = { cwd: root, env, maxBuffer: 64 * 1024 * 1024 };
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [join(root, 'server/admin.ts'), ...words],
        options,
      );
      return stdout;
    },
    withRooms,
    findPosyandu: async (name) => await withRooms(async (rooms) => await unitOf(rooms, name)),
    addPosyandu: async (name) =>
      await withRooms(async ({ units }) => {
        const { puskesmasId } = await units.ensurePuskesmas('Sumberjati');
        const { villageId } = await units.ensureVillage(puskesmasId, 'Wonokerto Lor');
        await units.ensurePosyandu(villageId, name);
      }),
    addCadre: async (displayName, posyandu, role = 'cadre') =>
      await withRooms(async (rooms) => {
        const { posyanduId } = await unitOf(rooms, posyandu);
        return await addAccount(rooms, {
          role,
          displayName,
          scope: { kind: 'posyandu', unitIds: [posyanduId] },
          pin: PIN,
        });
      }),
    addHead: async (userName) => {
      await withRooms(async (rooms) => {
        const [puskesmas] = await rooms.units.listPuskesmas();
        const scope = { kind: 'puskesmas', unitIds: [puskesmas!.puskesmasId] } as const;
        await addAccount(rooms, { role: 'phc_head', displayName: 'Kepala', scope, userName, password: PASSWORD });
      });
    },
    addMidwife: async (displayName, userName, posyandu) => {
      await withRooms(async (rooms) => {
        const { villageId } = await unitOf(rooms, posyandu);
        const scope = { kind: 'village', unitIds: [villageId] } as const;
        await addAccount(rooms, { role: 'village_nurse', displayName, scope, userName, password: PASSWORD });
      });
    },
    makeCode: async (posyandu) =>
      await withRooms(async (rooms) => {
        const { code } = await rooms.auth.enrolment.issueCode(await unitOf(rooms, posyandu), 'test');
        return code;
      }),
    [Symbol.asyncDispose]: async () => {
      await stop();
      await temp[Symbol.asyncDispose]();
    },
  };
}

async function unitOf(rooms: Rooms, name: string): Promise<Posyandu> {
  for (const { puskesmasId } of await rooms.units.listPuskesmas()) {
    for (const unit of await rooms.units.listPosyandu(puskesmasId)) {
      if (unit.name.toLowerCase() === name.toLowerCase()) return unit;
    }
  }
  throw new Error(`no Posyandu ${name}`);
}
