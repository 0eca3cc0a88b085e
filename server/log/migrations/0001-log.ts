import { sql } from 'kysely';
import type { SchemaStep } from '../migrate.ts';

/**
 * The log: `log_document` names what is stored, `log_update` holds the updates, `log_client` the head of each document, one row
 * for each Yjs client, so that an append writes as little as it moves on.
 */
export const createLog: SchemaStep = async (db, types) => {
  await db.schema
    .createTable('log_document')
    .addColumn('puskesmas_id', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('posyandu_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_document_key', ['puskesmas_id', 'document_id'])
    .execute();
  const update = db.schema
    .createTable('log_update')
    .addColumn('puskesmas_id', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('update_bytes', types.bytes, (column) => column.notNull())
    .addColumn('carrier_device_id', 'text')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_update_key', ['puskesmas_id', 'document_id', 'seq']);
  // A document's updates lie side by side, so that opening it reads few pages.
  await (types.bytes === 'blob' ? update.modifyEnd(sql`without rowid`) : update).execute();
  await db.schema.createIndex('log_update_seq').on('log_update').column('seq').execute();
  const client = db.schema
    .createTable('log_client')
    .addColumn('puskesmas_id', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('client', 'bigint', (column) => column.notNull())
    .addColumn('clock', 'bigint', (column) => column.notNull())
    .addColumn('array_name', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_client_key', ['puskesmas_id', 'document_id', 'client']);
  await (types.bytes === 'blob' ? client.modifyEnd(sql`without rowid`) : client).execute();
  if (types.bytes === 'bytea') await sql`create sequence log_seq`.execute(db);
};
