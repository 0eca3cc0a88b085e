import type { Kysely } from 'kysely';
import type { AuthTables } from './auth-tables.ts';

/** A setting that every process on this store shares: made once, by whoever comes first. */
export async function ensureSetting(db: Kysely<AuthTables>, name: string, make: () => string): Promise<string> {
  await db
    .insertInto('server_setting')
    .values({ name, value: make() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db.selectFrom('server_setting').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return row.value;
}

/** A setting's value, or undefined. */
export async function findSetting(db: Kysely<AuthTables>, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('server_setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

/** Writes a setting anew. */
export async function saveSetting(db: Kysely<AuthTables>, name: string, value: string): Promise<void> {
  await db
    .insertInto('server_setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Takes a setting away; true for the one caller that did. */
export async function takeSetting(db: Kysely<AuthTables>, name: string, value: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('server_setting')
    .where('name', '=', name)
    .where('value', '=', value)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}
