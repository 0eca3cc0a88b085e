import type { SchemaStep } from '../migrate.ts';

/** Names of the territory in which a unit lies, as the forms of the ministry print them; null until somebody has written them. */
export const addTerritoryNames: SchemaStep = async (db) => {
  for (const name of ['province', 'regency', 'district']) {
    await db.schema.alterTable('unit_profile').addColumn(name, 'text').execute();
  }
};
