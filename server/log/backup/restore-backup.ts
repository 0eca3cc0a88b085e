import type { Kysely } from 'kysely';
import { openDatabase, type Database } from '../database.ts';
import { listSteps, migrate, type Steps } from '../migrate.ts';
import { BackupProblem, type Cell } from './backup-format.ts';
import { openBackup, type BackupRow, type OpenBackup } from './read-backup.ts';
import { describeTables } from './table-shapes.ts';

/** What is restored, and where to. */
export interface RestoreWanted {
  /** An empty store, of either engine: one that has never been opened, or in which nobody has worked yet. */
  readonly databaseUrl: string;
  readonly steps: Steps;
  readonly file: string;
  readonly say: (line: string) => void;
}

/** What a restored store holds. */
export interface Restored {
  readonly rows: number;
  readonly lastSeq: number;
  /** When the backup was made, ms since epoch. */
  readonly madeAt: number;
}

/** Tables by names that are known only when a backup is read. */
type AnyTables = Kysely<{ [table: string]: { [column: string]: Cell } }>;

const ROWS_AT_ONCE = 200;
const ROWS_PER_WORD = 100_000;
/** What a store writes by itself when it is first opened; the backup's own takes its place. */
const SETTINGS = 'server_setting';
/** Names this life of the store. A restored one begins a new life, so that devices look what it has lost (auth/store-id.ts). */
const STORE_ID = 'store_id';

/**
 * Fills an empty store from a backup, whole or not at all, and brings its tables up to this version. The projection is to be rebuilt afterwards.
 * @throws BackupProblem of the file, `restore.notEmpty`, or `store.newer` where an empty store has been opened by a version newer than the backup's
 */
export async function restoreBackup(wanted: RestoreWanted): Promise<Restored> {
  const { steps } = wanted;
  const backup = await openBackup(wanted.file, (applied) => {
    if (applied.some((step) => !Object.hasOwn(steps, step))) throw new BackupProblem('backup.newer');
    return describeTables(steps, applied);
  });
  const database = openDatabase(wanted.databaseUrl);
  try {
    await prepare(database, steps, backup.header.steps);
    const rows = await fill(database, backup, wanted.say);
    await migrate(database, steps);
    return { rows, lastSeq: backup.header.lastSeq, madeAt: backup.header.madeAt };
  } finally {
    await database.close();
  }
}

/** Makes the tables as they were when the backup was made. */
async function prepare(database: Database, steps: Steps, wanted: readonly string[]): Promise<void> {
  const applied = await listSteps(database);
  const db = anyTables(database);
  for (const { name } of await describeTables(steps, applied)) {
    if (name !== SETTINGS && (await hasRows(db, name))) throw new BackupProblem('restore.notEmpty');
  }
  if (applied.length > wanted.length) throw new BackupProblem('store.newer');
  const through = wanted.at(-1);
  if (through !== undefined) await migrate(database, steps, undefined, { through });
}

async function hasRows(db: AnyTables, table: string): Promise<boolean> {
  const found = await db
    .selectFrom(table)
    .select((select) => select.lit(1).as('one'))
    .limit(1)
    .execute();
  return found.length > 0;
}

async function fill(database: Database, backup: OpenBackup, say: (line: string) => void): Promise<number> {
  return anyTables(database)
    .transaction()
    .execute(async (transaction) => {
      await transaction.deleteFrom(SETTINGS).execute();
      const rows = backup.readRows();
      const done = await insertAll(transaction, rows, say);
      if (database.engine === 'postgres') await drawBehind(transaction, backup.header.lastSeq);
      return done;
    });
}

/** Inserts rows as they are read, many of one table at a time; they come table by table. */
async function insertAll(
  db: AnyTables,
  rows: ReturnType<OpenBackup['readRows']>,
  say: (line: string) => void,
): Promise<number> {
  let [waiting, count]: [BackupRow[], number] = [[], 0];
  const flush = async (): Promise<void> => {
    const [first] = waiting;
    if (first)
      await db
        .insertInto(first.shape.name)
        .values(waiting.map(({ values }) => values))
        .execute();
    waiting = [];
  };
  for await (const row of rows) {
    count += 1;
    if (count % ROWS_PER_WORD === 0) say(`${count} rows restored`);
    if (row.shape.name === SETTINGS && row.values['name'] === STORE_ID) continue;
    if (waiting.length === ROWS_AT_ONCE || (waiting[0] && waiting[0].shape !== row.shape)) await flush();
    waiting.push(row);
  }
  await flush();
  return count;
}

/** Lets PostgreSQL count on behind the newest entry. */
async function drawBehind(db: AnyTables, lastSeq: number): Promise<void> {
  if (lastSeq === 0) return;
  await db
    .selectNoFrom((make) => make.fn<number>('setval', [make.val('log_seq'), make.val(lastSeq)]).as('seq'))
    .execute();
}

function anyTables(database: Database): AnyTables {
  return database.kysely.$extendTables<{ [table: string]: { [column: string]: Cell } }>();
}
