import { sql } from 'kysely';
import type { SchemaStep } from '../../log/migrate.ts';

/**
 * What the follower of the log fills: decoded events, the rows of the fold, and the facts that dashboards count.
 * All of it can be thrown away and made again from the log.
 */
export const createProjection: SchemaStep = async (db, types) => {
  const packed = types.bytes === 'blob' ? sql`without rowid` : sql``;
  const table = (name: string) =>
    db.schema.createTable(name).addColumn('puskesmas_id', 'text', (column) => column.notNull());

  await db.schema
    .createTable('projection_cursor')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .execute();

  await table('projected_event')
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('table_name', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    // Two contents under one id are a device's fault; both stay (E10).
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addColumn('tuple', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('projected_event_key', [
      'puskesmas_id',
      'document_id',
      'table_name',
      'subject',
      'event_id',
      'content_hash',
    ])
    .modifyEnd(packed)
    .execute();

  await table('aside_event')
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('tuple', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('aside_event_key', ['puskesmas_id', 'document_id', 'device_id', 'content_hash'])
    .execute();

  await table('projection_row')
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('table_name', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('slots', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('projection_row_key', ['puskesmas_id', 'document_id', 'table_name', 'subject'])
    .modifyEnd(packed)
    .execute();
  await db.schema
    .createIndex('projection_row_subject')
    .on('projection_row')
    .columns(['puskesmas_id', 'table_name', 'subject'])
    .execute();

  await table('person_alias')
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('canonical_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('person_alias_key', ['puskesmas_id', 'person_id'])
    .execute();

  await table('projected_month')
    .addColumn('month', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('projected_month_key', ['puskesmas_id', 'month'])
    .execute();

  await table('fact')
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('posyandu_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('sex', 'text', (column) => column.notNull())
    .addColumn('band', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fact_key', ['puskesmas_id', 'month', 'code', 'posyandu_id', 'person_id'])
    .modifyEnd(packed)
    .execute();
  await db.schema.createIndex('fact_person').on('fact').columns(['puskesmas_id', 'person_id']).execute();
};
