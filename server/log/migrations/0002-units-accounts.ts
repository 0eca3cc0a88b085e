import type { CreateTableBuilder } from 'kysely';
import type { SchemaStep } from '../migrate.ts';

/**
 * Units of the service tree, accounts, devices and what proves who they are. Secrets lie here as hashes only; scopes and the
 * Posyandu of a device are rows of their own, so that "who belongs here" is a query. Accounts above any Puskesmas (admin, Dinkes)
 * bear `all` for its id.
 */
export const createUnitsAndAccounts: SchemaStep = async (db) => {
  const table = (name: string): Table =>
    db.schema.createTable(name).addColumn('puskesmas_id', 'text', (column) => column.notNull());
  const unit = (name: string, id: string): Table =>
    required(table(name), id, 'name')
      // The name as it is compared: without case and repeated spaces.
      .addColumn('name_key', 'text', (column) => column.notNull());

  await db.schema
    .createTable('puskesmas')
    .addColumn('puskesmas_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', 'text', (column) => column.notNull().unique())
    .addColumn('regency_code', 'text')
    .execute();
  await unit('village', 'village_id')
    .addColumn('code', 'text')
    .addPrimaryKeyConstraint('village_pk', ['puskesmas_id', 'village_id'])
    .addUniqueConstraint('village_name', ['puskesmas_id', 'name_key'])
    .addForeignKeyConstraint('village_puskesmas', ['puskesmas_id'], 'puskesmas', ['puskesmas_id'])
    .execute();
  await required(unit('posyandu', 'posyandu_id'), 'village_id')
    .addColumn('hamlet', 'text')
    .addPrimaryKeyConstraint('posyandu_pk', ['puskesmas_id', 'posyandu_id'])
    .addUniqueConstraint('posyandu_name', ['puskesmas_id', 'village_id', 'name_key'])
    .addForeignKeyConstraint('posyandu_village', ['puskesmas_id', 'village_id'], 'village', [
      'puskesmas_id',
      'village_id',
    ])
    .execute();
  await db.schema.createIndex('posyandu_by_id').on('posyandu').column('posyandu_id').execute();
  await db.schema.createIndex('village_by_id').on('village').column('village_id').execute();

  await required(table('account'), 'account_id', 'display_name', 'role', 'scope_kind')
    .addColumn('user_name', 'text', (column) => column.unique())
    .addColumn('password_hash', 'text')
    .addColumn('pin_salt', 'text')
    .addColumn('pin_hash', 'text')
    .addColumn('pin_iterations', 'integer')
    .addColumn('active', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('account_pk', ['puskesmas_id', 'account_id'])
    .execute();
  await required(table('account_unit'), 'account_id', 'unit_id')
    .addPrimaryKeyConstraint('account_unit_pk', ['puskesmas_id', 'account_id', 'unit_id'])
    .addForeignKeyConstraint('account_unit_account', ['puskesmas_id', 'account_id'], 'account', [
      'puskesmas_id',
      'account_id',
    ])
    .execute();
  await required(table('staff_session'), 'session_id', 'secret_hash', 'account_id')
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('staff_session_pk', ['puskesmas_id', 'session_id'])
    .execute();

  await required(table('device'), 'device_id', 'name', 'secret_hash')
    .addColumn('enrolled_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('device_pk', ['puskesmas_id', 'device_id'])
    .execute();
  await required(table('device_posyandu'), 'posyandu_id', 'device_id')
    .addPrimaryKeyConstraint('device_posyandu_pk', ['puskesmas_id', 'posyandu_id', 'device_id'])
    .execute();
  await required(table('device_code'), 'code_hash', 'posyandu_id', 'made_by')
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addPrimaryKeyConstraint('device_code_pk', ['puskesmas_id', 'code_hash'])
    .execute();
  await db.schema.createIndex('device_code_by_hash').on('device_code').column('code_hash').execute();

  await required(table('audit'), 'audit_id', 'actor_kind', 'actor_id', 'action', 'subject')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_pk', ['puskesmas_id', 'audit_id'])
    .execute();
  await db.schema.createIndex('audit_by_time').on('audit').columns(['puskesmas_id', 'at']).execute();
  await db.schema
    .createTable('server_setting')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
};

/** A table under construction; the names of its columns are checked where they are used, in the tables' types. */
type Table = CreateTableBuilder<string, string>;

function required(table: Table, ...names: string[]): Table {
  return names.reduce((made, name) => made.addColumn(name, 'text', (column) => column.notNull()), table);
}
