import { sql } from 'kysely';
import type { SchemaStep } from '../migrate.ts';

/**
 * The log: `log_update` holds the updates in the order of commits, each with the entries of its document's head that it moves on;
 * `log_document` names what is stored; `log_place` says which entries belong to a document.
 *
 * In PostgreSQL the last is an index, seen as a view. In SQLite it is a table that is filled behind, many entries at a time: an index kept
 * up with each commit would write a page of its own for each event, four fifths of the cost of storing it (sqlite-places.ts).
 */
export const createLog: SchemaStep = async (db, types) => {
  await db.schema
    .createTable('log_document')
    .addColumn('puskesmas_id', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('posyandu_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_document_key', ['puskesmas_id', 'document_id'])
    .execute();
  await (types.bytes === 'blob' ? createForSqlite : createForPostgres)(db, types);
};

const createForSqlite: SchemaStep = async (db) => {
  await sql`
    create table log_update (
      seq integer primary key,
      puskesmas_id text not null,
      document_id text not null,
      moves blob not null,
      update_bytes blob not null,
      carrier_device_id text,
      received_at bigint not null
    )`.execute(db);
  await sql`
    create table log_place (
      puskesmas_id text not null,
      document_id text not null,
      seq bigint not null,
      moves blob not null,
      primary key (puskesmas_id, document_id, seq)
    ) without rowid`.execute(db);
  await sql`create table log_placed (through_seq bigint not null)`.execute(db);
  await sql`insert into log_placed (through_seq) values (0)`.execute(db);
};

const createForPostgres: SchemaStep = async (db) => {
  await sql`
    create table log_update (
      puskesmas_id text not null,
      document_id text not null,
      seq bigint not null,
      moves bytea not null,
      update_bytes bytea not null,
      carrier_device_id text,
      received_at bigint not null,
      primary key (puskesmas_id, document_id, seq)
    )`.execute(db);
  await sql`create index log_update_seq on log_update (seq)`.execute(db);
  await sql`create view log_place as select puskesmas_id, document_id, seq, moves from log_update`.execute(db);
  await sql`create sequence log_seq`.execute(db);
};
