import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ExportLedger } from '#server/export/ledger/export-ledger.ts';
import type { LedgerTables } from '#server/export/ledger/ledger-tables.ts';
import type { ExportRow } from '#server/export/export-row.ts';
import { openDatabase } from '#server/log/database.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { Narratives } from '#server/reports/narrative.ts';
import { parseLocalDate, parseLocalMonth } from '#lib/domain/dates.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

let postgres: TestPostgres;
const open: (() => Promise<void>)[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});
afterAll(() => postgres[Symbol.asyncDispose]());

const ENGINES: readonly (readonly [name: string, url: () => Promise<string>])[] = [
  [
    'SQLite',
    async () => {
      const folder = await makeTempFolder();
      open.push(async () => await folder[Symbol.asyncDispose]());
      return `file:${join(folder.path, 'store.db')}`;
    },
  ],
  ['PostgreSQL', () => postgres.createDatabase()],
];

async function openStores(url: string) {
  const database = openDatabase(url);
  await migrate(database, MIGRATIONS);
  open.push(() => database.close());
  const clock = { now: 1_000 };
  let ids = 0;
  const parts = {
    db: database.kysely.$extendTables<LedgerTables>(),
    key: 'secret of the store',
    now: () => (clock.now += 1_000),
    newId: () => `id_${String((ids += 1)).padStart(3, '0')}`,
  };
  return { ledger: new ExportLedger(parts), narratives: new Narratives(parts), db: parts.db };
}

const subject = { puskesmasId: 'pk_1', kind: 'eppgbm', unitId: 'pm_1', month: '2026-07' };
const by = { id: 'ac_1', name: 'Bidan Sari' };
const rows = (...weights: readonly number[]): ExportRow[] =>
  weights.map((weight, at) => ({ key: `ps_${at} session:pm_1:2026-07-04`, cells: [at + 1, 'Aisyah', weight] }));

describe.each(ENGINES)('on %s', (_name, urlOf) => {
  test('the first export is all new; the next says which rows are new, changed and gone, whatever their number', async () => {
    const { ledger } = await openStores(await urlOf());
    const take = (own: readonly ExportRow[]) =>
      ledger.record({ subject, rows: own, numbered: true, extent: 'all', by });
    expect((await take(rows(8.4, 9.1, 10)))?.run).toMatchObject({ rowCount: 3, added: 3, changed: 0, gone: 0 });
    expect((await take(rows(8.4, 9.1, 10)))?.run).toMatchObject({ rowCount: 3, added: 0, changed: 0, gone: 0 });
    const [, second, third] = rows(8.4, 9.2, 10);
    const later = [
      { ...second!, cells: [1, 'Aisyah', 9.2] },
      { ...third!, cells: [2, 'Aisyah', 10] },
      { key: 'ps_9 session:pm_1:2026-07-04', cells: [3, 'Bima', 7] },
    ];
    expect((await take(later))?.run).toMatchObject({ rowCount: 3, added: 1, changed: 1, gone: 1 });
  });

  test('changes alone: the file holds what is new or other since the last export, or since the one named', async () => {
    const { ledger } = await openStores(await urlOf());
    const first = await ledger.record({ subject, rows: rows(8.4, 9.1), numbered: true, extent: 'all', by });
    await ledger.record({ subject, rows: rows(8.5, 9.1), numbered: true, extent: 'all', by });
    const news = await ledger.record({ subject, rows: rows(8.5, 9.3), numbered: true, extent: 'changes', by });
    expect(news?.rows.map(({ cells }) => cells[2])).toEqual([9.3]);
    const sinceRunId = first?.run.runId;
    const since = await ledger.record({
      subject,
      rows: rows(8.5, 9.3),
      numbered: true,
      extent: 'changes',
      sinceRunId,
      by,
    });
    expect(since?.rows.map(({ cells }) => cells[2])).toEqual([8.5, 9.3]);
    expect(since?.run).toMatchObject({ extent: 'changes', sinceRunId, rowCount: 2 });
  });

  test('exports of another unit, month or kind are compared with their own only; an unknown run is refused', async () => {
    const { ledger } = await openStores(await urlOf());
    const take = (of: Partial<typeof subject>, sinceRunId?: string) =>
      ledger.record({ subject: { ...subject, ...of }, rows: rows(8.4), numbered: true, extent: 'all', sinceRunId, by });
    const first = await take({});
    for (const of of [{ unitId: 'pm_2' }, { month: '2026-06' }, { kind: 'asik' }, { puskesmasId: 'pk_2' }]) {
      expect((await take(of))?.run).toMatchObject({ added: 1 });
    }
    expect(await take({ month: '2026-05' }, first?.run.runId)).toBeUndefined();
  });

  test('the ledger lists who took what and when, and no value of any row can be read from the store', async () => {
    const { ledger, db } = await openStores(await urlOf());
    await ledger.record({ subject, rows: rows(8.4), numbered: true, extent: 'all', by });
    expect(await ledger.list('pk_1', ['pm_1', 'pm_2'])).toMatchObject([
      { kind: 'eppgbm', unitId: 'pm_1', month: '2026-07', by: 'Bidan Sari', extent: 'all', rowCount: 1 },
    ]);
    expect(await ledger.list('pk_1', ['pm_3'])).toEqual([]);
    const stored = JSON.stringify(await db.selectFrom('export_row').selectAll().execute());
    expect(stored).not.toMatch(/Aisyah|8\.4/);
  });

  test('rows of the last twelve runs can be compared with, older ones are let go', async () => {
    const { ledger, db } = await openStores(await urlOf());
    for (let run = 0; run < 14; run += 1) {
      await ledger.record({ subject, rows: rows(8 + run), numbered: true, extent: 'all', by });
    }
    const kept = await db.selectFrom('export_row').select('run_id').distinct().execute();
    expect(kept).toHaveLength(12);
    expect(await ledger.list('pk_1', ['pm_1'])).toHaveLength(14);
  });

  test('narrative: lines in the order in which they are due; done, written anew, taken out of their own unit and month', async () => {
    const { narratives } = await openStores(await urlOf());
    const month = parseLocalMonth('2026-07');
    const [late, soon] = ['2026-08-20', '2026-08-05'].map((text) => parseLocalDate(text));
    if (!month.ok || !late?.ok || !soon?.ok) throw new Error('no dates');
    const place = { puskesmasId: 'pk_1', unitId: 'pm_1', month: month.value };
    const text = {
      problem: 'D/S turun',
      cause: 'Hujan',
      plan: 'Kunjungan rumah',
      owner: 'Bidan Sari',
      dueDate: late.value,
    };
    const first = await narratives.add(place, text, 'Sari');
    const second = await narratives.add(place, { ...text, dueDate: soon.value }, 'Sari');
    const third = await narratives.add(place, { ...text, dueDate: null }, 'Sari');
    const listed = () => narratives.list('pk_1', { unitIds: ['pm_1'], month: month.value });
    expect((await listed()).map(({ entryId }) => entryId)).toEqual([second, first, third]);
    const key = { puskesmasId: 'pk_1', entryId: first };
    expect(await narratives.change(key, { ...text, problem: 'D/S naik lagi', done: true }, 'Rina')).toBe(true);
    expect((await listed())[1]).toMatchObject({ problem: 'D/S naik lagi', done: true, changedBy: 'Rina' });
    expect(await narratives.remove(key, 'Rina')).toBe(true);
    expect(await narratives.change(key, { ...text, done: false }, 'Rina')).toBe(false);
    expect((await listed()).map(({ entryId }) => entryId)).toEqual([second, third]);
    expect(await narratives.findUnit(['pk_1'], second)).toEqual({ puskesmasId: 'pk_1', unitId: 'pm_1' });
    expect(await narratives.findUnit(['pk_2'], second)).toBeUndefined();
  });
});
