import type { CreateTableBuilder } from 'kysely';
import type { SchemaStep } from '../migrate.ts';

/**
 * What a Puskesmas decides and keeps by itself (klaster 1): how its units stand in the roll-out, the places of its network, projected
 * population, targets by year, cadres with their assessments and badges, planned days, stock, equipment. Assessments, badges, targets, stock
 * lines and calibrations are only added: the history is in the rows.
 */
export const createManagement: SchemaStep = async (db) => {
  const table = (name: string): Table =>
    db.schema.createTable(name).addColumn('puskesmas_id', 'text', (column) => column.notNull());

  await texts(required(table('unit_profile'), 'unit_id', 'ilp_status', 'active_packages'), 'ilp_start_date')
    .addColumn('lokus_year', 'integer')
    .addColumn('kemendagri_code', 'text')
    .addColumn('bps_code', 'text')
    .addColumn('closed_date', 'text')
    .addPrimaryKeyConstraint('unit_profile_pk', ['puskesmas_id', 'unit_id'])
    .execute();
  await texts(required(table('place'), 'place_id', 'village_id', 'kind', 'name'), 'partner', 'closed_date')
    .addColumn('midwives', 'integer')
    .addColumn('nurses', 'integer')
    .addPrimaryKeyConstraint('place_pk', ['puskesmas_id', 'place_id'])
    .execute();
  await required(table('population'), 'unit_id', 'group_code')
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('population_pk', ['puskesmas_id', 'unit_id', 'year', 'group_code'])
    .execute();
  await table('rollout_plan')
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('planned', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('rollout_plan_pk', ['puskesmas_id', 'year'])
    .execute();
  await stamped(required(table('target'), 'target_id', 'code'))
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('good', 'double precision', (column) => column.notNull())
    .addColumn('bad', 'double precision')
    .addColumn('confirmed', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('target_pk', ['puskesmas_id', 'target_id'])
    .execute();

  // A cadre who has an account bears its id.
  await texts(
    required(table('cadre'), 'cadre_id', 'posyandu_id', 'name', 'position'),
    'nik',
    'phone',
    'education',
    'decree_number',
    'decree_date',
    'start_date',
    'end_date',
  )
    .addPrimaryKeyConstraint('cadre_pk', ['puskesmas_id', 'cadre_id'])
    .execute();
  await stamped(
    texts(
      required(table('skill_assessment'), 'assessment_id', 'cadre_id', 'skill', 'status', 'date', 'method'),
      'valid_until',
    ),
  )
    .addPrimaryKeyConstraint('skill_assessment_pk', ['puskesmas_id', 'assessment_id'])
    .execute();
  await stamped(required(table('skill_badge'), 'badge_id', 'cadre_id', 'level', 'date'))
    .addPrimaryKeyConstraint('skill_badge_pk', ['puskesmas_id', 'badge_id'])
    .execute();

  await stamped(
    texts(required(table('session_plan'), 'plan_id', 'posyandu_id', 'date', 'packages'), 'place', 'cancel_reason'),
  )
    .addPrimaryKeyConstraint('session_plan_pk', ['puskesmas_id', 'plan_id'])
    .execute();

  await stamped(
    texts(
      required(table('stock_entry'), 'entry_id', 'unit_id', 'item', 'move', 'date'),
      'batch',
      'expiry_date',
      'note',
    ),
  )
    .addColumn('count', 'double precision', (column) => column.notNull())
    .addColumn('taken_back_at', 'bigint')
    .addPrimaryKeyConstraint('stock_entry_pk', ['puskesmas_id', 'entry_id'])
    .execute();
  await texts(required(table('equipment'), 'equipment_id', 'unit_id', 'kind', 'name'), 'serial', 'retired_date')
    .addPrimaryKeyConstraint('equipment_pk', ['puskesmas_id', 'equipment_id'])
    .execute();
  await stamped(required(table('calibration'), 'calibration_id', 'equipment_id', 'date', 'tested_by'))
    .addColumn('passed', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('calibration_pk', ['puskesmas_id', 'calibration_id'])
    .execute();
  await db.schema
    .createIndex('skill_assessment_cadre')
    .on('skill_assessment')
    .columns(['puskesmas_id', 'cadre_id'])
    .execute();
  await db.schema.createIndex('stock_entry_unit').on('stock_entry').columns(['puskesmas_id', 'unit_id']).execute();
};

/** A table under construction; the names of its columns are checked where they are used, in the tables' types. */
type Table = CreateTableBuilder<string, string>;

function required(table: Table, ...names: string[]): Table {
  return names.reduce((made, name) => made.addColumn(name, 'text', (column) => column.notNull()), table);
}

function texts(table: Table, ...names: string[]): Table {
  return names.reduce((made, name) => made.addColumn(name, 'text'), table);
}

/** Who wrote it down, and when. */
function stamped(table: Table): Table {
  return required(table, 'written_by').addColumn('written_at', 'bigint', (column) => column.notNull());
}
