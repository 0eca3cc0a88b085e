import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { openProjection } from '#server/projection/open-projection.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { runProjectionContract, type ProjectionStores } from './projection-contract.ts';

let postgres: TestPostgres;
const open: (() => Promise<void>)[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});
afterAll(() => postgres[Symbol.asyncDispose]());

runProjectionContract('SQLite', async () => {
  const folder = await makeTempFolder();
  open.push(async () => await folder[Symbol.asyncDispose]());
  return await openStores(`file:${join(folder.path, 'log.db')}`);
});

runProjectionContract('PostgreSQL', async () => await openStores(await postgres.createDatabase()));

async function openStores(url: string): Promise<ProjectionStores> {
  const database = openDatabase(url);
  await migrate(database, MIGRATIONS);
  const log = new LogStore(database, 'log-under-test');
  const projection = await openProjection(url);
  open.push(async () => {
    await projection.close();
    await log.close();
    await database.close();
  });
  return { log, projection };
}
