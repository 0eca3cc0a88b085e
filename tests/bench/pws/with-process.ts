import { startServerProcess, type ServerProcess } from '../../support/server-process.ts';
import type { FilledStore } from './filled-store.ts';

/** Signs tickets of the bench's devices. */
export const SECRET = 'bench-only-secret-of-thirty-two-characters';

/** Starts a server process on a store for a piece of work. */
export async function withProcess<T>(
  { databaseUrl }: Pick<FilledStore, 'databaseUrl'>,
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const server = await startServerProcess({ DATABASE_URL: databaseUrl, SECRET });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
