import type { Kysely } from 'kysely';
import { openDatabase, type Database } from '../log/database.ts';
import { migrate } from '../log/migrate.ts';
import type { HotTables } from './hot-tables.ts';
import { createKyselyHotTables } from './kysely-hot-tables.ts';
import { PROJECTION_MIGRATIONS } from './migrations/index.ts';
import { createSqliteHotTables } from './sqlite-hot-tables.ts';
import type { ProjectionTables } from './tables.ts';

/** The projection's own place, open and up to date. */
export interface ProjectionDatabase {
  readonly engine: Database['engine'];
  readonly kysely: Kysely<ProjectionTables>;
  /** The follower's own way to the tables, in a transaction of `kysely`. */
  readonly hotTables: (transaction: Kysely<ProjectionTables>) => HotTables;
  close(): Promise<void>;
}

/** Rows of many people lie on many pages: kept in memory, and copied from the write-ahead log into the file once for many changes. */
const CACHE_KB = 32 * 1024;
const CHECKPOINT_PAGES = 8_000;

/**
 * Opens where the projection lies. With SQLite that is a file of its own beside the log's (`posyandu.projection.db`): writing it
 * never holds the log's lock, and it may skip the disk sync, because it can be made again. With PostgreSQL it is the same database.
 */
export async function openProjection(databaseUrl: string): Promise<ProjectionDatabase> {
  const database = openDatabase(projectionUrl(databaseUrl), 'off');
  try {
    await migrate(database, PROJECTION_MIGRATIONS, 'projection_migration');
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    engine: database.engine,
    kysely: database.kysely.$extendTables<ProjectionTables>(),
    hotTables: hotTablesOf(database),
    close: () => database.close(),
  };
}

function hotTablesOf(database: Database): ProjectionDatabase['hotTables'] {
  if (database.engine === 'postgres') return createKyselyHotTables;
  database.sqlite.pragma(`cache_size = -${CACHE_KB}`);
  database.sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const tables = createSqliteHotTables(database.sqlite);
  return () => tables;
}

/** `file:data/posyandu.db` -> `file:data/posyandu.projection.db`; a PostgreSQL URL stays. */
export function projectionUrl(databaseUrl: string): string {
  if (!databaseUrl.startsWith('file:')) return databaseUrl;
  return databaseUrl.endsWith('.db')
    ? `${databaseUrl.slice(0, -'.db'.length)}.projection.db`
    : `${databaseUrl}.projection`;
}
