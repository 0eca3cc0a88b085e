import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openDatabase, type Database } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import type { LogPort } from '#server/log/port.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { runLogContract, type LogUnderTest } from './log-contract.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

for (const [name, commits] of [
  ['SQLite', 'here'],
  ['SQLite, commits in a thread', 'thread'],
] as const) {
  runLogContract(name, async () => {
    const folder = await makeTempFolder();
    const store = await openStore(`file:${join(folder.path, 'log.db')}`, commits);
    const dispose = async () => {
      await store.close();
      await folder[Symbol.asyncDispose]();
    };
    return { ...store, [Symbol.asyncDispose]: dispose };
  });
}

runLogContract('PostgreSQL', async () => {
  const store = await openStore(await postgres.createDatabase());
  return { ...store, [Symbol.asyncDispose]: store.close };
});

async function openStore(
  url: string,
  commits?: 'here' | 'thread',
): Promise<Omit<LogUnderTest, symbol> & { close(): Promise<void> }> {
  const opened: { log: LogPort; database: Database }[] = [];
  const another = async () => {
    const database = openDatabase(url);
    await migrate(database, MIGRATIONS);
    const log = new LogStore(database, `log-${opened.length}`, commits);
    opened.push({ log, database });
    return log;
  };
  const close = async () => {
    for (const { log, database } of opened) {
      await log.close();
      await database.close();
    }
  };
  return { log: await another(), another, close };
}
