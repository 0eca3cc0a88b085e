import { sql } from 'kysely';
import { monthOf } from '#lib/domain/dates.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyStore } from '#server/admin/verify-store.ts';
import type { StoreFault } from '#server/admin/store-fault.ts';
import { encodeMoves } from '#server/log/moves.ts';
import type { LogTables } from '#server/log/tables.ts';
import { openExampleDesa, type ExampleDesa } from '../support/example-desa.ts';
import { localDate } from '../support/local-date.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

/** A month of the example desa, counted. */
async function openDesa(engine: string): Promise<ExampleDesa> {
  const desa = await openExampleDesa(engine === 'SQLite' ? undefined : await postgres.createDatabase());
  await desa.take('eppgbm-2025-12.csv', 'eppgbm-2026-01.csv');
  await desa.shell.reader.countFacts(desa.puskesmasId, monthOf(localDate('2026-01-31')));
  return desa;
}

async function check({ shell }: ExampleDesa) {
  const { rooms, projection, projectionTables: tables } = shell;
  return verifyStore({ database: rooms.database, log: rooms.log, projection, tables, say: () => undefined });
}

const codesOf = (faults: readonly StoreFault[]) => [...new Set(faults.map(({ code }) => code))].sort();

describe.each(['SQLite', 'PostgreSQL'])('verify on %s', (engine) => {
  test('[ST15] finds no fault in a store that works, and counts what it has read', async () => {
    await using desa = await openDesa(engine);
    const found = await check(desa);
    expect(found.faults).toEqual([]);
    expect(found.documents).toBeGreaterThan(5);
    expect(found.entries).toBeGreaterThanOrEqual(found.documents);
    expect(found.events).toBeGreaterThan(200);
  });

  test('[ST15] names what is wrong with a projection, and a rebuild mends it', async () => {
    await using desa = await openDesa(engine);
    const { projectionTables: tables, projection } = desa.shell;
    const row = await tables
      .selectFrom('projection_row')
      .selectAll()
      .where('table_name', '=', 'visit')
      .executeTakeFirst();
    const documentId = row!.document_id;
    await tables
      .updateTable('projection_row')
      .set({ slots: '{}' })
      .where('document_id', '=', documentId)
      .where('subject', '=', row!.subject)
      .execute();
    const fact = await tables.selectFrom('fact_set').selectAll().where('month', '=', '2026-01').executeTakeFirst();
    await tables.deleteFrom('fact_set').where('subject_id', '=', fact!.subject_id).execute();
    const { faults } = await check(desa);
    expect(faults).toContainEqual(expect.objectContaining({ code: 'projection.differs', documentId }));
    expect(faults).toContainEqual(expect.objectContaining({ code: 'facts.differ', month: '2026-01' }));
    await projection.rebuild();
    expect((await check(desa)).faults).toEqual([]);
  });

  test('[ST15] names the entry that does not follow those before it, and the one that moves its head elsewhere', async () => {
    await using desa = await openDesa(engine);
    const { kysely } = desa.shell.rooms.database;
    const db = kysely.$extendTables<LogTables>();
    const [first, second] = await db.selectFrom('log_update').selectAll().orderBy('seq').limit(2).execute();
    await db
      .updateTable('log_update')
      .set({ update_bytes: second!.update_bytes.subarray(4) })
      .where('seq', '=', second!.seq)
      .execute();
    const broken = await check(desa);
    expect(broken.faults).toMatchObject([{ documentId: second!.document_id, seq: second!.seq }]);
    expect(broken.faults[0]?.code).toMatch(/^update\./);

    await db
      .updateTable('log_update')
      .set({ update_bytes: second!.update_bytes })
      .where('seq', '=', second!.seq)
      .execute();
    const moves = encodeMoves({ clocks: new Map([[1, 1]]), arrays: new Map([[1, 'ev:import']]) });
    for (const table of engine === 'SQLite' ? ['log_update', 'log_place'] : ['log_update']) {
      await sql`update ${sql.table(table)} set moves = ${moves} where seq = ${first!.seq}`.execute(kysely);
    }
    const moved = await check(desa);
    expect(codesOf(moved.faults)).toEqual(expect.arrayContaining(['entry.differs', 'head.differs']));
    expect(moved.faults).toContainEqual(expect.objectContaining({ seq: first!.seq, code: 'entry.differs' }));
  });
});
