import SqliteFile from 'better-sqlite3';
import { Kysely, PostgresDialect } from 'kysely';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Pool, types } from 'pg';
import { ImmediateSqliteDialect } from './sqlite-dialect.ts';
import { cacheStatements } from './statement-cache.ts';

/** No table is known here; each room names its own: `database.kysely.$extendTables<UnitTables>()`. */
export type NoTables = Record<never, never>;

/**
 * An open store. `kysely` is shared by every room of the server. `sqlite` and `pool` are the connections below it, for the log's
 * hot path and nothing else: whoever uses `sqlite` first takes Kysely's connection, so that no foreign transaction is open on it.
 */
export type Database = {
  readonly kysely: Kysely<NoTables>;
  /** Ends all connections. */
  close(): Promise<void>;
} & (
  | { readonly engine: 'sqlite'; readonly sqlite: SqliteFile.Database }
  | { readonly engine: 'postgres'; readonly pool: Pool; readonly url: string }
);

export type Engine = Database['engine'];

/** How hard a commit is: `full` survives a power cut, `off` is for what can be rebuilt. PostgreSQL keeps its own setting. */
export type Durability = 'full' | 'off';

/** A writer of another process holds the lock for one short transaction; longer than this is a fault. */
export const BUSY_TIMEOUT_MS = 5_000;
/** Of files that can be rebuilt: a row of the projection is often longer than what fits into a page of the usual half of this. */
const REBUILT_PAGE_BYTES = 8_192;
const INT8_OID = 20;
const FILE_SCHEME = 'file:';

/**
 * Opens a store by its URL; `migrate` makes or updates its tables.
 * @param url `file:PATH` (SQLite, made with its folder when missing) or `postgres://...`
 * @throws on any other URL, and when the file cannot be opened
 */
export function openDatabase(url: string, durability: Durability = 'full'): Database {
  if (url.startsWith(FILE_SCHEME)) return openSqlite(url.slice(FILE_SCHEME.length), durability);
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new Error('DATABASE_URL must be file:PATH or postgres://...');
}

function openSqlite(path: string, durability: Durability): Database {
  mkdirSync(dirname(path), { recursive: true });
  const sqlite = openSqliteFile(path, durability);
  const kysely = new Kysely<NoTables>({ dialect: new ImmediateSqliteDialect({ database: cacheStatements(sqlite) }) });
  // Kysely closes the file only once it has used it; closing twice is harmless.
  return { engine: 'sqlite', kysely, sqlite, close: async () => void (await kysely.destroy(), sqlite.close()) };
}

/** A connection to a SQLite file, made when missing. @throws when it cannot be opened */
export function openSqliteFile(path: string, durability: Durability): SqliteFile.Database {
  const sqlite = new SqliteFile(path, { timeout: BUSY_TIMEOUT_MS });
  // Only has a meaning for a file that is made just now.
  if (durability === 'off') sqlite.pragma(`page_size = ${REBUILT_PAGE_BYTES}`);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'OFF'}`);
  sqlite.pragma('foreign_keys = ON');
  return sqlite;
}

function openPostgres(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    keepAlive: true,
    // Counts, sequence numbers and instants all lie below 2^53.
    types: { getTypeParser: (oid, format) => (oid === INT8_OID ? Number : types.getTypeParser(oid, format)) },
  });
  // A connection that breaks (PostgreSQL restarted), idle or between two statements, fails its next query and is replaced;
  // without these listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) });
  return { engine: 'postgres', kysely, pool, url, close: () => endPool(kysely, pool) };
}

async function endPool(kysely: Kysely<NoTables>, pool: Pool): Promise<void> {
  await kysely.destroy();
  if (!pool.ended) await pool.end();
}
