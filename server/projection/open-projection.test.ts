import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeTempFolder } from '#tests/support/temp-folder.ts';
import { openProjection } from './open-projection.ts';

test.each([
  [
    "select * from projection_row where puskesmas_id = 'pk' and table_name = 'visit' and subject in ('a', 'b')",
    'subject',
  ],
  ["select * from row_owner where puskesmas_id = 'pk' and table_name = 'dose' and subject in ('a', 'b')", 'subject'],
  ["select * from fact_set where puskesmas_id = 'pk' and kind = 'person' and subject_id in ('a', 'b')", 'subject_id'],
  ["select * from fact_set where puskesmas_id = 'pk' and month = '2026-08' and posyandu_id in ('a')", 'posyandu_id'],
])('SQLite finds few without reading a whole Puskesmas: %s', async (query, column) => {
  await using folder = await makeTempFolder();
  const projection = await openProjection(`file:${join(folder.path, 'log.db')}`);
  const plan = await sql<{ detail: string }>`explain query plan ${sql.raw(query)}`.execute(projection.kysely);
  await projection.close();
  expect(plan.rows.map(({ detail }) => detail).join()).toContain(`${column}=?`);
});
