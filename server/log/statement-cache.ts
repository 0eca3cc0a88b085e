import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept: more than the server has texts, which differ by the length of their lists too. */
const MOST_STATEMENTS = 300;
/** What changes no table's shape. */
const KEPT = /^\s*(select|insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i;

/**
 * A connection that remembers the statements it has prepared by their text: preparing one costs as much as running it over a few rows. Its user runs
 * one statement after the other, as Kysely does, and reads each to its end. A change of the tables' shape forgets them all.
 */
export function cacheStatements(database: SqliteDatabase): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = statements.get(sql);
    // The one that was used longest ago stands first.
    if (known) statements.delete(sql);
    const statement = known ?? database.prepare(sql);
    if (!KEPT.test(sql)) {
      statements.clear();
      return statement;
    }
    statements.set(sql, statement);
    const [oldest] = statements.keys();
    if (statements.size > MOST_STATEMENTS && oldest !== undefined) statements.delete(oldest);
    return statement;
  };
  return { prepare, close: () => database.close() };
}
