import type { SchemaStep } from '../migrate.ts';

/** The public key by which other devices, and the server, know what a device has signed; null until it has said it. */
export const addDeviceKeys: SchemaStep = async (db) => {
  await db.schema.alterTable('device').addColumn('public_key', 'text').execute();
};
