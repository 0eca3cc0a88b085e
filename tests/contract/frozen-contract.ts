import { beforeEach, describe, expect, test } from 'vitest';
import { parseLocalMonth } from '#lib/domain/dates.ts';
import { PeriodStore, type Lock, type PeriodActor, type PeriodKey } from '#server/reports/frozen/period-store.ts';

const month = parseLocalMonth('2026-08');
if (!month.ok) throw new Error('no month');
const KEY: PeriodKey = { puskesmasId: 'pk_1', villageId: 'ds_1', month: month.value };
const NURSE: PeriodActor = { accountId: 'ac_b', name: 'Bidan Ratna', role: 'village_nurse', at: 1_000 };
const HEAD: PeriodActor = { accountId: 'ac_h', name: 'dr. Wulan', role: 'phc_head', at: 2_000 };

function makeLock(overrides: Partial<Lock> = {}): Lock {
  return {
    actor: HEAD,
    version: 1,
    signatures: [
      { ...NURSE, unitId: 'ds_1' },
      { ...HEAD, unitId: 'pk_1' },
    ],
    reports: [{ unitId: 'ds_1', kind: 'skdn', body: '{"S":12}', bodyHash: 'h1' }],
    sessions: [{ documentId: 'session:pos1:2026-08-07', marks: { A: ['m1', 'm2'] } }],
    ...overrides,
  };
}

/** The promises of reported and locked months, on any engine. */
export function runFrozenContract(name: string, open: () => Promise<PeriodStore>): void {
  describe(`locked months on ${name}`, () => {
    let store: PeriodStore;
    beforeEach(async () => {
      store = await open();
    });

    test('a month is reported once, and locked with its copies and names', async () => {
      expect(await store.findLatest(KEY)).toBeUndefined();
      expect(await store.report(KEY, 1, NURSE)).toBe(true);
      expect(await store.report(KEY, 1, { ...NURSE, at: 1_500 })).toBe(false);
      expect(await store.findLatest(KEY)).toEqual({ ...KEY, version: 1, reported: NURSE });
      expect(await store.lock(KEY, makeLock())).toBe(true);
      expect(await store.findLatest(KEY)).toEqual({ ...KEY, version: 1, reported: NURSE, locked: HEAD });
      const wanted = { unitId: 'ds_1', month: KEY.month, kind: 'skdn' };
      expect(await store.findReport('pk_1', wanted)).toMatchObject({ body: '{"S":12}', bodyHash: 'h1', version: 1 });
      expect((await store.listSignatures(KEY, 1)).map(({ accountId, unitId }) => [accountId, unitId])).toEqual([
        ['ac_b', 'ds_1'],
        ['ac_h', 'pk_1'],
      ]);
      expect(await store.listSessions(KEY, 1)).toEqual(makeLock().sessions);
    });

    test('of two who lock at once one is told no, and nothing of hers is kept', async () => {
      await store.report(KEY, 1, NURSE);
      const second = makeLock({ reports: [{ unitId: 'ds_1', kind: 'skdn', body: '{"S":99}', bodyHash: 'h2' }] });
      const outcomes = [await store.lock(KEY, makeLock()), await store.lock(KEY, second)];
      expect(outcomes).toEqual([true, false]);
      const found = await store.findReport('pk_1', { unitId: 'ds_1', month: KEY.month, kind: 'skdn' });
      expect(found?.body).toBe('{"S":12}');
    });

    test('a lock that fails halfway leaves nothing', async () => {
      await store.report(KEY, 1, NURSE);
      const [report] = makeLock().reports;
      await expect(store.lock(KEY, makeLock({ reports: [report!, report!] }))).rejects.toThrow();
      expect((await store.findLatest(KEY))?.locked).toBeUndefined();
      expect(await store.listSessions(KEY, 1)).toEqual([]);
      expect(await store.lock(KEY, makeLock())).toBe(true);
    });

    test('a new version with a reason stands beside the old one, which stays as it is', async () => {
      await store.report(KEY, 1, NURSE);
      await store.lock(KEY, makeLock());
      await store.report(KEY, 2, { ...NURSE, at: 3_000 }, 'satu sesi tertinggal');
      const wanted = { unitId: 'ds_1', month: KEY.month, kind: 'skdn' };
      // Until the new version is locked, the old copy is what reports show.
      expect(await store.findReport('pk_1', wanted)).toMatchObject({ body: '{"S":12}', version: 1 });
      await store.lock(
        KEY,
        makeLock({ version: 2, reports: [{ unitId: 'ds_1', kind: 'skdn', body: '{"S":13}', bodyHash: 'h2' }] }),
      );
      expect(await store.findReport('pk_1', wanted)).toMatchObject({ body: '{"S":13}', version: 2 });
      const versions = await store.listVersions('pk_1');
      expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
        [2, 'satu sesi tertinggal'],
        [1, undefined],
      ]);
      expect(await store.listSignatures(KEY, 1)).toHaveLength(2);
    });

    test('months of other Puskesmas are not seen', async () => {
      await store.report(KEY, 1, NURSE);
      expect(await store.listVersions('pk_2')).toEqual([]);
    });
  });
}
