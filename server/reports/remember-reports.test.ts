import { expect, test } from 'vitest';
import { makeMonth } from '#tests/support/make-pws.ts';
import type { ReportAsked } from './compute-report.ts';
import { rememberReports } from './remember-reports.ts';

const ASKED: ReportAsked = { kind: 'buku7', puskesmasId: 'pm1', posyanduIds: ['pos1', 'pos2'], month: makeMonth() };

/** A projection that nobody lives in, which says how often it was read through. */
function makeReader() {
  const reader = {
    mark: 1,
    reads: 0,
    fails: false,
    readMark: () => Promise.resolve(reader.mark),
    async *eachHuman() {
      reader.reads += 1;
      await Promise.resolve();
      if (reader.fails) throw new Error('no disk');
      yield [];
    },
  };
  return reader;
}

test('a report is counted once as long as nothing has come, also for those who ask while it is counted', async () => {
  const reader = makeReader();
  const compute = rememberReports(reader);
  const both = await Promise.all([compute(ASKED), compute({ ...ASKED, posyanduIds: ['pos2', 'pos1'] })]);
  expect(both[0]).toEqual(both[1]);
  expect(await compute(ASKED)).toBe(both[0]);
  expect(reader.reads).toBe(1);
});

test('after any new entry it is counted anew; another month and another kind are other reports', async () => {
  const reader = makeReader();
  const compute = rememberReports(reader);
  await compute(ASKED);
  await compute({ ...ASKED, month: makeMonth('2026-06') });
  await compute({ ...ASKED, kind: 'f1' });
  expect(reader.reads).toBe(3);
  reader.mark = 2;
  await compute(ASKED);
  expect(reader.reads).toBe(4);
});

test('a count that failed is tried again', async () => {
  const reader = makeReader();
  const compute = rememberReports(reader);
  reader.fails = true;
  await expect(compute(ASKED)).rejects.toThrow('no disk');
  reader.fails = false;
  expect((await compute(ASKED)).tables.length).toBeGreaterThan(0);
});
