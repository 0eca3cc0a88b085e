import { expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';
import { exportDictionary } from './dictionary.ts';
import { exportTable } from './export-table.ts';
import { CSV_TABLES, ORIGIN_COLUMNS, PLACE_COLUMNS } from './table-columns.ts';

const reading = (value: Json, device = 'dv_1', at = 0) => [
  { value, eventId: `e-${device}`, by: 'ac_1', role: 'cadre', device, at },
];
const row = (posyanduId: string, slots: Row['slots']): Row => ({
  table: 'visit',
  documentId: `session:${posyanduId}:2026-07-04`,
  subject: 'ps_1',
  slots,
});
const visits = CSV_TABLES.find(({ code }) => code === 'kunjungan')!;
const units = [{ posyanduId: 'pm_1', posyandu: 'Melati 1', village: 'Sukamaju' }];

test('a row of a Posyandu asked for, a column a slot; values that contradict each other are named', async () => {
  const twice = [...reading(8.4, 'dv_1', 1), ...reading(8.6, 'dv_2', 2)];
  const listRows = () =>
    Promise.resolve([
      row('pm_1', { weightKg: twice, muacCm: reading({ empty: 'refused' }), topics: reading(['asi', 'gizi']) }),
      row('pm_2', { weightKg: reading(9) }),
    ]);
  const table = await exportTable({ listRows }, visits, { puskesmasId: 'pk_1', units });
  expect(table.columns).toEqual([...PLACE_COLUMNS, 'muacCm', 'topics', 'weightKg', ...ORIGIN_COLUMNS]);
  expect(table.rows).toHaveLength(1);
  const [, , subject, muac, topics, weight, conflicts] = table.rows[0]?.cells ?? [];
  expect([subject, muac, topics, conflicts]).toEqual(['ps_1', 'kosong: refused', 'asi gizi', 'weightKg']);
  expect([8.4, 8.6]).toContain(weight);
});

test('no confidential answer and no inner slot becomes a column, in no table and not in the dictionary', async () => {
  const listRows = () =>
    Promise.resolve([row('pm_1', { phq1: reading(2), $source: reading('x'), weightKg: reading(8.4) })]);
  const table = await exportTable({ listRows }, visits, { puskesmasId: 'pk_1', units });
  expect(table.columns).toEqual([...PLACE_COLUMNS, 'weightKg', ...ORIGIN_COLUMNS]);
  expect(CSV_TABLES.map(({ table: name }) => name)).not.toContain('sensitive');
  const words = (await exportDictionary()).rows.map(({ cells }) => cells[0]);
  expect(words).toEqual(expect.arrayContaining(['weightKg', 'nik', 'bpSystolic', 'dokumen', 'orang.csv']));
  expect(words).not.toContain('phq1');
});
