import { openDatabase } from '../database.ts';
import { migrate, type Steps } from '../migrate.ts';

/** A table of the main store as a backup carries it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** Those of the columns that hold bytes. */
  readonly bytes: readonly string[];
}

/** What is made from the other tables: SQLite's index by document. */
const DERIVED = new Set(['log_place', 'log_placed']);
const EMPTY_STORE = 'file::memory:';

/**
 * The tables that the steps of a schema make, those that others refer to first. They are read off an empty store on which the steps have run,
 * so that a table or column which a later step adds is part of every backup from then on.
 * @param applied names of the steps that have run on the store in question, in order
 */
export async function describeTables(steps: Steps, applied: readonly string[]): Promise<TableShape[]> {
  const database = openDatabase(EMPTY_STORE, 'off');
  if (database.engine !== 'sqlite') throw new Error('the empty store is one of SQLite');
  try {
    const through = applied.at(-1);
    if (through === undefined) return [];
    await migrate(database, steps, undefined, { through });
    const { sqlite } = database;
    const names = sqlite
      .prepare<[], string>(
        "select name from sqlite_schema where type = 'table' and name not like 'kysely%' order by rowid",
      )
      .pluck()
      .all();
    const columnsOf = sqlite.prepare<[string], { name: string; type: string }>('select * from pragma_table_info(?)');
    return names
      .filter((name) => !DERIVED.has(name))
      .map((name) => {
        const columns = columnsOf.all(name);
        return {
          name,
          columns: columns.map((column) => column.name),
          bytes: columns.filter(({ type }) => type.toLowerCase() === 'blob').map((column) => column.name),
        };
      });
  } finally {
    await database.close();
  }
}
