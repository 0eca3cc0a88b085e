import type { SchemaStep } from '../migrate.ts';

/**
 * What a Puskesmas decides about the month of a desa: who reported it, who locked it, and the copies that were frozen then. Only added to:
 * a month is never unlocked, a new version with a reason stands beside the old one.
 */
export const createPeriods: SchemaStep = async (db) => {
  const table = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('puskesmas_id', 'text', (column) => column.notNull())
      .addColumn('village_id', 'text', (column) => column.notNull())
      .addColumn('month', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull());

  await table('period_act')
    // `report` by the Pustu, `lock` by the head.
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('account_name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('period_act_key', ['puskesmas_id', 'village_id', 'month', 'version', 'act'])
    .execute();

  await table('period_signature')
    .addColumn('sign_no', 'integer', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    // The Posyandu of a cadre, the desa of a midwife, the Puskesmas of its head.
    .addColumn('unit_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('account_name', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('period_signature_key', ['puskesmas_id', 'village_id', 'month', 'version', 'sign_no'])
    .execute();

  await table('frozen_report')
    .addColumn('unit_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    // JSON as it was served.
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('body_hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('frozen_report_key', ['puskesmas_id', 'unit_id', 'month', 'kind', 'version'])
    .execute();

  // What stood in each session when the month was frozen: short marks of events by person, so that what came later is known without a clock.
  await table('frozen_session')
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('marks', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('frozen_session_key', ['puskesmas_id', 'village_id', 'month', 'version', 'document_id'])
    .execute();
};
