import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyDocument } from '#server/admin/verify-log.ts';
import { restoreBackup } from '#server/log/backup/restore-backup.ts';
import { describeTables } from '#server/log/backup/table-shapes.ts';
import { writeBackup } from '#server/log/backup/write-backup.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { listSteps, migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { openProjection } from '#server/projection/open-projection.ts';
import { openRooms } from '#server/rooms.ts';
import { appendChecked } from '../support/append-checked.ts';
import { startScript } from '../support/child-process.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { eventIdsIn, TestDevice } from '../support/test-device.ts';

const NOW = Date.UTC(2026, 7, 7, 1);
const REGISTER = { puskesmasId: 'pm_a', documentId: 'register:melati' };
const SESSION = { puskesmasId: 'pm_b', documentId: 'session:melati:2026-08-07' };
const say = () => undefined;
const common = { steps: MIGRATIONS, now: NOW, say };

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

/** Stores of both engines, empty, below one folder. */
async function makeStores() {
  const folder = await makeTempFolder();
  let made = 0;
  const empty = async (engine: string): Promise<string> => {
    made += 1;
    return engine === 'SQLite' ? `file:${join(folder.path, `${made}.db`)}` : postgres.createDatabase();
  };
  const path = (name: string) => join(folder.path, name);
  return { empty, path, folder: folder.path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

const openAt = (databaseUrl: string) => openRooms({ databaseUrl, now: () => NOW });

/** Units, an account, a tablet, and two documents. */
async function fillStore(databaseUrl: string): Promise<void> {
  const rooms = await openAt(databaseUrl);
  const { puskesmasId } = await rooms.units.ensurePuskesmas('Contoh “Dua”\u2028');
  const village = await rooms.units.ensureVillage(puskesmasId, 'Sukamaju');
  const posyandu = await rooms.units.ensurePosyandu(village.villageId, 'Melati 1');
  const scope = { kind: 'posyandu', unitIds: [posyandu.posyanduId] } as const;
  await rooms.auth.accounts.add({ role: 'cadre', displayName: 'Sulastri', scope, pin: '270811' });
  const { code } = await rooms.auth.enrolment.issueCode(posyandu, 'test');
  expect(await rooms.auth.enrolment.enrol(code)).toMatchObject({ ok: true });
  const [tablet, phone] = [new TestDevice('tablet-1'), new TestDevice('tablet-2')];
  // More rows than are read, or inserted, at a time.
  await appendChecked(rooms.log, REGISTER, ...Array.from({ length: 700 }, () => tablet.write()));
  await appendChecked(rooms.log, SESSION, phone.write(3, { data: { note: 'garis\nbaru \u0000 é' } }), phone.write());
  await rooms.close();
}

/** The lines of a backup between the first and the last: all rows of the store. */
async function rowLines(file: string): Promise<string[]> {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n');
  // A restored store bears a name of its own.
  return lines.slice(1, -2).filter((line) => !line.startsWith('["store_id"'));
}

describe.each([
  ['SQLite', 'SQLite'],
  ['SQLite', 'PostgreSQL'],
  ['PostgreSQL', 'SQLite'],
  ['PostgreSQL', 'PostgreSQL'],
])('a backup of %s in %s', (from, to) => {
  test('[ST13] gives the same rows, and the log goes on behind them', async () => {
    await using stores = await makeStores();
    const [before, after] = [await stores.empty(from), await stores.empty(to)];
    await fillStore(before);
    const file = stores.path('a.gz');
    const written = await writeBackup({ ...common, databaseUrl: before, target: file });
    const restored = await restoreBackup({ ...common, databaseUrl: after, file });
    expect(restored).toEqual({ rows: written.rows, lastSeq: written.lastSeq, madeAt: NOW });
    const rooms = await openAt(after);
    for (const key of [REGISTER, SESSION]) {
      expect(await verifyDocument(rooms.log, key)).toMatchObject({ faults: [] });
    }
    await writeBackup({ ...common, databaseUrl: after, target: stores.path('b.gz') });
    expect((await rowLines(stores.path('b.gz'))).sort()).toEqual((await rowLines(file)).sort());
    const next = await appendChecked(rooms.log, SESSION, new TestDevice('tablet-3').write());
    expect(next).toBeGreaterThan(written.lastSeq);
    expect(await rooms.log.listDocuments({ posyanduId: 'melati' })).toEqual([REGISTER, SESSION]);
    await rooms.close();
  });
});

describe.each(['SQLite', 'PostgreSQL'])('a backup of %s', (engine) => {
  test('[ST13] taken while another process writes is the store of one moment', async () => {
    await using stores = await makeStores();
    const databaseUrl = await stores.empty(engine);
    await fillStore(databaseUrl);
    await using writer = startScript('appending-process.ts', databaseUrl, 'tablet-7', REGISTER.documentId);
    const acknowledged: string[] = [];
    while (acknowledged.length < 20) acknowledged.push((await writer.lines.next()).value as string);
    const file = stores.path('a.gz');
    await writeBackup({ ...common, databaseUrl, target: file });
    // It was at work all the time, and nothing held it up.
    expect((await writer.lines.next()).done).toBe(false);
    await writer.kill();
    const copy = await stores.empty('SQLite');
    await restoreBackup({ ...common, databaseUrl: copy, file });
    const rooms = await openAt(copy);
    expect(await verifyDocument(rooms.log, REGISTER)).toMatchObject({ faults: [] });
    const stored = eventIdsIn((await rooms.log.readUpdates(REGISTER)).map(({ update }) => update));
    expect(stored).toEqual(expect.arrayContaining(acknowledged.filter((line) => line !== 'ready')));
    await rooms.close();
  });

  test('[ST13] holds every table of the main store, and nothing of the projection', async () => {
    await using stores = await makeStores();
    const databaseUrl = await stores.empty(engine);
    const projection = await openProjection(databaseUrl);
    const rooms = await openAt(databaseUrl);
    const tables = await rooms.database.kysely.introspection.getTables();
    const derived = new Set([
      'log_place',
      'log_placed',
      'counted_month',
      'data_through',
      'fact_set',
      'person_alias',
      'problem_span',
      'projected_event',
      'row_owner',
      'tally',
      'touched_subject',
    ]);
    const wanted = tables.filter(
      ({ name, isView }) => !isView && !/^(projection_|aside_)/.test(name) && !derived.has(name),
    );
    const shapes = await describeTables(MIGRATIONS, await listSteps(rooms.database));
    expect(shapes.map(({ name }) => name).sort()).toEqual(wanted.map(({ name }) => name).sort());
    for (const shape of shapes) {
      const columns = wanted.find(({ name }) => name === shape.name)!.columns;
      expect([...shape.columns].sort()).toEqual(columns.map(({ name }) => name).sort());
    }
    await rooms.close();
    await projection.close();
  });

  test('[ST14] what is no whole backup restores nothing, and an empty store stays one', async () => {
    await using stores = await makeStores();
    const source = await stores.empty(engine);
    await fillStore(source);
    const file = stores.path('a.gz');
    await writeBackup({ ...common, databaseUrl: source, target: file });
    const bytes = await readFile(file);
    const text = gunzipSync(bytes).toString();
    const lines = text.split('\n');
    const wrong: [string, string, Uint8Array][] = [
      ['cut.gz', 'backup.truncated', bytes.subarray(0, bytes.length - 100)],
      ['no-end.gz', 'backup.truncated', gzipSync(lines.slice(0, -2).join('\n'))],
      ['changed.gz', 'backup.damaged', gzipSync(text.replace('Sulastri', 'Sulastra'))],
      ['less.gz', 'backup.damaged', gzipSync(lines.toSpliced(20, 1).join('\n'))],
      ['newer.gz', 'backup.newer', gzipSync(text.replace('"version":1', '"version":2'))],
      ['later.gz', 'backup.newer', gzipSync(text.replace('"steps":[', '"steps":["9999-later",'))],
      ['other.gz', 'backup.unreadable', gzipSync('{"hello":1}\n')],
      ['plain.txt', 'backup.unreadable', Buffer.from('not zipped')],
    ];
    const databaseUrl = await stores.empty(engine);
    for (const [name, code, content] of wrong) {
      await writeFile(stores.path(name), content);
      await expect(restoreBackup({ ...common, databaseUrl, file: stores.path(name) })).rejects.toMatchObject({ code });
    }
    // A server that was started on it once has left its settings, and nothing else.
    await (await openAt(databaseUrl)).close();
    await restoreBackup({ ...common, databaseUrl, file });
    await expect(restoreBackup({ ...common, databaseUrl, file })).rejects.toMatchObject({ code: 'restore.notEmpty' });
  });
});

test('[ST14] a backup overwrites nothing, names itself in a folder, and leaves no half file behind', async () => {
  await using stores = await makeStores();
  const databaseUrl = await stores.empty('SQLite');
  await expect(writeBackup({ ...common, databaseUrl, target: stores.path('x') })).rejects.toMatchObject({
    code: 'store.missing',
  });
  await fillStore(databaseUrl);
  const folder = stores.path('backups');
  await mkdir(folder);
  const { file } = await writeBackup({ ...common, databaseUrl, target: folder });
  expect(await readdir(folder)).toEqual(['posyandu-20260807T010000Z.backup.gz']);
  await expect(writeBackup({ ...common, databaseUrl, target: file })).rejects.toMatchObject({ code: 'backup.exists' });
  await expect(writeBackup({ ...common, databaseUrl, target: stores.path('none/x.gz') })).rejects.toThrow('ENOENT');
  expect(await readdir(folder)).toHaveLength(1);
});

test('[ST13] a backup of an older version is restored as it was and then brought up to date', async () => {
  await using stores = await makeStores();
  const [older, newer, file] = [await stores.empty('SQLite'), await stores.empty('PostgreSQL'), stores.path('a.gz')];
  const before = openDatabase(older);
  await migrate(before, MIGRATIONS, undefined, { through: '0003-imports' });
  const tablet = new TestDevice('tablet-1');
  await appendChecked(new LogStore(before, 'older'), REGISTER, tablet.write(3));
  await before.close();
  await writeBackup({ ...common, databaseUrl: older, target: file });
  await restoreBackup({ ...common, databaseUrl: newer, file });
  const rooms = await openAt(newer);
  expect(await listSteps(rooms.database)).toEqual(Object.keys(MIGRATIONS));
  expect(eventIdsIn((await rooms.log.readUpdates(REGISTER)).map(({ update }) => update))).toEqual(tablet.eventIds());
  await rooms.close();
  // Nor does an older backup fill a store that this version has made already.
  const made = await stores.empty('SQLite');
  await (await openAt(made)).close();
  await expect(restoreBackup({ ...common, databaseUrl: made, file })).rejects.toMatchObject({ code: 'store.newer' });
});
