import { join } from 'node:path';
import type { TestPostgres } from '../../support/postgres.ts';
import type { ServerProcess } from '../../support/server-process.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';
import type { Candidate } from './candidate.ts';
import { fillStore, ourTarget, startOurs } from './ours.ts';

/** This server on SQLite, as a Puskesmas runs it. */
export const OURS: Candidate = {
  name: 'this server (SQLite)',
  async prepare(crowd) {
    const folder = await makeTempFolder();
    const store = await fillStore(`file:${join(folder.path, 'posyandu.db')}`, crowd);
    return {
      start: async () => {
        const server = await startOurs(store);
        return { target: ourTarget(OURS.name, store, [server]), kill: () => server.stop('SIGKILL') };
      },
      [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
    };
  },
};

/** This server on PostgreSQL, as a kabupaten runs it: so many processes on one database, the devices of each room spread over all. */
export function oursOnPostgres(postgres: TestPostgres, processes: number): Candidate {
  const name = `this server (PostgreSQL, ${processes} ${processes === 1 ? 'process' : 'processes'})`;
  return {
    name,
    async prepare(crowd) {
      const store = await fillStore(await postgres.createDatabase(), crowd);
      return {
        start: async () => {
          const servers: ServerProcess[] = [];
          for (let i = 0; i < processes; i++) servers.push(await startOurs(store));
          return {
            target: ourTarget(name, store, servers),
            kill: async () => void (await Promise.all(servers.map((server) => server.stop('SIGKILL')))),
          };
        },
        [Symbol.asyncDispose]: async () => undefined,
      };
    },
  };
}
