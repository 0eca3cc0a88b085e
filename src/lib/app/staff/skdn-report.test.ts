import * as v from 'valibot';
import { expect, test } from 'vitest';
import { skdnReport, sumRow, writeSkdnReport } from './skdn-report.ts';

const posyandu = { level: 'posyandu', unit: 'Melati 1', unitId: 'p1', villageId: 'v1', sessions: 1, dataThrough: 7 };
const makeAnswer = (rows: readonly object[]) => ({ month: '2026-07', computedAt: 9, dataThrough: 7, rows });

test('counts become a row of the monthly report with its shares', () => {
  const answer = makeAnswer([
    { ...posyandu, S: 56, K: 54, D: 44, N: 14, T: 22, O: 7, B: 1, wfaMeasured: 44, underweight: 10 },
  ]);
  const row = v.parse(skdnReport, answer).rows[0];
  expect(row).toMatchObject({ unit: 'Melati 1', unitId: 'p1', villageId: 'v1', sessions: 1, dataThrough: 7 });
  expect(row?.figures).toMatchObject({ S: 56, absent: 10, "D'": 36, 'D/S': 78.6, "N/D'": 38.9, 'underweight%': 22.7 });
});

test('columns of a newer server are passed over, missing ones count nobody', () => {
  const row = v.parse(skdnReport, makeAnswer([{ ...posyandu, S: 3, measles: 4 }])).rows[0];
  expect(row?.figures).toMatchObject({ S: 3, D: 0, 'D/S': 0, "N/D'": null });
});

test.each([
  ['a month that is none', { ...makeAnswer([]), month: '2026-13' }],
  ['a level that is none', makeAnswer([{ ...posyandu, level: 'kecamatan' }])],
  ['a count that is a text', makeAnswer([{ ...posyandu, S: '56' }])],
])('%s is not understood', (_, answer) => {
  expect(v.safeParse(skdnReport, answer).success).toBe(false);
});

test('desa are added up, their Posyandu are not, and shares are reckoned from the sums', () => {
  const report = v.parse(
    skdnReport,
    makeAnswer([
      { ...posyandu, S: 10, K: 10, D: 9 },
      { ...posyandu, level: 'desa', unitId: 'v1', S: 10, K: 10, D: 9 },
      { ...posyandu, level: 'desa', unitId: 'v2', S: 30, K: 30, D: 21, sessions: 2 },
    ]),
  );
  const sum = sumRow(report, 'Semua');
  expect(sum).toMatchObject({ unit: 'Semua', sessions: 3, dataThrough: 7 });
  expect(sum.figures).toMatchObject({ S: 40, D: 30, absent: 10, 'D/S': 75 });
});

test('a report that was kept is read as it was', () => {
  const report = v.parse(skdnReport, makeAnswer([{ ...posyandu, S: 56, K: 54, D: 44, BGM: 2 }]));
  expect(v.parse(skdnReport, JSON.parse(JSON.stringify(writeSkdnReport(report))))).toEqual(report);
});
