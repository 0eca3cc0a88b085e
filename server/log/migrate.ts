import { type Kysely } from 'kysely';
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

const TYPES = { sqlite: { bytes: 'blob' }, postgres: { bytes: 'bytea' } } as const;

/**
 * Brings the tables of a store up to date, each step in a transaction, once, also when several processes start together.
 * @param steps by name; names sort in the order in which they run
 * @param ledger table that remembers which steps have run; a second schema in one database keeps its own
 * @throws when a step fails, or when the store was made by a newer version
 */
export async function migrate(
  database: Database,
  steps: { readonly [name: string]: SchemaStep },
  ledger = 'kysely_migration',
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
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
