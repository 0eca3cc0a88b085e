import type { SchemaStep } from '../migrate.ts';

/** Devices of one person: a nakes's laptop or phone bears her account; a device of a Posyandu bears none. */
export const addOwnDevices: SchemaStep = async (db) => {
  await db.schema.alterTable('device').addColumn('account_id', 'text').execute();
};
