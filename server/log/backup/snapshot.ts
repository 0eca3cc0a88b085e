import { existsSync } from 'node:fs';
import type { PoolClient } from 'pg';
import { openDatabase, type Database } from '../database.ts';
import { listSteps } from '../migrate.ts';
import { BackupProblem, type Cell } from './backup-format.ts';
import type { TableShape } from './table-shapes.ts';

/** A store as it stood at one moment, while servers go on writing. */
export interface Snapshot extends AsyncDisposable {
  /** Steps of the schema that have run. */
  readonly steps: readonly string[];
  lastSeq(): Promise<number>;
  /** All rows of a table, in parts. */
  readRows(shape: TableShape): AsyncIterable<readonly Cell[][]>;
}

/** Rows read at a time; an entry of the log is 64 KiB at most, most are far shorter. */
const ROWS_AT_ONCE = 500;
const LAST_SEQ = 'select coalesce(max(seq), 0) as seq from log_update';

/**
 * Opens a snapshot. It holds up nobody: readers and writers of SQLite's write-ahead log and of PostgreSQL do not wait for each other.
 * @throws BackupProblem `store.missing` where there is none
 */
export async function openSnapshot(databaseUrl: string): Promise<Snapshot> {
  const path = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : undefined;
  if (path !== undefined && !existsSync(path)) throw new BackupProblem('store.missing', path);
  const database = openDatabase(databaseUrl);
  try {
    const steps = await listSteps(database);
    return database.engine === 'sqlite' ? snapshotOfSqlite(database, steps) : await snapshotOfPostgres(database, steps);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function snapshotOfSqlite(database: Extract<Database, { engine: 'sqlite' }>, steps: readonly string[]): Snapshot {
  const { sqlite } = database;
  // What the first statement of the transaction sees is what all of them see.
  sqlite.exec('begin');
  const lastSeq = sqlite.prepare<[], number>(LAST_SEQ).pluck().get() ?? 0;
  return {
    steps,
    lastSeq: async () => lastSeq,
    async *readRows(shape) {
      let rows: Cell[][] = [];
      for (const row of sqlite.prepare<[], Cell[]>(selectOf(shape)).raw().iterate()) {
        if (rows.push(row) < ROWS_AT_ONCE) continue;
        yield rows;
        rows = [];
      }
      yield rows;
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
}

async function snapshotOfPostgres(
  database: Extract<Database, { engine: 'postgres' }>,
  steps: readonly string[],
): Promise<Snapshot> {
  const client: PoolClient = await database.pool.connect();
  await client.query('begin transaction isolation level repeatable read read only');
  return {
    steps,
    async lastSeq() {
      const { rows } = await client.query<{ seq: number }>(LAST_SEQ);
      return rows[0]?.seq ?? 0;
    },
    async *readRows(shape) {
      await client.query(`declare backup_rows no scroll cursor for ${selectOf(shape)}`);
      for (;;) {
        const text = `fetch ${ROWS_AT_ONCE} from backup_rows`;
        const { rows } = await client.query<Cell[]>({ text, rowMode: 'array' });
        if (rows.length === 0) break;
        yield rows;
      }
      await client.query('close backup_rows');
    },
    async [Symbol.asyncDispose]() {
      // Its transaction has changed nothing; ending the connection ends it.
      client.release(true);
      await database.close();
    },
  };
}

function selectOf({ name, columns }: TableShape): string {
  // Entries in the order in which they were stored, so that a restored store appends them in that order too.
  const order = columns.includes('seq') ? ' order by seq' : '';
  return `select ${columns.join(', ')} from ${name}${order}`;
}
