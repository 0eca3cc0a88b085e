import type { SchemaStep } from '../migrate.ts';

/**
 * What signing in needs beside a password: one-time passwords that an admin gives out, second factors with their recovery codes, accounts
 * put out of use, and wrong tries counted by all processes together.
 */
export const extendSignIn: SchemaStep = async (db) => {
  // A password that must be changed at the next sign-in, until when it opens the door; null for one that its owner chose.
  await db.schema.alterTable('account').addColumn('password_expires_at', 'bigint').execute();
  await db.schema.alterTable('account').addColumn('disabled_at', 'bigint').execute();
  await db.schema
    .createTable('second_factor')
    .addColumn('puskesmas_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('secret', 'text', (column) => column.notNull())
    // Null until the first code has been typed: nobody is locked out by a QR that no phone has read.
    .addColumn('confirmed_at', 'bigint')
    // The newest time step whose code was used; each code opens the door once.
    .addColumn('last_step', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('second_factor_pk', ['puskesmas_id', 'account_id'])
    .execute();
  await db.schema
    .createTable('recovery_code')
    .addColumn('puskesmas_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recovery_code_pk', ['puskesmas_id', 'account_id', 'code_hash'])
    .execute();
  await db.schema
    .createTable('throttle')
    .addColumn('key_hash', 'text', (column) => column.primaryKey())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('open_at', 'bigint', (column) => column.notNull())
    .execute();
};
