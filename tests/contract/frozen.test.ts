import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openDatabase } from '#server/log/database.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { PeriodStore } from '#server/reports/frozen/period-store.ts';
import type { PeriodTables } from '#server/reports/frozen/period-tables.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { runFrozenContract } from './frozen-contract.ts';

let postgres: TestPostgres;
const open: (() => Promise<void>)[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});
afterAll(() => postgres[Symbol.asyncDispose]());

runFrozenContract('SQLite', async () => {
  const folder = await makeTempFolder();
  open.push(async () => await folder[Symbol.asyncDispose]());
  return await openStore(`file:${join(folder.path, 'log.db')}`);
});

runFrozenContract('PostgreSQL', async () => await openStore(await postgres.createDatabase()));

async function openStore(url: string): Promise<PeriodStore> {
  const database = openDatabase(url);
  open.push(async () => await database.close());
  await migrate(database, MIGRATIONS);
  return new PeriodStore(database.kysely.$extendTables<PeriodTables>());
}
