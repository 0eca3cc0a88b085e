import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Database, NoTables } from './database.ts';

/** Column types in which the engines differ, as Kysely's `sql` or plain type names. */
export interface ColumnTypes {
  /** Bytes of any length; a Buffer when read. */
  readonly bytes: 'blob' | 'bytea';
}

/**
 * One step of the schema, forward only: a step that has run anywhere is never changed, a later one mends it.
 * Use `text` for ids and JSON, `bigint` for instants and counts, `integer` (0 or 1) for yes and no: these mean the same on both engines.
 */
export type SchemaStep = (db: Kysely<NoTables>, types: ColumnTypes) => Promise<void>;

/** Steps by name. */
export interface Steps {
  readonly [name: string]: SchemaStep;
}

const TYPES = { sqlite: { bytes: 'blob' }, postgres: { bytes: 'bytea' } } as const;

/**
 * Brings the tables of a store up to date, each step in a transaction, once, also when several processes start together.
 * @param steps by name; names sort in the order in which they run
 * @param ledger table that remembers which steps have run; a second schema in one database keeps its own
 * @param options.through last step to run, for a backup that an older version has made; all of them where left out
 * @throws when a step fails, or when the store was made by a newer version
 */
export async function migrate(
  database: Database,
  steps: Steps,
  ledger = 'kysely_migration',
  { through }: { readonly through?: string } = {},
): Promise<void> {
  const types = TYPES[database.engine];
  const migrations: Record<string, Migration> = {};
  for (const [name, step] of Object.entries(steps)) migrations[name] = { up: (db) => step(db, types) };
  const migrator = new Migrator({
    db: database.kysely,
    provider: { getMigrations: async () => migrations },
    migrationTableName: ledger,
    migrationLockTableName: `${ledger}_lock`,
  });
  const { error } = await (through === undefined ? migrator.migrateToLatest() : migrator.migrateTo(through));
  if (error !== undefined) throw error;
}

/** Names of the steps that have run on a store, in order; none where it has never been opened. */
export async function listSteps(database: Database, ledger = 'kysely_migration'): Promise<string[]> {
  const tables = await database.kysely.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === ledger)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(ledger)} order by name`.execute(
    database.kysely,
  );
  return rows.map(({ name }) => name);
}
