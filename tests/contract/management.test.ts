import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LocalDate, LocalMonth } from '#lib/domain/dates.ts';
import { sumTallies } from '#lib/domain/indicators/tally.ts';
import { SKILLS } from '#lib/domain/management/skills.ts';
import { foldDocument, type Row } from '#lib/events/fold.ts';
import { Management } from '#server/management/management.ts';
import { openRooms, type Rooms } from '#server/rooms.ts';
import { UnitChanges } from '#server/units/unit-changes.ts';
import type { UnitTables } from '#server/units/units-tables.ts';
import { makeEvent } from '../support/make-event.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const NOW = Date.UTC(2026, 7, 20, 1);
const AUGUST = '2026-08' as LocalMonth;
const day = (text: string) => text as LocalDate;

let postgres: TestPostgres;
const open: (() => Promise<void>)[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});
afterAll(() => postgres[Symbol.asyncDispose]());

describe.each([
  [
    'SQLite',
    async () => {
      const folder = await makeTempFolder();
      open.push(async () => await folder[Symbol.asyncDispose]());
      return `file:${join(folder.path, 'store.db')}`;
    },
  ],
  ['PostgreSQL', () => postgres.createDatabase()],
])('klaster 1 on %s', (_, makeUrl) => {
  async function start() {
    const rooms = await openRooms({ databaseUrl: await makeUrl(), now: () => NOW });
    open.push(() => rooms.close());
    const village = await rooms.units.ensureVillage((await rooms.units.ensurePuskesmas('Contoh')).puskesmasId, 'Suka');
    const posyandu = await rooms.units.ensurePosyandu(village.villageId, 'Melati 1');
    const documents = new Map<string, readonly Row[]>();
    const rows = { readDocument: async (_id: string, documentId: string) => documents.get(documentId) ?? [] };
    const management = new Management({ ...rooms, rows, random: randomBytes });
    return { rooms, management, posyandu, village, documents, puskesmasId: village.puskesmasId };
  }

  test('a profile keeps what a later change does not name', async () => {
    const { management, posyandu, puskesmasId } = await start();
    const { units } = management;
    await units.changeProfile(puskesmasId, posyandu.posyanduId, {
      ilpStatus: 'bertahap',
      activePackages: ['toddler', 'pregnant'],
    });
    await units.changeProfile(puskesmasId, posyandu.posyanduId, { ilpStartDate: day('2026-03-01'), lokusYear: 2026 });
    expect((await units.listProfiles(puskesmasId)).get(posyandu.posyanduId)).toMatchObject({
      ilpStatus: 'bertahap',
      activePackages: ['pregnant', 'toddler'],
      ilpStartDate: '2026-03-01',
      lokusYear: 2026,
    });
  });

  test('population and plan of a year are set anew, others of the year stay', async () => {
    const { management, village, puskesmasId } = await start();
    const { units } = management;
    await units.setPopulation(puskesmasId, village.villageId, 2026, { toddler: 120, infant: 30 });
    await units.setPopulation(puskesmasId, village.villageId, 2026, { toddler: 118 });
    await units.setPlan(puskesmasId, 2026, 4);
    await units.setPlan(puskesmasId, 2026, 5);
    expect((await units.listPopulation(puskesmasId, 2026)).get(village.villageId)).toEqual({
      toddler: 118,
      infant: 30,
    });
    expect(await units.listPlans(puskesmasId)).toEqual(new Map([[2026, 5]]));
  });

  test('a Posyandu moves and is renamed under its id; a name that is taken there is refused', async () => {
    const { rooms, posyandu, puskesmasId } = await start();
    const changes = new UnitChanges(rooms.database.kysely.$extendTables<UnitTables>());
    const other = await rooms.units.ensureVillage(puskesmasId, 'Maju');
    await rooms.units.ensurePosyandu(other.villageId, 'Mawar');
    const { villageId } = other;
    expect(await changes.changePosyandu({ ...posyandu, villageId, name: 'MAWAR' })).toMatchObject({ ok: false });
    expect(await changes.changePosyandu({ ...posyandu, villageId, name: 'Melati' })).toMatchObject({ ok: true });
    expect(await rooms.units.findPosyandu(posyandu.posyanduId)).toMatchObject({ villageId, name: 'Melati' });
  });

  test('the newest target of a year is in force, and all of them are its history', async () => {
    const { rooms, puskesmasId } = await start();
    let now = NOW;
    const { targets } = new Management({ ...rooms, ...roomsAt(() => now), random: randomBytes });
    for (const good of [80, 82.5]) {
      now += 1000;
      await targets.setTarget(puskesmasId, 2026, { code: 'G01', good, bad: null, confirmed: true }, 'ac_1');
    }
    expect((await targets.listTargets(puskesmasId, 2026)).get('G01')).toMatchObject({ good: 82.5, confirmed: true });
    expect((await targets.listChanges(puskesmasId, 2026)).map(({ good }) => good)).toEqual([82.5, 80]);
    expect((await targets.listTargets(puskesmasId, 2025)).size).toBe(0);
  });

  test('who has a cadre’s account is a cadre; her master data bear the same id and keep her assessments', async () => {
    const { rooms, management, posyandu, puskesmasId } = await start();
    const made = await rooms.auth.accounts.add({
      role: 'cadre',
      displayName: 'Bu Rina',
      scope: { kind: 'posyandu', unitIds: [posyandu.posyanduId] },
    });
    if (!made.ok) throw new Error(made.problem.code);
    const { accountId: cadreId } = made.value;
    const assessments = SKILLS.map((skill) => ({
      skill,
      status: 'lulus' as const,
      date: day('2026-05-01'),
      validUntil: null,
    }));
    await management.cadres.assess(puskesmasId, cadreId, { assessments, method: 'practice', by: 'ac_nurse' });
    const [before] = await management.cadres.list(puskesmasId);
    await management.cadres.save(puskesmasId, { ...before!, name: 'Rina Wati', startDate: day('2020-01-01') }, cadreId);
    expect(await management.cadres.list(puskesmasId)).toMatchObject([
      { cadreId, name: 'Rina Wati', hasAccount: true, startDate: '2020-01-01' },
    ]);
    const counted = (await management.countUnitTables(puskesmasId, [AUGUST])).get(AUGUST);
    expect(counted?.get(posyandu.posyanduId)).toEqual({
      posyanduActive: { '': 1 },
      cadreRegistered: { '': 1 },
      cadreActive: { '': 1 },
      cadreUtama: { '': 1 },
    });
  });

  test('stock of a desa: what came, less what was given at its Posyandu; a line taken back counts for nothing', async () => {
    const { management, posyandu, village, documents, puskesmasId } = await start();
    const { villageId } = village;
    const entry = { item: 'MR', move: 'in', batch: 'X1', expiryDate: day('2027-01-31'), note: null } as const;
    const line = { ...entry, unitId: villageId, by: 'ac_nurse' };
    await management.stock.add(puskesmasId, { ...line, count: 2, date: day('2026-08-01') });
    const slip = await management.stock.add(puskesmasId, { ...line, count: 500, date: day('2026-08-02') });
    await management.stock.takeBack(puskesmasId, slip);
    const care = `care:${posyandu.posyanduId}:2026-08`;
    const nurse = { type: 'dose', role: 'village_nurse' } as const;
    const dose = (subject: string, date: string) =>
      makeEvent({ ...nurse, id: subject, subject, data: { personId: 'p1', antigen: 'MR', date, source: 'nakes' } });
    documents.set(care, foldDocument(care, 'care', [dose('d1', '2026-08-07'), dose('d2', '2026-08-10')]).rows);
    expect(await management.readStock(puskesmasId, villageId, AUGUST)).toEqual([
      { item: 'MR', before: 0, received: 2, used: 2, wasted: 0, balance: 0, daysOut: 11, nextExpiry: null },
    ]);
    const counted = (await management.countUnitTables(puskesmasId, [AUGUST])).get(AUGUST);
    expect(counted?.get(villageId)).toEqual({ stockWatched: { '': 1 }, stockOut: { '': 1 } });
    expect(sumTallies(counted?.values() ?? [])).toMatchObject({ posyanduActive: { '': 1 }, stockOut: { '': 1 } });
  });

  test('planned days are cancelled with the first reason; equipment keeps its calibrations, the newest first', async () => {
    const { management, posyandu, puskesmasId } = await start();
    const { posyanduId } = posyandu;
    const { calendar, equipment } = management;
    const planId = await calendar.add(puskesmasId, {
      posyanduId,
      date: day('2026-08-31'),
      packages: ['toddler'],
      place: null,
      by: 'ac_1',
    });
    await calendar.cancel(puskesmasId, planId, 'banjir');
    await calendar.cancel(puskesmasId, planId, 'lain');
    expect(await calendar.list(puskesmasId, AUGUST)).toMatchObject([{ planId, cancelReason: 'banjir' }]);
    expect(await calendar.list(puskesmasId, '2026-09' as LocalMonth)).toEqual([]);
    const scale = { unitId: posyanduId, kind: 'babyScale', name: 'Timbangan bayi', serial: null } as const;
    const equipmentId = await equipment.add(puskesmasId, scale);
    for (const date of ['2025-08-01', '2026-08-01']) {
      await equipment.calibrate(puskesmasId, equipmentId, { date: day(date), passed: true, testedBy: 'BPFK', by: 'x' });
    }
    expect((await equipment.list(puskesmasId))[0]?.calibrations.map(({ date }) => date)).toEqual([
      '2026-08-01',
      '2025-08-01',
    ]);
  });
});

/** A clock of the test's own, and no documents. */
function roomsAt(now: Rooms['now']) {
  return { now, rows: { readDocument: async () => [] } };
}
